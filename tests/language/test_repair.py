"""Lost main verbs and lost subjects are mended; real participles and phrases are left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language import pipeline
from legation.language.repair import repaired
from legation.language.tree import Role, Word


def word(index: int, text: str, *, tag: str, part: str, head: int, role: Role, preposition: str = "") -> Word:
    """A word at an index, one blank between words."""
    return Word(
        index=index,
        text=text,
        lemma=text.lower(),
        part=part,
        tag=tag,
        morphology=frozenset(),
        start=index * 10,
        end=index * 10 + len(text),
        head=head,
        role=role,
        preposition=preposition,
    )


def test_a_participle_behind_the_root_noun_becomes_the_verb() -> None:
    """ "Council called": the noun becomes the subject of the verb."""
    noun = word(0, "Council", tag="NNP", part="PROPN", head=0, role=Role.ROOT)
    verb = word(1, "called", tag="VBN", part="VERB", head=0, role=Role.NOUN_CLAUSE)
    mended = repaired([noun, verb])
    assert [(each.head, each.role, each.tag) for each in mended] == [
        (1, Role.SUBJECT, "NNP"),
        (1, Role.ROOT, "VBD"),
    ]


def test_a_participle_in_front_of_the_root_noun_becomes_the_verb() -> None:
    """ "Kyiv blamed Moscow": the nouns become subject and object."""
    subject = word(0, "Kyiv", tag="NNP", part="PROPN", head=1, role=Role.ADVERB)
    verb = word(1, "blamed", tag="VBN", part="VERB", head=2, role=Role.ADJECTIVE)
    noun = word(2, "Moscow", tag="NNP", part="PROPN", head=2, role=Role.ROOT)
    mended = repaired([subject, verb, noun])
    assert [(each.head, each.role) for each in mended] == [(1, Role.SUBJECT), (1, Role.ROOT), (1, Role.OBJECT)]


def test_a_passive_participle_stays_one() -> None:
    """ "talks hosted by Qatar" is a noun phrase."""
    noun = word(0, "Talks", tag="NNS", part="NOUN", head=0, role=Role.ROOT)
    verb = word(1, "hosted", tag="VBN", part="VERB", head=0, role=Role.NOUN_CLAUSE)
    agent = word(2, "Qatar", tag="NNP", part="PROPN", head=1, role=Role.AGENT, preposition="by")
    assert repaired([noun, verb, agent]) == (noun, verb, agent)


def test_a_sentence_with_a_finite_verb_stays_as_it_is() -> None:
    """Nothing is mended where the main verb is there."""
    noun = word(0, "Talks", tag="NNS", part="NOUN", head=1, role=Role.SUBJECT)
    verb = word(1, "failed", tag="VBD", part="VERB", head=1, role=Role.ROOT)
    assert repaired([noun, verb]) == (noun, verb)


def a_man_close_to_it_said(*, comma: bool) -> list[Word]:
    """ "Men close to Oslo said", with "close" as the main verb; or with a comma in front of "said"."""
    return [
        word(0, "Men", tag="NNS", part="NOUN", head=1, role=Role.SUBJECT),
        word(1, "close", tag="JJ", part="ADJ", head=1, role=Role.ROOT),
        word(2, "to", tag="IN", part="ADP", head=3, role=Role.CASE),
        word(3, "," if comma else "Oslo", tag="NNP", part="PROPN", head=1, role=Role.OBLIQUE, preposition="to"),
        word(4, "said", tag="VBD", part="VERB", head=1, role=Role.ADVERBIAL_CLAUSE),
    ]


def test_a_verb_behind_an_adjective_is_the_main_one() -> None:
    """The noun is its subject, and the adjective says something of the noun."""
    mended = repaired(a_man_close_to_it_said(comma=False))
    assert [(each.head, each.role) for each in mended if each.index in (0, 1, 4)] == [
        (4, Role.SUBJECT),
        (0, Role.NOUN_CLAUSE),
        (4, Role.ROOT),
    ]


def test_a_verb_behind_a_comma_is_not_mended() -> None:
    """What a comma parts from the adjective may be another clause."""
    words = a_man_close_to_it_said(comma=True)
    assert repaired(words) == tuple(words)


def test_what_that_opens_behind_the_one_who_is_told_is_told() -> None:
    """ "told the paper that Oslo paid": the clause stands under the verb."""
    words = [
        word(0, "told", tag="VBD", part="VERB", head=0, role=Role.ROOT),
        word(1, "paper", tag="NN", part="NOUN", head=0, role=Role.OBJECT),
        word(2, "that", tag="IN", part="SCONJ", head=4, role=Role.OBJECT),
        word(3, "Oslo", tag="NNP", part="PROPN", head=4, role=Role.SUBJECT),
        word(4, "paid", tag="VBD", part="VERB", head=1, role=Role.RELATIVE_CLAUSE),
    ]
    words[0] = replace(words[0], lemma="tell")
    mended = repaired(words)
    assert (mended[4].head, mended[4].role, mended[2].role) == (0, Role.COMPLEMENT, Role.MARK)


def after_the_states_met(*, mark: Role, role: Role) -> list[Word]:
    """ "(They) spoke after states met", with "states" in a role under "spoke"."""
    return [
        word(0, "spoke", tag="VBD", part="VERB", head=0, role=Role.ROOT),
        word(1, "after", tag="IN", part="ADP", head=2, role=mark),
        word(2, "states", tag="NNS", part="NOUN", head=0, role=role, preposition="after"),
        word(3, "met", tag="VBD", part="VERB", head=0, role=Role.COMPLEMENT),
    ]


def test_a_noun_behind_a_conjunction_becomes_the_subject_of_the_clause() -> None:
    """ "after states" and "met" without a subject: the states met, and "spoke" has the clause."""
    mended = repaired(after_the_states_met(mark=Role.CASE, role=Role.OBLIQUE))
    assert [(each.head, each.role, each.preposition) for each in mended] == [
        (0, Role.ROOT, ""),
        (3, Role.MARK, ""),
        (3, Role.SUBJECT, ""),
        (0, Role.ADVERBIAL_CLAUSE, "after"),
    ]


def test_nouns_behind_an_opening_phrase_and_its_comma_become_the_subject() -> None:
    """ "In Seoul, Hayashi and Park agreed", with both joined to "Seoul": it is they who agreed."""
    words = [
        word(0, "In", tag="IN", part="ADP", head=1, role=Role.CASE),
        word(1, "Seoul", tag="NNP", part="PROPN", head=6, role=Role.OBLIQUE, preposition="in"),
        word(2, ",", tag=",", part="PUNCT", head=3, role=Role.PUNCTUATION),
        word(3, "Hayashi", tag="NNP", part="PROPN", head=1, role=Role.CONJUNCT),
        word(4, "and", tag="CC", part="CCONJ", head=5, role=Role.COORDINATOR),
        word(5, "Park", tag="NNP", part="PROPN", head=1, role=Role.CONJUNCT),
        word(6, "agreed", tag="VBD", part="VERB", head=6, role=Role.ROOT),
    ]
    mended = repaired(words)
    assert [(each.head, each.role) for each in mended[3:]] == [
        (6, Role.SUBJECT),
        (5, Role.COORDINATOR),
        (3, Role.CONJUNCT),
        (6, Role.ROOT),
    ]


def test_a_clause_with_a_subject_keeps_the_phrase_in_front_of_it() -> None:
    """ "He said after talks they met": the clause has its subject."""
    words = after_the_states_met(mark=Role.CASE, role=Role.OBLIQUE)
    words.append(word(4, "they", tag="PRP", part="PRON", head=3, role=Role.SUBJECT))
    assert repaired(words) == tuple(words)


def test_what_is_no_phrase_stays_where_it_is() -> None:
    """Only what the parser took for a phrase with the conjunction is a subject."""
    words = after_the_states_met(mark=Role.CASE, role=Role.OBJECT)
    assert repaired(words) == tuple(words)


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("TOKYO, March 16 - Japan and India met on Monday.", "TOKYO, March 16 -"),
        ("CAIRO – 26 July 2022: The ambassador met the minister.", "CAIRO – 26 July 2022:"),
        ("PUTRAJAYA, Malaysia, July 28 - Thailand agreed.", "PUTRAJAYA, Malaysia, July 28 -"),
        ("New Delhi, September 8 (ANI): Chad and Niger met.", "New Delhi, September 8 (ANI):"),
        ("New Delhi [India], September 8 (ANI): Chad met Niger.", "New Delhi [India], September 8 (ANI):"),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence_behind_it(line: str, dateline: str) -> None:
    """Place and day in front of a report are parsed apart."""
    found = pipeline.load().sentences(line)
    assert [sentence.text for sentence in found] == [dateline, line.removeprefix(dateline).strip()]


@st.composite
def trees(draw: st.DrawFn) -> list[Word]:
    """Any tree of up to eight words, with any tags and roles."""
    size = draw(st.integers(1, 8))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]}
    for n in range(1, size):
        heads[order[n]] = order[draw(st.integers(0, n - 1))]
    tags = st.sampled_from([("VBN", "VERB"), ("VBD", "VERB"), ("NN", "NOUN"), ("NNP", "PROPN"), ("IN", "ADP")])
    roles = st.sampled_from(list(Role))
    words = []
    for index in range(size):
        tag, part = draw(tags)
        role = Role.ROOT if heads[index] == index else draw(roles)
        preposition = draw(st.sampled_from(["", "after"]))
        text = draw(st.sampled_from([",", f"W{index}"]))
        words.append(word(index, text, tag=tag, part=part, head=heads[index], role=role, preposition=preposition))
    return words


@given(trees())
def test_a_mended_tree_is_a_tree(words: list[Word]) -> None:
    """Whatever is mended, every word still leads up to one root."""
    mended = repaired(words)
    assert [each.index for each in mended] == [each.index for each in words]
    for each in mended:
        steps, current = 0, each
        while current.head != current.index:
            current, steps = mended[current.head], steps + 1
            assert steps <= len(mended)


def test_a_participle_behind_the_subject_of_a_that_clause_becomes_the_main_verb() -> None:
    """ "The ministry denied that aid was sent": the ministry denies, and the clause hangs under that."""
    noun = word(0, "ministry", tag="NN", part="NOUN", head=4, role=Role.PASSIVE_SUBJECT)
    verb = word(1, "denied", tag="VBN", part="VERB", head=0, role=Role.NOUN_CLAUSE)
    that = word(2, "that", tag="IN", part="SCONJ", head=4, role=Role.MARK)
    was = word(3, "was", tag="VBD", part="AUX", head=4, role=Role.PASSIVE_AUXILIARY)
    sent = word(4, "sent", tag="VBN", part="VERB", head=4, role=Role.ROOT)
    mended = repaired([noun, verb, that, was, sent])
    assert [(each.head, each.role) for each in mended[:2]] == [(1, Role.SUBJECT), (1, Role.ROOT)]
    assert (mended[4].head, mended[4].role) == (1, Role.COMPLEMENT)


def test_what_takes_place_is_the_noun_in_front() -> None:
    """ "Spoke about talks taking place": the talks take place, not the speaking."""
    spoke = word(0, "spoke", tag="VBD", part="VERB", head=0, role=Role.ROOT)
    talks = word(1, "talks", tag="NNS", part="NOUN", head=0, role=Role.OBLIQUE, preposition="about")
    taking = word(2, "taking", tag="VBG", part="VERB", head=0, role=Role.ADVERBIAL_CLAUSE)
    place = word(3, "place", tag="NN", part="NOUN", head=2, role=Role.OBJECT)
    today = word(4, "today", tag="NN", part="NOUN", head=0, role=Role.OBLIQUE)
    mended = repaired([spoke, talks, taking, place, today])
    assert [(each.head, each.role) for each in mended[2:]] == [
        (1, Role.NOUN_CLAUSE),
        (2, Role.OBJECT),
        (2, Role.OBLIQUE),
    ]


def test_a_noun_under_what_takes_place_stays_there() -> None:
    """The tree stays one: nothing is hung under what hangs under it."""
    spoke = word(0, "spoke", tag="VBD", part="VERB", head=0, role=Role.ROOT)
    talks = word(1, "talks", tag="NNS", part="NOUN", head=2, role=Role.SUBJECT)
    taking = word(2, "taking", tag="VBG", part="VERB", head=0, role=Role.ADVERBIAL_CLAUSE)
    place = word(3, "place", tag="NN", part="NOUN", head=2, role=Role.OBJECT)
    assert repaired([spoke, talks, taking, place]) == (spoke, talks, taking, place)


def test_what_somebody_is_behind_who_is_a_clause() -> None:
    """ "The minister, who is in Rome": no other name of the minister."""
    minister = word(0, "minister", tag="NN", part="NOUN", head=4, role=Role.SUBJECT)
    who = word(1, "who", tag="WP", part="PRON", head=3, role=Role.SUBJECT)
    is_ = word(2, "is", tag="VBZ", part="AUX", head=3, role=Role.COPULA)
    rome = word(3, "Rome", tag="NNP", part="PROPN", head=0, role=Role.APPOSITION, preposition="in")
    called = word(4, "called", tag="VBD", part="VERB", head=4, role=Role.ROOT)
    mended = repaired([minister, who, is_, rome, called])
    assert [each.role for each in mended[3:]] == [Role.RELATIVE_CLAUSE, Role.ROOT]


def test_what_is_agreed_with_somebody_is_told_of_both() -> None:
    """ "Agreed with hosts to go": the infinitive stands under the verb."""
    agree = word(0, "agree", tag="VBD", part="VERB", head=0, role=Role.ROOT)
    with_ = word(1, "with", tag="IN", part="ADP", head=2, role=Role.CASE)
    hosts = word(2, "hosts", tag="NNS", part="NOUN", head=0, role=Role.OBLIQUE, preposition="with")
    to = word(3, "to", tag="TO", part="PART", head=4, role=Role.MARK)
    go = word(4, "go", tag="VB", part="VERB", head=2, role=Role.NOUN_CLAUSE)
    mended = repaired([agree, with_, hosts, to, go])
    assert (mended[4].head, mended[4].role) == (0, Role.OPEN_COMPLEMENT)


def test_two_nouns_are_one_compound() -> None:
    """Of "discuss catch quotas" the quotas are what is discussed, and the catch says which."""
    words = (
        word(0, "discuss", tag="VB", part="VERB", head=0, role=Role.ROOT),
        word(1, "catch", tag="NN", part="NOUN", head=0, role=Role.OBJECT),
        word(2, "quotas", tag="NNS", part="NOUN", head=1, role=Role.OBJECT),
    )
    _, catch, quotas = repaired(words)
    assert (catch.head, catch.role) == (2, Role.COMPOUND)
    assert (quotas.head, quotas.role) == (0, Role.OBJECT)
