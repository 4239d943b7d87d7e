"""The gazetteer is clean, and office-holders are found at a date."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.holders import holders
from legation.knowledge.names import name_entries
from legation.knowledge.outlets import outlet_at, outlet_called, read_hosts

SHARED = {"Congolese", "Dominican", "Dominicans", "Kingston"}
AUGUST_2022 = date(2022, 8, 20)


def test_surfaces_belong_to_one_actor_within_a_kind() -> None:
    """Only the listed few surfaces stand for two actors in the same way."""
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in name_entries():
        if entry.kind not in ("body", "outlet"):
            owners[entry.kind, entry.surface].add(entry.code)
    assert {surface for (_, surface), codes in owners.items() if len(codes) > 1} <= SHARED


def test_common_names_are_there() -> None:
    """The names that news uses most lead to their actors."""
    codes = {entry.surface: entry.code for entry in name_entries()}
    wanted = {
        "U.S.": "USA",
        "Kremlin": "RUS",
        "Kyiv": "UKR",
        "Filipinos": "PHL",
        "European Commission": "EU",
        "Kyodo": "JPN",
    }
    assert {surface: codes[surface] for surface in wanted} == wanted


def test_everyday_words_are_left_out() -> None:
    """A surface that mostly means something else is no entry."""
    assert ("Male", "capital") not in {(entry.surface, entry.kind) for entry in name_entries()}


def test_minister_at_a_date_by_surname() -> None:
    """Hamada is the defence minister of Japan on 20 August 2022."""
    first = holders().named("Hamada", AUGUST_2022)[0]
    assert (first.person, first.office, first.of) == ("Yasukazu Hamada", "defence minister", "JPN")


def test_holder_by_office() -> None:
    """The foreign minister of Japan on that day is Hayashi alone."""
    found = holders().holding("foreign minister", "JPN", AUGUST_2022)
    assert {holder.person for holder in found} == {"Yoshimasa Hayashi"}


def test_alias_finds_the_person() -> None:
    """The full first name finds S. Jaishankar."""
    assert holders().named("Subrahmanyam Jaishankar", AUGUST_2022)[0].title == "External Affairs Minister"


def test_accents_do_not_matter() -> None:
    """A name is found with and without its accents."""
    assert holders().named("Mevlut Cavusoglu", AUGUST_2022) == holders().named("Mevlüt Çavuşoğlu", AUGUST_2022)


def test_open_term_is_trusted_only_as_far_as_seen() -> None:
    """After the day to which the source was checked, an open term is not known to run."""
    modi = next(h for h in holders().named("Narendra Modi") if h.office == "head of government")
    assert modi.seen_until is not None
    assert modi.holds(modi.seen_until)
    assert modi.could_hold(date(2100, 1, 1))
    assert not modi.holds(date(2100, 1, 1))


def test_nobody_of_that_name() -> None:
    """An unknown name finds nobody."""
    assert holders().named("Nemo Nobody") == []


def test_of_two_rows_of_one_term_the_reviewed_stands() -> None:
    """The term of Jorge Taiana, open in the table that has seen 2022, ended when the reviewed table says."""
    terms = [each for each in holders().named("Jorge Taiana") if each.office == "defence minister"]
    assert [(each.first, each.last) for each in terms] == [(date(2021, 8, 10), date(2023, 12, 10))]


def test_an_outlet_is_known_by_its_host_and_its_names() -> None:
    """Parts of a host lead to the outlet too; what is no outlet leads to none."""
    hosts = ("reuters.com", "edition.cnn.com", "mycnn.com", "")
    assert [outlet_at(host) for host in hosts] == ["Reuters", "CNN", None, None]
    assert [outlet_called(name) for name in ("AFP", "kyodo news", "Courier of Nowhere")] == [
        "Agence France-Presse",
        "Kyodo",
        None,
    ]


def test_a_host_of_an_outlet_that_no_table_knows_is_refused(tmp_path: Path) -> None:
    """The message names the line and what to write."""
    (tmp_path / "outlets.csv").write_text("name,names,of,source\nReuters,,GBR,ours\n")
    (tmp_path / "outlet_hosts.csv").write_text("host,outlet,source\nreuters.com,Rueters,ours\n")
    with pytest.raises(KnowledgeError, match=r"outlet_hosts\.csv, line 2: 'Rueters' is no name in outlets\.csv"):
        read_hosts(tmp_path)
