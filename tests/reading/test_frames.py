"""Frames: each frame finds its act, with its parties, in every sentence that stands with it in `data/frames/`."""

from __future__ import annotations

import pytest

import legation
from legation.knowledge.frames import Example, Frame, frames
from legation.model import Event

PUBLISHED = "2022-07-26"
EXAMPLES = [
    pytest.param(frame, example, id=f"{frame.name}: {example.text}")
    for frame in frames().all
    for example in frame.examples
]


def told(event: Event, frame: Frame, example: Example) -> bool:
    """Whether an event is what the frame's example tells: its type and kind, and exactly its parties."""
    return (
        event.type == frame.type
        and (frame.kind is None or event.kind == frame.kind)
        and frozenset(event.source) == example.source
        and frozenset(event.target) == example.target
    )


@pytest.mark.parametrize(("frame", "example"), EXAMPLES)
def test_a_frame_reads_its_example(frame: Frame, example: Example) -> None:
    """What a frame's example tells is read by it: its type and kind, and its parties on the side where they stand."""
    events = legation.read(example.text, published=PUBLISHED).events

    assert any(told(event, frame, example) for event in events), [
        f"{event.type} {event.kind}: {sorted(event.source)} > {sorted(event.target)}" for event in events
    ]


@pytest.mark.parametrize("frame", [each for each in frames().all if not each.detected], ids=lambda frame: frame.name)
def test_a_frame_with_words_has_an_example(frame: Frame) -> None:
    """A sentence shows what each is for; what the network detects has no words of its own."""
    assert frame.examples


@pytest.mark.parametrize(
    "text",
    [
        "Spanish fans reacted furiously to the Italian referee.",
        "A Danish study cast doubt on a Swedish vaccine trial.",
        "Italy's coach would not budge on the Croatian striker.",
        "The Irish bank distanced itself from a Spanish rival's loan plan.",
        "Police in Norway presented evidence of a theft by a Polish driver.",
        "Denmark toppled Germany in the final.",
        "The Dutch brewer accepted an offer from its Belgian rival.",
        "The Belgian league put a stop to transfers from Brazil.",
        "Germany closed a police station in the north.",
        "Japan tightened lending rules for banks.",
        "Ireland drove the French forwards back in the second half.",
        "The coach raised the prospect of a strike in Italy.",
    ],
)
def test_words_of_states_tell_nothing_of_business_and_sport(text: str) -> None:
    """Where neither a state nor its deed stands beside the word, it tells no event."""
    assert not legation.read(text, published=PUBLISHED).events


@pytest.mark.parametrize(
    "sentence",
    [
        "A Bulgarian man went on trial in Austria for shoplifting.",
        "Two Belgians went on trial in Portugal over a brawl.",
        "A Ghanaian sprinter stands trial in France over unpaid rent.",
        "An Estonian cook stood trial in Ireland for forging cheques.",
        "A Croatian cyclist faces a prison sentence in Denmark for reckless riding.",
        "The Swiss court opened the trial of a Romanian businessman accused of embezzlement.",
        "Italian police stopped an Albanian truck carrying counterfeit shoes.",
        "Danish police stopped a Lithuanian lorry with stolen tractors.",
        "Hungarian officers halted a Slovak train because a child had fallen ill.",
        "The Austrian insurer pulled the plug on its Thai project.",
        "A Spanish bank put a stop to loans for Dutch builders.",
        "Sweden's prosecutors are probing an attack on a Finnish baker by his brother.",
    ],
)
def test_a_text_of_crime_and_business_has_no_event(sentence: str) -> None:
    """Within a text that tells of nothing between states either: a crime tried abroad, a firm that ends a loan."""
    text = (
        "The market hall was full on Saturday morning, and the fishmongers had sold out by ten. "
        "A choir sang near the fountain.\n\n"
        f"{sentence} The judge of the flower show gave no prize this year.\n\n"
        "Rain is expected towards the evening."
    )
    assert not legation.read(text, published=PUBLISHED).events


@pytest.mark.parametrize(
    "text",
    [
        "A truce between Kenya and Somalia took hold on Friday.",
        "Chile's congress passed the treaty with Peru.",
        "Snipers of the Chadian army picked off Nigerien guards.",
        "Jordan foiled an Iranian plot.",
    ],
)
def test_one_act_is_one_event(text: str) -> None:
    """No second frame reads another act into the same words."""
    assert len(legation.read(text, published=PUBLISHED).events) == 1
