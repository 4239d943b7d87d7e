"""Files of every form through the doors of `legation.sources`, each page and text on to an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from random import Random

from legation.articles.build import article_of
from legation.errors import LegationError, NotFetched
from legation.sources.document import Document
from legation.sources.origin import Opening, Origin, nothing_seen
from tools.fuzz.changing import changed
from tools.fuzz.examples import seeds
from tools.fuzz.kind import Kind

#: Documents of one input that are looked at.
MOST = 300


class Doors(Kind):
    """Damaged files of some forms. An input is a line with the file's name, and its bytes."""

    def __init__(self, name: str, *forms: str) -> None:
        self.name = name
        self.forms = forms
        self.folder = Path()

    def prepare(self, folder: Path) -> None:
        """Note where files may be written."""
        self.folder = folder

    def draw(self, random: Random) -> bytes:
        """A damaged file, mostly under the name of its own form."""
        examples = seeds()
        form = random.choice(self.forms)
        name = random.choice((form, form, form, "unnamed", random.choice(list(examples))))
        return name.encode() + b"\n" + changed(examples[form], list(examples.values()), random)

    def tried(self, data: bytes) -> str:
        """What the file gives: articles, refusals, bad documents."""
        name, _, content = data.partition(b"\n")
        path = self.folder / name.decode()
        path.write_bytes(content)
        try:
            return outcome(path)
        finally:
            path.unlink()

    def parts(self, data: bytes) -> Sequence[bytes]:
        """The name, and each byte of the file."""
        name, _, content = data.partition(b"\n")
        return [name + b"\n", *super().parts(content)]

    def whole(self, parts: Sequence[bytes]) -> bytes:
        """A file of some bytes; where its name was left out, it is called so."""
        joined = b"".join(parts)
        return joined if parts and parts[0].endswith(b"\n") and len(parts[0]) > 1 else b"unnamed\n" + joined


def outcome(path: Path) -> str:
    """What comes of a file: whether its documents became articles, were refused, or were no documents."""
    found: Counter[str] = Counter()
    for each in islice(arrivals(path), MOST):
        found[_article(each) if isinstance(each, Document) else "bad"] += 1
    return ", ".join(sorted(found)) or "nothing"


def arrivals(path: Path) -> Iterator[object]:
    """All that comes of a file; nothing is fetched."""
    origin = Origin(name=str(path), opening=Opening(), seen=nothing_seen, fetcher=NothingFetched, count=nullcontext)
    return (each.found for each in origin.arrivals())


class NothingFetched:
    """Stands for the web: no address gives anything."""

    def get_all(self, requests: Iterator[object]) -> Iterator[LegationError]:
        """An error for each."""
        return (NotFetched("nothing is fetched here") for _ in requests)

    def get(self, url: str) -> None:
        """An error."""
        raise NotFetched("nothing is fetched here")


def _article(document: Document) -> str:
    try:
        article_of(document)
    except LegationError:
        return "refused"
    return "article"
