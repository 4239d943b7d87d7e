"""Keys are the same on every machine and after every reading that finds the same words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from legation.model import Citation, Event, EventType, Span, Status
from legation.record.keys import article_key, event_keys, number


def event(name: str, start: int, kind: EventType = EventType.CONSULT) -> Event:
    """An event whose first words start somewhere."""
    return Event(id=name, type=kind, mentions=(Span(text="met", start=start, end=start + 3),), status=Status.HAPPENED)


def keys(*events: Event) -> list[str]:
    """The keys of the events of an article."""
    return [key for key, _ in event_keys("thearticle", events)]


def test_a_key_is_twelve_letters() -> None:
    """It can be read out, written in a URL and sorted."""
    (key,) = keys(event("e1", 5))
    assert len(key) == 12
    assert key.isalnum()
    assert key == key.lower()


def test_keys_are_those_of_all_machines() -> None:
    """Whoever adds the same article gets the same keys: these were written down once."""
    cited = Citation(id="0123456789abcdef", url="https://andes.example/1")
    assert article_key(cited) == "rqj7pmmxof2r"
    assert keys(event("e1", 5)) == ["54o7tj7tj5cj"]


def test_the_number_of_an_event_is_not_in_its_key() -> None:
    """A reader that finds an event more, before it, leaves the key as it was."""
    assert keys(event("e1", 5))[0] == keys(event("e1", 1), event("e2", 5))[1]


def test_two_types_at_one_place_are_two_keys() -> None:
    """The same words may tell two acts."""
    assert len(set(keys(event("e1", 5), event("e2", 5, EventType.AGREE)))) == 2


def test_two_events_of_the_same_words_are_two_keys() -> None:
    """Also where nothing but their order tells them apart."""
    assert len(set(keys(event("e1", 5), event("e2", 5)))) == 2


def test_an_event_without_words_has_a_key() -> None:
    """A reading from elsewhere may have no mentions."""
    assert len(keys(replace(event("e1", 5), mentions=()))) == 1


def test_an_article_is_its_address_and_its_text() -> None:
    """Another text of one URL, and one text of two URLs, are other articles; a title changes nothing."""
    cited = Citation(id="a", url="https://andes.example/1", title="Talks")
    others = [replace(cited, id="b"), replace(cited, url="https://andes.example/2")]
    assert article_key(cited) not in [article_key(each) for each in others]
    assert article_key(cited) == article_key(replace(cited, title="Talks in Arica"))


def test_without_an_address_the_outlet_tells_articles_apart() -> None:
    """Two outlets that print one text are two articles."""
    assert article_key(Citation(id="a", outlet="Lusa")) != article_key(Citation(id="a", outlet="MAP"))


@given(st.lists(st.text(st.characters()), min_size=1, max_size=4))
def test_any_words_give_a_number(words: list[str]) -> None:
    """Halves of characters, which broken JSON holds, are words too; the number fits into a column of SQLite."""
    assert 0 <= number(*words) < 2**63
