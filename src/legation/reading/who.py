"""Who: every mention of an actor in an article, what kind of actor it is, and whom it means.

The cast (`legation.reading.parties`) resolves whom words stand for; here it is said of every mention, with its span:
names, nouns with whose they are ("a Chinese company"), and references ("the two sides", "his Irish counterpart").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from types import MappingProxyType

from legation.knowledge.bodies import Body, bodies
from legation.knowledge.organisations import kind_of, organisations
from legation.knowledge.states import states
from legation.knowledge.word_lists import words
from legation.language.tree import Name, Role, Sentence
from legation.model import Actor, ActorKind, Mention, Span
from legation.reading.names import NameFound
from legation.reading.parties import Cast, Party
from legation.reading.person import PersonFound
from legation.reading.places_found import find_places
from legation.reading.who_nouns import find_nouns, kind_of_noun
from legation.reading.who_places import is_place
from legation.reading.who_references import find_references

#: Kinds of name that stand for an actor wherever they stand.
ALWAYS_ACTORS = frozenset({"organisation", "grouping", "armed group", "outlet", "people"})
#: Kinds of body that are no authority of the state.
BY_BODY: Mapping[str, ActorKind] = MappingProxyType(
    {"state firm": ActorKind.COMPANY, "party": ActorKind.OTHER, "region": ActorKind.LOCAL_GOVERNMENT}
)
#: Where a part of a state stands when it acts.
ACTING = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT, Role.AGENT})


def find_mentions(cast: Cast) -> tuple[Mention, ...]:
    """Every mention of an actor, in the order of the text; none overlaps another."""
    return tuple(
        mention for sentence in cast.sentences if sentence.words for mention in _apart(_of_sentence(cast, sentence))
    )


def _apart(found: Iterator[Mention]) -> list[Mention]:
    """Mentions without those that overlap one found before them, in the order of the text."""
    kept: list[Mention] = []
    for mention in found:
        if all(mention.span.end <= other.span.start or other.span.end <= mention.span.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.span.start)


def _of_sentence(cast: Cast, sentence: Sentence) -> Iterator[Mention]:
    """The mentions of a sentence, those first that win over others that they overlap."""
    for person in cast.people[sentence.index]:
        start, end = sentence.words[person.first].start, sentence.words[person.last - 1].end
        yield _mention(sentence, start, end, _of_person(person))
    for found in find_nouns(cast, sentence):
        name = _told(cast, sentence, found.end, found.codes)
        actors = tuple(Actor(kind=found.kind, code=code, name=name) for code in found.codes)
        yield _mention(sentence, found.start, found.end, *actors)
    for reference in sorted(find_references(cast, sentence), key=lambda found: found.start - found.end):
        meant = (_of_body(party) if reference.body else _of_party(party) for party in reference.parties)
        yield _mention(sentence, reference.start, reference.end, *meant)
    yield from _of_names(cast, sentence)
    for place in find_places(sentence, cast.names[sentence.index]):
        span = place.place.span
        yield _mention(sentence, span.start, span.end, _place(place.place.of, span.text))


def _mention(sentence: Sentence, start: int, end: int, *actors: Actor) -> Mention:
    return Mention(span=Span(text=sentence.quote(start, end), start=start, end=end), actors=tuple(actors))


# --- people and parties ----------------------------------------------------------------------------------------------


def _of_person(found: PersonFound) -> Actor:
    return Actor(kind=ActorKind.PERSON, code=found.person.of, name=found.person.known or found.person.name)


def _of_party(party: Party) -> Actor:
    if party.person is not None:
        name = party.person.known or party.person.name
        return Actor(kind=ActorKind.PERSON, code=party.code or None, name=name)
    return _of_code(party.code)


def _of_body(party: Party) -> Actor:
    """ "The ministry": a body of the state that it was told of before."""
    actor = _of_party(party)
    return Actor(kind=ActorKind.BODY, code=actor.code) if actor.kind is ActorKind.STATE else actor


def _of_code(code: str) -> Actor:
    """A state or organisation as an actor."""
    state = states().get(code)
    if state is not None:
        return Actor(kind=ActorKind.STATE, code=code, name=state.name)
    organisation = organisations().get(code)
    kind = ActorKind(kind_of(code) or ActorKind.OTHER)
    return Actor(kind=kind, code=code or None, name=organisation.name if organisation is not None else None)


def _told(cast: Cast, sentence: Sentence, end: int, codes: Sequence[str]) -> str | None:
    """Who is meant by an office told with its state, where the article names its bearer ("the Irish premier")."""
    word = sentence.word_at(end - 1)
    if word is None or len(codes) > 1 or kind_of_noun(word.lemma) is not ActorKind.PERSON:
        return None
    behind = [p for p in cast.people[sentence.index] if 0 < p.first - word.index <= 2]
    if (
        behind
        and behind[0].person.of in (None, *codes)
        and "".join(w.text for w in sentence.words[word.index + 1 : behind[0].first]) in ("", ",")
    ):
        return behind[0].person.known or behind[0].person.name
    people = [p.person for p in cast.parties(sentence, word, acting=True) if p.person is not None]
    return (people[0].known or people[0].name) if len(people) == 1 else None


# --- names -----------------------------------------------------------------------------------------------------------


def _of_names(cast: Cast, sentence: Sentence) -> Iterator[Mention]:
    """The names of the gazetteer, and what the pipeline calls an organisation besides."""
    names = cast.names[sentence.index]
    for named in sentence.names:
        if named.label == "ORG" and (longer := _longer(sentence, named, names)) is not None:
            yield longer
    for (start, end), shared in groupby((name for name in names if name.code), lambda name: (name.start, name.end)):
        yield _mention(sentence, start, end, *(_of_name(sentence, name) for name in shared))


def _of_name(sentence: Sentence, name: NameFound) -> Actor:
    if name.kind == "body":
        body = _bodies().get(name.text)
        if body is None or body.of != name.code:
            return Actor(kind=ActorKind.BODY, code=name.code, name=name.text)
        kind = BY_BODY.get(body.kind, ActorKind.BODY)
        return Actor(kind=kind, code=name.code, name=body.name)
    if name.kind == "region":
        kind = ActorKind.LOCAL_GOVERNMENT if _acts(sentence, name) else ActorKind.PLACE
        return Actor(kind=kind, code=name.code, name=name.text)
    if name.kind == "outlet":
        return Actor(kind=ActorKind.OUTLET, code=name.code or None, name=name.text)
    if name.kind == "people":
        return Actor(kind=ActorKind.NATIONALS, code=name.code)
    if name.kind in ALWAYS_ACTORS:
        return _of_code(name.code)
    return _place(name.code, name.text) if is_place(sentence, name) else _of_code(name.code)


def _place(code: str | None, name: str) -> Actor:
    return Actor(kind=ActorKind.PLACE, code=code, name=name)


def _acts(sentence: Sentence, name: NameFound) -> bool:
    """Whether a part of a state does something itself ("California sued the government")."""
    return not is_place(sentence, name) and any(
        word.role in ACTING for word in sentence.words_within(name.start, name.end)
    )


@cache
def _bodies() -> Mapping[str, Body]:
    return MappingProxyType({surface: body for body in reversed(bodies()) for surface in body.names})


def _longer(sentence: Sentence, named: Name, known: Sequence[NameFound]) -> Mention | None:
    """An organisation that the pipeline found and the gazetteer lacks, by the nouns in its name, with its state."""
    start, end = sentence.words[named.first].start, sentence.words[named.last - 1].end
    inside = [name for name in known if name.start < end and start < name.end]
    if any(name.kind in ALWAYS_ACTORS or name.kind in ("body", "none") for name in inside):
        return None
    if inside and end - start <= max(name.end - name.start for name in inside) + len("the "):
        return None
    code = next((name.code for name in inside if name.code), None)
    text = sentence.quote(start, end)
    return _mention(sentence, start, end, Actor(kind=_kind_of(text), code=code, name=" ".join(text.split())))


def _kind_of(name: str) -> ActorKind:
    """The kind of an organisation by the words of its name ("... Motors", "Ministry of ...")."""
    told = {word.strip(".,").lower() for word in name.split()}
    if told & words("actors", "names", "body"):
        return ActorKind.BODY
    return ActorKind.COMPANY if told & words("actors", "names", "company") else ActorKind.OTHER
