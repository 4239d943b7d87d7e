"""What the network detects, and how it stands beside what frames tell."""

from __future__ import annotations

from dataclasses import replace

import legation
from legation.articles import door
from legation.knowledge.frames import frames
from legation.model import EventType
from legation.reading.additions import once_a_word, with_additions
from legation.reading.detected import Detection, detections
from legation.reading.likely import likely
from legation.reading.proposals import proposed
from legation.reading.reader import candidates, understood
from legation.reading.scene import Scene
from legation.reading.triggers import Trigger, find_triggers
from legation.reading.what import acts_of

BLAMED = "Peru criticized Brazil on Monday for the dam."


def scene(text: str) -> Scene:
    """A text of one sentence before its acts are read."""
    known = understood(door.article(text))
    found = detections(known.sentences, known.cast)
    return Scene(sentence=known.sentences[0], cast=known.cast, places=(), headline=False, detection=found[0])


def detection(text: str) -> Detection:
    """What the network detects in a text of one sentence."""
    found = scene(text).detection
    assert found is not None
    return found


def proposals(text: str) -> list[Trigger]:
    """What the network proposes for a text of one sentence, as if no frame listed its words."""
    told = scene(text)
    return [trigger for (trigger,) in proposed(told.sentence, detection(text), [], frames())]


def test_a_word_tells_an_act_of_its_type() -> None:
    """Blame is ACCUSE; the dam that it is about tells nothing."""
    told, blamed = scene(BLAMED), detection(BLAMED)

    assert blamed.type_at([told.sentence.words[1]], EventType.ACCUSE) > 0.5
    assert blamed.type_at([told.sentence.words[7]], EventType.ACCUSE) < 0.5


def test_one_side_acts_and_the_other_is_acted_upon() -> None:
    """Peru blames, Brazil is blamed."""
    told = scene(BLAMED)

    parts = detection(BLAMED).parts(told.sentence.words[1])

    assert [(told.sentence.words[at].text, acts > bears) for at, (acts, bears) in parts.items()] == [
        ("Peru", True),
        ("Brazil", False),
    ]


def test_a_word_without_a_frame_opens_that_of_the_type_detected() -> None:
    """As "criticized" would, if no frame listed it."""
    assert [(trigger.word.text, trigger.frame.name, trigger.weak) for trigger in proposals(BLAMED)] == [
        ("criticized", "detected accuse", True)
    ]


def test_figures_of_trade_are_left_to_frames() -> None:
    """The network takes them for aid now and then; frames know when they are an act."""
    assert proposals("Chile exported 2 billion euros in goods to Peru last year.") == []


def test_a_frame_of_the_same_type_stands_for_the_words_alone() -> None:
    """Where a frame lists the words, the network proposes nothing besides."""
    told = scene(BLAMED)
    listed = find_triggers(told.sentence, frames())

    assert list(proposed(told.sentence, detection(BLAMED), listed, frames())) == []


def test_an_act_that_is_told_already_is_not_added() -> None:
    """The network's telling of an act with the same type and parties is no second event."""
    drafts = candidates(door.article(BLAMED))
    acts = [act for act in acts_of(scene(BLAMED), frames()) if act.type is EventType.ACCUSE]
    detected = [
        (replace(act, trigger=replace(act.trigger, frame=proposals(BLAMED)[0].frame)), (), None) for act in acts
    ]

    assert len(detected) == 1
    assert with_additions(drafts, detected, []) == drafts
    assert [draft.first.frame.name for draft in with_additions([], detected, [])] == ["detected accuse"]


def test_a_word_that_a_kept_frame_knows_tells_no_act_of_another_type() -> None:
    """What the network makes of a frame's word stands only where the frame's event has been judged away."""
    blamed = candidates(door.article(BLAMED))
    frame = next(each for (kind, _), each in frames().detected.items() if kind is EventType.REJECT)
    act = replace(blamed[0].first, trigger=replace(blamed[0].first.trigger, frame=frame))
    other = replace(blamed[0], acts=(act,))

    assert once_a_word([*blamed, other]) == blamed
    assert once_a_word([other]) == [other]


def test_in_a_short_text_what_the_network_alone_detects_must_be_likely() -> None:
    """There is no article to judge it by, but what the network makes of the words and of the parties."""
    (blamed,) = candidates(door.article(BLAMED))
    act = replace(blamed.first, trigger=replace(blamed.first.trigger, frame=proposals(BLAMED)[0].frame))
    sure = replace(blamed, acts=(replace(act, detected=0.99, fitting=0.99),))
    unsure = replace(blamed, acts=(replace(act, detected=0.01, fitting=0.01),))

    assert likely([sure], 1) == [sure]
    assert likely([unsure], 1) == []


def test_what_is_said_in_another_sentence_is_another_act() -> None:
    """Who blames somebody twice blames him for two things; what lasts is one, wherever it is told."""
    drafts = candidates(door.article(f"Peru condemned Brazil over the road. {BLAMED}"))
    first = [draft for draft in drafts if draft.first.trigger.sentence.index == 0]
    second = [draft for draft in drafts if draft.first.trigger.sentence.index == 1]
    frame = proposals(BLAMED)[0].frame
    detected = [
        (replace(act, trigger=replace(act.trigger, frame=frame)), (), None) for draft in second for act in draft.acts
    ]

    assert [draft.first.frame.name for draft in with_additions(first, detected, [])][1:] == ["detected accuse"]


def test_what_is_detected_takes_nothing_from_what_words_tell() -> None:
    """A broken truce is a complaint of the one and a breach of the other, whatever the network makes of it besides."""
    events = legation.read("Seoul said Pyongyang violated the truce.", published="2022-07-26").events

    assert [(event.type, event.source, event.target) for event in events] == [
        (EventType.ACCUSE, ("KOR",), ("PRK",)),
        (EventType.REJECT, ("PRK",), ("KOR",)),
    ]


def test_another_pipeline_is_read_without_the_network() -> None:
    """Its vectors mean something else: its sentences have none, and nothing is detected."""
    known = understood(door.article(BLAMED))
    bare = [replace(sentence, vectors=None) for sentence in known.sentences]

    assert detections(bare, known.cast) == [None]
