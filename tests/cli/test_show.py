"""`legation show`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from legation.cli import main
from legation.record.record import Record
from tests.cli.conftest import Ask
from tests.record.told import article, put

HEAD = """\
2023-03-21 · happened · visit · PRT–MAR · Rabat (MAR)  fardmjddqlu6
told: 2023-03-10 to 2023-03-22, by 4 articles of 3 sources
officially confirmed

Where articles disagree
  date: 2023-03-20 (2 sources), 2023-03-14 (1 source), 2023-03-21 (1 source)
  place: Rabat (MAR) (2 sources), Casablanca (MAR) (1 source)

History
  2023-03-10  planned  Lusa
  2023-03-10  dated: 2023-03-14  Lusa
  2023-03-10  placed: Rabat (MAR)  Lusa
  2023-03-10  confirmed: by a party itself  Lusa
  2023-03-13  postponed: 2023-03-14 → 2023-03-20  MAP
  2023-03-21  planned → happened  Lusa

Evidence
Lusa · 2023-03-10 · https://lusa.example/announced  fardmjddqlu6
  planned · 2023-03-14 (“14 March 2023”) · Rabat (MAR)
  with: João Silva, PRT foreign minister
  said by: Portuguese foreign ministry (office, PRT)
  “Portugal's foreign minister João Silva will visit Rabat on 14 March 2023, the Portuguese foreign ministry said.”
"""


def test_the_line_the_disagreement_the_history_and_the_evidence(ask: Ask) -> None:
    """From the act down to the words that each article has for it."""
    page = ask("show", "fardmjddqlu6")
    assert page.startswith(HEAD)
    assert page.count("“Portugal's foreign minister") == 4


def test_the_first_letters_of_an_id(ask: Ask) -> None:
    """Four letters are enough where no other id begins so."""
    assert ask("show", "fard") == ask("show", "fardmjddqlu6")


def test_json(ask: Ask) -> None:
    """Spans, sources and people under the names of the model."""
    found = json.loads(ask("show", "fardmjddqlu6", "--json"))
    assert list(found) == ["line", "versions", "history", "tellings"]
    assert found["history"][4]["change"] == "postponed"
    assert found["history"][4]["article"]["outlet"] == "MAP"
    assert found["tellings"][0]["attribution"][0]["kind"] == "office"


def test_an_id_that_leads_nowhere(record_path: Path) -> None:
    """It is told in a line, with code 2."""
    result = CliRunner().invoke(main, ["show", "zzzzzzzzzz", "--record", str(record_path)])
    assert result.exit_code == 2
    assert result.stderr.startswith("legation: zzzzzzzzzz: the record has no such line")


def test_what_would_command_a_terminal_is_printed_as_a_sign(tmp_path: Path) -> None:
    """Titles, outlets and sentences come from strangers."""
    text = "The foreign ministers of Portugal and Morocco met in \x1b[31mLisbon\x07 on 14 March 2023."
    given = article(text, "2023-03-15", "https://x.example/\x1b[2J", "Out\x1blet\u202e")
    path = tmp_path / "bad.db"
    with Record(path) as record:
        put(record, given)
        ids = [line.id for line in record.timeline().items]
    for arguments in ([["show", each] for each in ids], [["timeline"]], [["search", "Lisbon"]], [["stats"]]):
        for each in arguments:
            page = CliRunner().invoke(main, [*each, "--record", str(path)]).output
            assert not {"\x1b", "\x07", "\u202e"} & set(page)
