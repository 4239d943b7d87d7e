"""Keys: short names of articles and events that are the same on every machine and after every new reading."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from legation.model import Citation, Event

#: What sets the keys apart of pages that stand where they do by their own word only.
OWN_WORD = "own word"
#: Letters of a key, five bits each: among a million events two are alike once in two million records.
LETTERS = 12
#: Events of one type that begin with the same words, among which the key of one is sought.
MOST_ALIKE = 8


def article_key(cited: Citation, *, own_word: bool = False) -> str:
    """The key of an article: its URL (or its outlet, where it has none) and its text.

    A page of which only itself says that it stands at a URL (`own_word`) is another article than what stands there.
    """
    place = cited.url or cited.outlet or ""
    return _key(place, cited.id, OWN_WORD) if own_word and cited.url else _key(place, cited.id)


def event_keys(article: str, events: Iterable[Event]) -> Iterator[tuple[str, Event]]:
    """Each event of an article with its key: where its first words stand, and its type.

    A newer reader that finds the same event in the same words gives it the same key.
    """
    seen: dict[tuple[str, ...], int] = {}
    for event in events:
        first = event.mentions[0].start if event.mentions else -1
        parts = (article, event.type.value, str(first))
        seen[parts] = seen.get(parts, -1) + 1
        yield _key(*parts, str(seen[parts])), event


def is_key_of(key: str, article: str, type: str, start: int) -> bool:
    """Whether a key is that of an event of an article, by its type and where its first words stand."""
    return any(_key(article, type, str(start), str(number)) == key for number in range(MOST_ALIKE))


def number(*parts: str) -> int:
    """A number of 63 bits for some words: a place to look in."""
    return int.from_bytes(_digest(parts, 8)) >> 1


def _key(*parts: str) -> str:
    return b32encode(_digest(parts, 8)).decode()[:LETTERS].lower()


def _digest(parts: Iterable[str], size: int) -> bytes:
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=size).digest()
