"""The gate before the parser: what it lets pass, and that the events stay the same behind it."""

from __future__ import annotations

import json
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import legation
from evaluation.gold import ARTICLE_FOLDERS, GoldArticle, gold_articles, gold_folder, scorer
from legation.language.pipeline import load
from legation.reading.gate import (
    LONGEST,
    NUMBERS,
    PlainSentence,
    by_stops,
    likelihoods,
    opened,
    plain,
    worth_parsing,
    worth_reading,
)
from legation.reading.names import find_names

HARBOUR = """\
Storm damages boats in the harbour

Fishermen said on Monday that the damage was small. The market opened at noon.

A band played while children swam.
"""
#: A paragraph in which nothing happens, long enough that the article is not all diplomacy.
GARDEN = "His roses won a prize. Rain fell. The grass is green. He drinks tea. " * 20
VISIT = f"""\
Japan and the Philippines hold talks in Manila

Foreign Minister Yoko Kamikawa met her Philippine counterpart Enrique Manalo on Monday to discuss defence cooperation.

The house has Spanish tiles, which a gardener washes every spring.

{GARDEN}

The gardener sings in a choir.

Kamikawa will visit Malaysia on Tuesday, the ministry said.
"""


def passed(text: str) -> list[str]:
    """What the gate lets pass."""
    return [text[start:end].strip() for start, end in worth_parsing(text, find_names(text))]


def looked_at(text: str) -> list[PlainSentence]:
    """What the gate sees of each sentence."""
    return list(plain(text, by_stops(text), find_names(text)))


def test_nothing_of_an_article_on_other_matters_is_parsed() -> None:
    """Most pages of a crawl are such, and cost almost nothing."""
    assert passed(HARBOUR) == []


def test_sentences_without_an_act_are_left_out() -> None:
    """The headline, the lead and the sentence in front of an act are its context, across a paragraph's end too."""
    assert passed(VISIT) == [
        "Japan and the Philippines hold talks in Manila",
        "Foreign Minister Yoko Kamikawa met her Philippine counterpart Enrique Manalo on Monday to discuss defence"
        " cooperation.",
        "The gardener sings in a choir.",
        "Kamikawa will visit Malaysia on Tuesday, the ministry said.",
    ]


def test_a_paragraph_is_parsed_in_part() -> None:
    """Of a long one only the act with what stands right in front, as one since they touch, and nothing behind."""
    act = "Kamikawa will visit Malaysia on Tuesday, the ministry said."
    (*_, last) = passed(f"{VISIT}\n{GARDEN}His dog barked. {act} {GARDEN}")
    assert last.endswith(f" His dog barked. {act}")
    assert "roses" not in last


def test_the_events_are_those_of_the_whole_reading() -> None:
    """Dates, people and sources included."""
    whole = legation.read(VISIT, published="2024-07-08")
    assert len(whole.events) == 2
    assert legation.read(VISIT, published="2024-07-08", gate=True).events == whole.events


def test_actors_of_other_paragraphs_are_no_part_of_the_reading() -> None:
    """Where nothing is parsed, it is not known what a name stands for."""
    whole, gated = (legation.read(VISIT, published="2024-07-08", gate=gate).mentions for gate in (False, True))
    assert [each.span.text for each in whole if "Spanish" in each.span.text] == ["Spanish"]
    assert [each.span.text for each in gated if "Spanish" in each.span.text] == []


def test_times_are_found_in_the_whole_article() -> None:
    """They need no parser."""
    reading = legation.read(HARBOUR, published="2024-07-08", gate=True)
    assert [timex.value for timex in reading.timex] == ["2024-07-08", "2024-07-08T12:00"]


def test_a_sentence_of_an_act_is_likelier_than_one_of_none() -> None:
    """By its words, and by the names in it."""
    text = "India and Japan agreed to hold talks. He likes the green garden."
    act, other = likelihoods(looked_at(text))
    assert act > 0.5 > other


def test_a_sentence_is_weighed_beside_its_neighbours() -> None:
    """ "They met for an hour" is likelier to tell of an act among acts than in an article about a garden."""
    sentence = "They met for an hour."
    acts = f"The foreign ministers of India and Japan arrived in Oslo. {sentence} Both signed a treaty."
    garden = f"The gardeners of the town like roses. {sentence} Both went home."
    among_acts, elsewhere = (likelihoods(looked_at(text))[1] for text in (acts, garden))
    assert among_acts > elsewhere


def sentences_opened(*likelihoods: float) -> set[int]:
    """Those that the gate opens for, in an article with a sentence of each likelihood in a paragraph of its own."""
    return opened(looked_at("\n\n".join(["Rain fell."] * len(likelihoods))), likelihoods)


def test_an_article_with_one_faint_hope_is_not_read() -> None:
    """Its sentences count on average."""
    assert sentences_opened(*[0.001] * 40, 0.15) == set()
    assert sentences_opened(*[0.001] * 40, 0.5) == {40}


def test_a_faint_hope_is_followed_where_much_else_is_told() -> None:
    """In an article on diplomacy a sentence that may tell of an act is likelier to do so."""
    assert sentences_opened(*[0.001] * 40, 0.9, 0.01) == {40}
    assert sentences_opened(*[0.9] * 40, 0.9, 0.01) == set(range(42))


