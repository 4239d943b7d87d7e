"""The page of an article: its text with everything that a statement rests on, and the acts that it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.requests import Request
from starlette.responses import Response

from legation.model import Marked, ReadText
from legation.views.web.highlighting import Piece, pieces
from legation.views.web.rendering import page
from legation.views.web.site import asked


def article(request: Request) -> Response:
    """The page of an article."""
    with asked(request) as record:
        found = record.article(request.path_params["id"])
    return page(
        request,
        "article.html",
        found=found,
        article=found.article,
        paragraphs=tuple(paragraphs(found)),
        lines=found.lines,
    )


def paragraphs(found: ReadText) -> Iterator[tuple[Piece, ...]]:
    """The text, a paragraph at a time; empty lines are left out."""
    start = 0
    waiting = list(found.marks)
    for line in (found.text or "").splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            yield pieces(line.rstrip("\r\n"), _inside(waiting, start, end), start=start)
        start = end
        waiting = [mark for mark in waiting if mark.end > start]


def _inside(marks: Iterable[Marked], start: int, end: int) -> list[Marked]:
    return [mark for mark in marks if mark.start < end and mark.end > start]
