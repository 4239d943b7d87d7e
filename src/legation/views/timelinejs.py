"""`timelinejs`: the JSON of TimelineJS (timeline.knightlab.com): a slide for each line of which a date is known."""

from __future__ import annotations

from datetime import date
from typing import Any, BinaryIO, Final

from legation.model import Account, Cited, Line, Status
from legation.record.selecting import Selection
from legation.views.json_text import json_of
from legation.views.text import html_text, web_address
from legation.views.titles import days_text, names_all, spot_text, title_of, type_name
from legation.views.written import Tally

UNDATED: Final = "no date is known"


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write all slides."""
    tally.wrote("slides", 0)
    stream.write(b'{"scale":"human","events":[')
    for account in selection.accounts():
        slide = slide_of(account)
        if slide is None:
            tally.leave_out(UNDATED)
            continue
        stream.write(b",\n" if tally.rows["slides"] else b"\n")
        stream.write(json_of(slide))
        tally.wrote("slides")
    stream.write(b"\n]}\n")


def slide_of(account: Account) -> dict[str, Any] | None:
    """A line as a slide; None where no date is known. Its texts are HTML, in which articles have no tags."""
    line = account.line
    first, last = line.when.first or line.when.last, line.when.last or line.when.first
    if first is None or last is None:
        return None
    slide: dict[str, Any] = {
        "unique_id": line.id,
        "start_date": _date(first),
        "display_date": days_text(line.when),
        "group": line.kind.value.capitalize() if line.kind else type_name(line.type),
        "text": {"headline": html_text(_headline(line)), "text": _text(account)},
    }
    if first != last:
        slide["end_date"] = _date(last)
    return slide


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _headline(line: Line) -> str:
    status = "" if line.status is Status.HAPPENED else f" ({line.status.value})"
    return f"{title_of(line)}{status}"


def _text(account: Account) -> str:
    line = account.line
    place = html_text(spot_text(line.where))
    sources = dict.fromkeys(telling.article for telling in account.tellings)
    facts = (
        f"<blockquote>{html_text(line.evidence)}</blockquote>" if line.evidence else "",
        "" if names_all(line) else f"<p>{html_text(title_of(line, most=None))}</p>",
        f"<p>{place}</p>" if place else "",
        f"<p>{'; '.join(map(_link, sources))}</p>",
    )
    return "".join(facts)


def _link(article: Cited) -> str:
    """An article as a link, where its address is one of the web."""
    known = (article.title, article.outlet, days_text(article.published))
    words = html_text(", ".join(part for part in known if part) or article.url or article.id)
    address = web_address(article.url)
    return f'<a href="{html_text(address)}">{words}</a>' if address else words