def test_a_text_of_one_sentence_is_no_judge_of_itself() -> None:
    """What is too short for an average is read where its sentence alone is likely enough."""
    assert sentences_opened(0.02) == {0}
    assert sentences_opened(*[0.02] * 9) == set()


def test_what_is_certain_opens() -> None:
    """A likelihood of one has odds too."""
    assert sentences_opened(1.0, 0.0, 0.0, 0.0, 0.0) == {0}


def test_a_sentence_without_end_is_looked_at_in_parts() -> None:
    """A table without a stop is no reason to see only its beginning."""
    parts = looked_at("word " * (2 * LONGEST + 1))
    assert {part.number for part in parts} == {0}
    assert [len(part.glanced.words) for part in parts] == [LONGEST, LONGEST, 1]


def test_words_are_seen_whole_and_with_the_names_that_they_are_in() -> None:
    """Letters of all alphabets begin words."""
    text = "Šefčovič met American voices in Đakovo."
    (sentence,) = looked_at(text)
    adjective = NUMBERS["adjective"]
    assert list(sentence.glanced.words) == ["Šefčovič", "met", "American", "voices", "in", "Đakovo"]
    assert list(sentence.glanced.kinds) == [0, 0, adjective, 0, 0, 0]


def test_sentences_that_are_not_parsed_keep_their_place() -> None:
    """What is counted in sentences stays the same."""
    found = load().sentences(HARBOUR, [(0, HARBOUR.index("\n"))])
    assert [bool(sentence.words) for sentence in found] == [True, *[False] * (len(found) - 1)]
    assert [sentence.text for sentence in found] == [sentence.text for sentence in load().sentences(HARBOUR)]


def test_what_is_wanted_in_the_middle_of_a_paragraph_is_parsed_there() -> None:
    """What stands before and behind it keeps its place."""
    start = HARBOUR.index("The market")
    found = load().sentences(HARBOUR, [(start, start + len("The market opened at noon."))])
    assert [sentence.text for sentence in found] == [sentence.text for sentence in load().sentences(HARBOUR)]
    assert [sentence.text for sentence in found if sentence.words] == ["The market opened at noon."]


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=200)
def test_what_passes_lies_in_the_text_in_order(text: str) -> None:
    """Whatever the text, nothing passes twice, and nothing that is not there."""
    spans = worth_parsing(text, find_names(text))
    bounds = [offset for span in spans for offset in span]
    assert bounds == sorted(bounds)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text(alphabet="Aab. \n", max_size=80), st.lists(st.integers(0, 80), max_size=6))
@settings(deadline=None, max_examples=200)
def test_sentences_stand_where_they_are_whatever_is_parsed(text: str, offsets: list[int]) -> None:
    """All that is told of a sentence is its own words in the text, parsed or not, and none overlaps another."""
    bounds = sorted({min(offset, len(text)) for offset in offsets})
    found = load().sentences(text, list(zip(bounds[::2], bounds[1::2], strict=False)))
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.skipif(not gold_folder().is_dir(), reason="the gold is no part of the project: no ../shared/gold here")
@pytest.mark.parametrize("folder", ARTICLE_FOLDERS)
def test_no_event_of_the_gold_is_lost(folder: str) -> None:
    """What the whole reading finds rightly, the one behind the gate finds, too."""
    score, lost, kept = scorer(), [], 0
    for article in gold_articles(gold_folder() / folder):
        found = [_found(score, article, gate) for gate in (False, True)]
        lost += [(article.name, event) for event in found[0] - found[1]]
        kept += len(found[1])
    assert kept > 0
    assert lost == []


def _found(score: ModuleType, article: GoldArticle, gate: bool) -> set[str]:
    """The events of the gold that a reading finds, by their first mention."""
    reading = legation.read(article.text, published=article.published, gate=gate)
    events = json.loads(reading.to_json())["events"]
    return {str(gold["mentions"][0]) for gold, _ in score.match(article.record["events"], events, article.text)}


def test_a_teller_meant_across_an_unparsed_sentence_is_looked_for() -> None:
    """ "They said" looks some sentences back, also where one of those is not parsed; the act is told all the same."""
    text = "\n\n".join(
        [
            "Iran and Iraq hold talks",
            "Iran and Iraq held talks in Baghdad on Monday. The two ministers met and signed an agreement.",
            GARDEN,
            "The weather was fine.",
            "Iran's foreign minister met his Iraqi counterpart on Tuesday, it said. They said Iran condemned Iraq.",
        ]
    )
    assert not any("roses" in sentence for sentence in passed(text))
    assert [span.text for span in legation.read(text, gate=True).events[-1].mentions] == ["condemned Iraq"]


@pytest.mark.parametrize("text", [HARBOUR, VISIT, "", "Japan", "\n\n"])
def test_a_text_is_worth_reading_where_a_sentence_is_worth_parsing(text: str) -> None:
    """The quick question has the answer of the long one."""
    assert worth_reading(text) == bool(passed(text))


@pytest.mark.skipif(not gold_folder().is_dir(), reason="the gold is no part of the project: no ../shared/gold here")
def test_no_article_of_the_gold_is_passed_over() -> None:
    """The two agree on real articles too."""
    texts = [article.text for folder in ARTICLE_FOLDERS for article in gold_articles(gold_folder() / folder)]
    assert [text for text in texts if worth_reading(text) != bool(passed(text))] == []
