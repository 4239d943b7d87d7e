"""The command itself: its help, its version, its errors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import legation
from legation.cli import VERBS, main

HELP = """
import sys
from pathlib import Path
from legation.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    heavy = {"spacy", "numpy", "rich", "msgspec", "trafilatura", "lxml", "rensa"}
    print(*sorted(sys.modules.keys() & heavy), file=sys.stderr)
"""


@pytest.mark.parametrize("verb", [[], *([verb] for verb in VERBS)], ids=str)
def test_help_loads_nothing_heavy(verb: list[str]) -> None:
    """Help comes at once: neither the language engine nor the printer is loaded for it."""
    result = subprocess.run(
        [sys.executable, "-c", HELP, *verb, "--help"], check=True, capture_output=True, encoding="utf-8"
    )
    assert result.stderr.strip() == ""
    assert "--help" in result.stdout


def test_version_is_that_of_the_package() -> None:
    """The command and the library are one thing."""
    assert legation.__version__ in CliRunner().invoke(main, ["--version"]).stdout


def test_help_lists_every_verb() -> None:
    """A verb that help does not name does not exist for users."""
    lines = CliRunner().invoke(main, ["--help"]).stdout.partition("Commands:")[2].split()
    assert set(VERBS) <= set(lines)


def test_an_unknown_verb_is_a_mistake_of_use() -> None:
    """The answer is a message and exit code 2."""
    result = CliRunner().invoke(main, ["translate"])
    assert result.exit_code == 2
    assert "translate" in result.stderr


def test_every_option_says_what_it_does() -> None:
    """An option without help is a riddle."""
    for verb in VERBS:
        command = main.get_command(None, verb)  # type: ignore[arg-type]
        silent = [option.name for option in command.params if option.param_type_name == "option" and not option.help]
        assert silent == [], verb


def test_a_terminal_without_the_signs_gets_question_marks(tmp_path: Path) -> None:
    """Dashes and quotation marks that the terminal cannot write do not end the program."""
    article = tmp_path / "article.txt"
    article.write_text("Foreign ministers of India and Japan met in Tokyo on September 8, 2022.\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", "from legation.cli import main; main()", "read", str(article)],
        check=False,
        capture_output=True,
        encoding="ascii",
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "?" in result.stdout


def test_a_reader_that_closes_the_pipe_gets_no_traceback() -> None:
    """`legation schema | head -1` ends quietly."""
    command = [sys.executable, "-c", "from legation.cli import main; main()", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(("given", "kept"), [(None, "1"), ("4", "4")])
def test_products_of_matrices_take_one_thread(monkeypatch: pytest.MonkeyPatch, given: str | None, kept: str) -> None:
    """Where the user has not asked for more: on a busy machine each thread waits for the others."""
    if given is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    else:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", given)

    CliRunner().invoke(main, ["times", "--help"])

    assert os.environ["OPENBLAS_NUM_THREADS"] == kept
