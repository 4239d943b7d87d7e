"""What pages cost on their way to articles, beside trafilatura alone: `python -m benchmarks pages`.

The pages are those of `benchmarks.pages`; one in five is on diplomacy. The first look passes over those that tell
nothing of states, and makes articles of the others; it is compared with taking the text out of every page. The second
task makes an article of each, with title, day, outlet and author.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.frame import Comparison, Side, Work
from benchmarks.inputs import ONE_IN, articles, things, written
from benchmarks.pages import pages

#: Pages of the smallest input, and the texts that stand in them by turns.
BASE = 8
TEXTS = 200
LOOK, WHOLE = "first look at a crawl", "text and facts of a page"


def given(corpus: Path | None) -> Iterator[tuple[str, str]]:
    """Addresses and pages without end."""
    texts = []
    for text in islice(articles(corpus), TEXTS):
        title, _, rest = text.partition("\n\n")
        texts.append((title, rest))
    return pages(texts, 10**9, "courier.example", 2)


def looking(folder: Path) -> Work:
    """What `legation add` does with a page of a crawl, up to the article; how many become one."""
    from legation.model import Article
    from legation.record.preparing import Preparing
    from legation.sources.document import Document

    prepare = Preparing().prepare

    def article(url: str, html: str) -> bool:
        return isinstance(prepare(Document(name=url, url=url, html=html, by_chance=True)), Article)

    for page in islice(things(folder), ONE_IN):
        article(*page)
    return lambda: sum(article(*page) for page in things(folder))


def taking_apart(folder: Path) -> Work:
    """An article from each page; how many characters they have."""
    from legation.articles.build import article_of
    from legation.sources.document import Document

    def length(url: str, html: str) -> int:
        return len(article_of(Document(name=url, url=url, html=html)).text)

    length(*next(things(folder)))
    return lambda: sum(length(url, html) for url, html in things(folder))


def trafilatura_text(folder: Path) -> Work:
    """trafilatura in its fast way, the text alone."""
    return _trafilatura(folder, with_metadata=False)


def trafilatura_facts(folder: Path) -> Work:
    """trafilatura in its fast way, with what it finds of title, day, site and author."""
    return _trafilatura(folder, with_metadata=True)


def _trafilatura(folder: Path, *, with_metadata: bool) -> Work:
    import trafilatura

    def length(html: str) -> int:
        return len(trafilatura.extract(html, fast=True, include_comments=False, with_metadata=with_metadata) or "")

    length(next(things(folder))[1])
    return lambda: sum(length(html) for _, html in things(folder))


COMPARISON = Comparison(
    what="pages",
    unit="pages",
    ours=(
        Side(
            name="legation, first look",
            ready=looking,
            task=LOOK,
            bound="trafilatura on the pages that pass; the others are searched for words; one page is held at a time",
        ),
        Side(
            name="legation, article",
            ready=taking_apart,
            task=WHOLE,
            bound="trafilatura and the parse of the page (lxml); one page is held at a time",
        ),
    ),
    peers=(
        Side(name="trafilatura, text", ready=trafilatura_text, task=LOOK),
        Side(name="trafilatura, with facts", ready=trafilatura_facts, task=WHOLE),
    ),
    write=written(BASE, lambda _: 1, given),
)
