"""Near-copies: found by signature, confirmed by exact comparison, and not taken for forms that are filled in anew."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.articles.copies import (
    BANDS,
    bands,
    containment,
    is_copy,
    jaccard,
    same_telling,
    shingles,
    signature,
)
from legation.articles.door import article
from legation.model import Article, Citation, Interval
from legation.sources.document import Document
from legation.sources.intake import documents

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

STORY = (
    "NIAMEY – The foreign ministers of Chad and Niger signed a treaty on the waters of the lake on Monday. "
    "They had talked for nine years about how many boats each side may send out, and who is to count the fish. "
    "The treaty gives the task to a commission that will sit in Diffa and report to both parliaments once a year. "
    "Fishermen on the northern shore welcomed it, while the opposition in N'Djamena called it a gift to the neighbour. "
    "Neither government said when the parliaments are to vote. The previous accord was never ratified by anyone. "
    "Observers from the African Union watched the ceremony, which lasted an hour and ended with a common meal."
)
SCHEDULE = (
    "The Minister will meet with her counterpart from {country} at 10:00 a.m. at the Ministry of Foreign Affairs. "
    "There will be a camera spray at the top of the meeting, and no questions will be taken from the press then. Media "
    "who wish to cover it must gather at the north gate with a valid pass and a document that shows who they are. The "
    "Minister has no other public appointments, and the office of the spokesperson can be reached as on any other day."
)
#: The first bytes of the signature of the story, and its first bands.
SIGNATURE = "9f86d51f4c179808"
BAND_NUMBERS = (-4727937197093674081, 7533430769493206452)
WORDS = st.lists(st.sampled_from("chad niger met in the lake treaty a of".split()), max_size=60).map(" ".join)


def told(
    text: str,
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: str | tuple[str, str] | None = None,
) -> Article:
    """An article with what tells copies and forms apart."""
    days = (published, published) if isinstance(published, str) else published
    interval = Interval(first=date.fromisoformat(days[0]), last=date.fromisoformat(days[1])) if days else None
    return Article(citation=Citation(id="0", url=url, outlet=outlet), text=text, published=interval)


# --- texts ----------------------------------------------------------------------------------------------------------


def test_case_and_punctuation_do_not_count() -> None:
    """Editors change them."""
    assert shingles("“Chad, Niger” met IN Niamey!") == shingles("chad niger met in niamey") != frozenset()


@pytest.mark.parametrize("text", ["", "...", "Chad and Niger met"])
def test_four_words_are_too_few(text: str) -> None:
    """There is no run of five words to compare."""
    assert (shingles(text), signature(text)) == (frozenset(), None)


def test_the_share_of_common_runs() -> None:
    """Of six words and seven words that begin alike, two runs of three are common."""
    six, seven = shingles("one two three four five six"), shingles("one two three four five six seven")
    assert (jaccard(six, seven), containment(six, seven)) == (2 / 3, 1)


def test_nothing_is_like_nothing() -> None:
    """Two texts without a run of words are no copies."""
    assert (jaccard(frozenset(), frozenset()), containment(frozenset(), shingles(STORY))) == (0, 0)
    assert not is_copy(frozenset(), frozenset())


def test_an_edited_text_is_a_copy() -> None:
    """Another dateline, one word changed and a line cut make no other text."""
    edited = STORY.replace("NIAMEY", "ABUJA (AFP)").replace("a common meal", "a common dinner")
    assert is_copy(shingles(STORY), shingles(edited))


def test_a_text_cut_short_is_a_copy() -> None:
    """The first paragraphs of a report are that report, though they are less than half of it."""
    short = STORY[: STORY.index("Fishermen")]
    assert jaccard(shingles(STORY), shingles(short)) < 0.6
    assert is_copy(shingles(STORY), shingles(short))


def test_a_quotation_is_no_copy() -> None:
    """A sentence that stands in another text is too little to go by."""
    assert not is_copy(shingles(STORY), shingles(STORY[: STORY.index("The treaty gives")]))


def test_another_report_is_no_copy() -> None:
    """The same treaty in other words is a second source."""
    other = (
        "Chad and Niger have agreed on who may fish in their lake. Their foreign ministers put their names to the "
        "treaty in Niamey on Monday, nine years after talks began. A commission in Diffa is to count boats and fish."
    )
    assert not is_copy(shingles(STORY), shingles(other))


@given(WORDS, WORDS)
@settings(deadline=None)
def test_likeness_has_no_direction(first: str, second: str) -> None:
    """Either text may be the first; a text is wholly like itself."""
    ours, theirs = shingles(first), shingles(second)
    assert jaccard(ours, theirs) == jaccard(theirs, ours)
    assert containment(ours, theirs) == containment(theirs, ours) >= jaccard(ours, theirs)
    assert is_copy(ours, theirs) is is_copy(theirs, ours)
    assert jaccard(ours, ours) == bool(ours)


# --- signatures -----------------------------------------------------------------------------------------------------


def test_a_signature_is_the_same_everywhere() -> None:
    """Records keep it: another one would find no copies of what they hold."""
    found = signature(STORY)
    assert found is not None
    assert (len(found), found[:8].hex(), bands(found)[:2]) == (512, SIGNATURE, BAND_NUMBERS)


@pytest.mark.parametrize("seed", ["0", "1", "2022"])
def test_a_signature_does_not_hang_on_the_process(seed: str) -> None:
    """Python hashes words anew in each process; signatures do not."""
    command = f"from legation.articles.copies import signature; print(signature({STORY!r}).hex())"
    result = subprocess.run(
        [sys.executable, "-c", command],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    found = signature(STORY)
    assert found is not None
    assert result.stdout.strip() == found.hex()


@given(st.text() | WORDS)
@settings(deadline=None)
def test_any_text_has_one_signature_or_none(text: str) -> None:
    """It is the same each time, and all its bands fit into a table of SQLite."""
    found = signature(text)
    assert found == signature(text)
    assert (found is None) is (not shingles(text))
    assert found is None or [-(2**63) <= band < 2**63 for band in bands(found)] == [True] * BANDS


def test_copies_share_a_band() -> None:
    """Of a hundred texts in which one word in forty is changed, each is found."""
    words = [f"word{number}" for number in range(400)]
    original = signature(" ".join(words))
    assert original is not None
    for shift in range(100):
        edited = [f"other{shift}" if place % 50 == shift % 50 else word for place, word in enumerate(words)]
        text = " ".join(edited)
        assert jaccard(shingles(" ".join(words)), shingles(text)) >= 0.8
        assert set(bands(signature(text) or b"")) & set(bands(original))


def test_other_texts_share_no_band() -> None:
    """Texts with nothing in common need not be compared."""
    story, schedule = signature(STORY), signature(SCHEDULE)
    assert story is not None
    assert schedule is not None
    assert not set(bands(story)) & set(bands(schedule))


# --- tellings -------------------------------------------------------------------------------------------------------


def test_copies_in_two_outlets_are_one_telling() -> None:
    """A report of an agency is that report wherever and whenever it is printed."""
    first = told(STORY, url="https://one.example/a", published="2021-05-03")
    second = told(STORY.replace("NIAMEY", "ABUJA"), url="https://two.example/b", published="2021-05-05")
    assert same_telling(first, second) is same_telling(second, first) is True


def test_two_reports_are_two_tellings() -> None:
    """Texts that are not alike are never one telling, on whatever day."""
    first = told(STORY, url="https://one.example/a", published="2021-05-03")
    assert not same_telling(first, told(SCHEDULE, url="https://one.example/b", published="2021-05-03"))


def test_versions_of_a_page_are_one_telling() -> None:
    """A page that was written anew is the same page."""
    first = told(STORY, url="https://www.one.example/a/", published="2021-05-03")
    assert same_telling(first, told(SCHEDULE, url="http://one.example/a", published="2021-06-03"))


def test_a_form_for_another_day_is_another_telling() -> None:
    """What an office publishes word for word every week tells of another day each time."""
    first = told(SCHEDULE, url="https://office.example/1", published="2021-05-03")
    second = told(SCHEDULE, url="https://office.example/2", published="2021-05-10")
    assert jaccard(shingles(first.text), shingles(second.text)) == 1
    assert not same_telling(first, second)


def test_a_form_for_another_country_is_another_telling() -> None:
    """Two letters of one day that differ in a name tell of two acts."""
    first = told(SCHEDULE.format(country="Chad"), url="https://office.example/1", published="2021-05-03")
    second = told(SCHEDULE.format(country="Niger"), url="https://office.example/2", published="2021-05-03")
    assert jaccard(shingles(first.text), shingles(second.text)) > 0.8
    assert not same_telling(first, second)


@pytest.mark.parametrize("day", ["2021-05-03", "2021-05-04"])
def test_what_is_posted_again_with_a_word_mended_is_one_telling(day: str) -> None:
    """Within a day, one office that corrects itself is no second source; midnight may lie between."""
    first = told(SCHEDULE.replace("counterpart", "conterpart"), url="https://office.example/1", published="2021-05-03")
    assert same_telling(first, told(SCHEDULE, url="https://office.example/2", published=day))


def test_an_outlet_is_one_source_at_two_hosts() -> None:
    """Its name counts, whatever the addresses."""
    first = told(SCHEDULE, url="https://one.example/a", outlet="The Paper", published="2021-05-03")
    second = told(SCHEDULE, url="https://two.example/a", outlet="the paper ", published="2021-05-10")
    assert not same_telling(first, second)


@pytest.mark.parametrize(("day", "same"), [("2021-05-03", True), ("2021-05-10", False)])
def test_articles_that_do_not_say_where_they_stood(day: str, same: bool) -> None:
    """They may be of one source, so that day and names must agree."""
    assert same_telling(told(STORY, published="2021-05-03"), told(STORY + " More later.", published=day)) is same


def test_days_that_are_not_known_may_be_one() -> None:
    """Without a day, or with an interval that holds the other's day, only names and numbers can tell forms apart."""
    first = told(
        SCHEDULE.format(country="Chad"), url="https://office.example/1", published=("2021-05-01", "2021-05-31")
    )
    again = told(first.text, url="https://office.example/2", published="2021-05-20")
    other = told(SCHEDULE.format(country="Niger"), url="https://office.example/3")
    assert same_telling(first, again)
    assert not same_telling(first, other)


