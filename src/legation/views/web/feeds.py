"""Feeds of what was learned last: Atom (RFC 4287) and JSON Feed 1.1, of all, of an actor, a pair or a series."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.model import Learned
from legation.record.record import Record
from legation.views.web.actors import codes_named
from legation.views.web.addresses import actor_path, event_path, is_at, named_path
from legation.views.web.lists import series_named
from legation.views.web.sentences import sentence
from legation.views.web.site import asked, site_of
from legation.views.web.words import CHANGES, iso_text, name_of, tame

#: Entries of a feed.
ENTRIES: Final = 60
ATOM: Final = "http://www.w3.org/2005/Atom"
#: Marks that XML 1.0 has no way to write.
UNWRITABLE: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed is of: its title, its page, and what was learned."""

    title: str
    path: str
    learned: tuple[Learned, ...]


def of_all(request: Request) -> Response:
    """The feed of all changes."""
    with asked(request) as record:
        found = record.latest(limit=ENTRIES)
    return _answer(request, Feed(title=f"Changes: {site_of(request).title}", path="/changes", learned=found))


def of_actors(request: Request) -> Response:
    """The feed of an actor or of a pair."""
    named = [request.path_params[each] for each in ("actor", "other") if each in request.path_params]
    form = _form(request)
    with asked(request) as record:
        codes = codes_named(record, named)
        if not is_at(request.url.path, actor_path(*codes, form=form)):
            return RedirectResponse(actor_path(*codes, form=form), 301)
        found = record.latest(*codes, limit=ENTRIES)
    return _answer(request, Feed(title=" – ".join(map(name_of, codes)), path=actor_path(*codes), learned=found))


def of_series(request: Request) -> Response:
    """The feed of a series."""
    name = request.path_params["name"]
    with asked(request) as record:
        found = tuple(_of_series(record, name))
    return _answer(request, Feed(title=name, path=named_path("series", name), learned=found))


def _of_series(record: Record, name: str) -> Iterator[Learned]:
    """What was learned of its sessions, not of those of series that only share its words."""
    known = {s.line.id for each in series_named(record, name) for s in each.sessions if s.line}
    return (each for each in record.latest(series=name, limit=ENTRIES) if each.line.id in known)


def _form(request: Request) -> str:
    return ".atom" if request.url.path.endswith(".atom") else ".feed.json"


def _answer(request: Request, feed: Feed) -> Response:
    base = str(request.base_url).rstrip("/")
    if _form(request) == ".atom":
        return Response(atom(feed, base), media_type="application/atom+xml; charset=utf-8")
    return Response(json_feed(feed, base), media_type="application/feed+json; charset=utf-8")


# --- entries --------------------------------------------------------------------------------------------------------


def told(learned: Learned) -> str:
    """What was learned, in words."""
    return "; ".join(_told(learned)) or "told by another source"


def _told(learned: Learned) -> Iterator[str]:
    if learned.new:
        yield "new"
    for change in learned.changes:
        before = f"{iso_text(change.before)} → " if change.before else ""
        yield f"{CHANGES[change.change]}: {before}{iso_text(change.after)}"


def _entry_id(learned: Learned, base: str) -> str:
    return f"{base}{event_path(learned.line.id)}#{learned.day.isoformat()}"


def _content(learned: Learned) -> str:
    """What was learned, the clearest sentence, and who says so, as plain text."""
    sources = "; ".join(each.title or each.url or each.id for each in learned.sources)
    lines = (f"{told(learned)}.", f"“{learned.line.evidence}”", f"Told by: {sources}" if sources else "")
    return _plain("\n\n".join(filter(None, lines)))


def _plain(text: str) -> str:
    return tame(text).translate(UNWRITABLE)


# --- forms ----------------------------------------------------------------------------------------------------------


def atom(feed: Feed, base: str) -> bytes:
    """The feed as Atom. Its moments are the days of the articles, so that equal records give equal feeds."""
    root = Element("feed", xmlns=ATOM)
    updated = feed.learned[0].day.isoformat() if feed.learned else "1970-01-01"
    _texts(root, {"title": feed.title, "id": base + feed.path, "updated": f"{updated}T00:00:00Z"})
    SubElement(root, "link", href=base + feed.path)
    SubElement(root, "link", rel="self", href=f"{base}{feed.path}.atom")
    SubElement(SubElement(root, "author"), "name").text = "Legation"
    for each in feed.learned:
        entry = SubElement(root, "entry")
        moment = f"{each.day.isoformat()}T00:00:00Z"
        _texts(entry, {"title": sentence(each.line), "id": _entry_id(each, base), "updated": moment})
        SubElement(entry, "link", href=base + event_path(each.line.id))
        SubElement(entry, "category", term=each.line.status.value)
        SubElement(entry, "content", type="text").text = _content(each)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _texts(element: Element, known: dict[str, str]) -> None:
    for name, text in known.items():
        SubElement(element, name).text = _plain(text)


def json_feed(feed: Feed, base: str) -> str:
    """The feed as JSON Feed 1.1."""
    whole: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _plain(feed.title),
        "home_page_url": base + feed.path,
        "feed_url": f"{base}{feed.path}.feed.json",
        "items": _items(feed.learned, base),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _items(learned: Iterable[Learned], base: str) -> Sequence[dict[str, Any]]:
    return [
        {
            "id": _entry_id(each, base),
            "url": base + event_path(each.line.id),
            "title": _plain(sentence(each.line)),
            "content_text": _content(each),
            "date_published": f"{each.day.isoformat()}T00:00:00Z",
            "tags": [each.line.status.value, each.line.type.value],
        }
        for each in learned
    ]