def test_runs_that_are_known_are_not_computed_again() -> None:
    """They are believed, whatever the texts."""
    first, other = told(STORY, url="https://one.example/a"), told(SCHEDULE, url="https://two.example/a")
    equal = told(STORY, url="https://three.example/a")
    assert same_telling(first, other, (shingles(STORY), shingles(STORY)))
    assert not same_telling(first, equal, (shingles(STORY), shingles(SCHEDULE)))


# --- real releases --------------------------------------------------------------------------------------------------


def test_forms_and_copies_of_real_releases() -> None:
    """Of the listed pairs of two addresses, all near ones share a band; none of days apart is one telling."""
    if not CORPUS.exists():
        pytest.skip("the corpus is not here")
    listed = json.loads((CORPUS / "near_duplicate_pairs_exact_jaccard.json").read_text("utf-8"))
    near = [pair for pair in listed if pair["kind"] == "same_source" and pair["jaccard"] >= 0.8]
    wanted = {(pair[side], pair[f"{side}v"]) for pair in near for side in "ab"}
    found: dict[tuple[str | None, int | None], Article] = {}
    for document in documents(map(str, sorted(CORPUS.glob("*.jsonl.gz")))):
        if isinstance(document, Document) and document.text and (document.url, document.version) in wanted:
            found[document.url, document.version] = article(
                document.text, url=document.url, published=document.published
            )
    pairs = [(found[pair["a"], pair["av"]], found[pair["b"], pair["bv"]]) for pair in near]
    assert [pair for pair in pairs if not set.intersection(*(bands_of(each) for each in pair))] == []
    one = [(first, second) for first, second in pairs if same_telling(first, second)]
    assert (len(pairs), len(one)) == (123, 52)
    assert max(days_apart(*pair) for pair in one) == 0


def bands_of(found: Article) -> set[int]:
    """The bands of an article's text."""
    return set(bands(signature(found.text) or b""))


def days_apart(first: Article, second: Article) -> int:
    """The days between two articles of which the days are known."""
    days = sorted(each.published.first for each in (first, second) if each.published and each.published.first)
    return (days[1] - days[0]).days
