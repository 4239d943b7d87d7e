"""The text that an entry of a feed holds, whole or as a summary."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any, Final

from legation.sources.feed_entries import text_or_html
from legation.sources.xml_names import attribute, name_of

#: Names under which whole articles stand, and those of summaries; the surest first.
WHOLE: Final = ("content:encoded", "content", "xhtml:body", "body", "fullitem")
SUMMARIES: Final = ("description", "summary", "dc:description", "abstract", "dcterms:abstract")
#: Types of what is given as a page, by their short names in Atom (RFC 4287, section 3.1.1) and as media types.
PAGES: Final = frozenset({"html", "text/html"})
TEXTS: Final = frozenset({"text", "text/plain"})
#: Elements of HTML that have no end.
EMPTY: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
TREES: Final = frozenset({"xhtml", "application/xhtml+xml"})


def text_of(named: Mapping[str, list[Any]]) -> tuple[dict[str, str], bool]:
    """The text or page of an entry, by its key in a document, and whether the feed says that this is all of it."""
    for names, whole in ((WHOLE, True), (SUMMARIES, False)):
        for element in (element for name in names for element in named.get(name, ())):
            found = _content(element)
            if found:
                return found, whole
    return {}, False


def _content(element: Any) -> dict[str, str]:
    """What an element holds, in the form that it says; what is elsewhere, a picture or a sound is nothing."""
    form = (attribute(element, "type") or "").lower().partition(";")[0].strip()
    if attribute(element, "src") or attribute(element, "mode") == "base64":
        return {}
    if form in TREES or len(element):
        return _filled("html", "".join(_markup(element)))
    content = element.text or ""
    if form in PAGES:
        return _filled("html", content)
    if form in TEXTS:
        return _filled("text", content)
    return {} if form else text_or_html(content)


def _filled(key: str, content: str) -> dict[str, str]:
    return {key: content} if content.strip() else {}


def _markup(element: Any) -> Iterator[str]:
    """The inside of an element as HTML; of the attributes, none is needed to read it."""
    from lxml.etree import iterwalk

    for moment, inner in iterwalk(element, events=("start", "end")):
        tag = "" if inner is element else name_of(inner).rpartition(":")[2]
        if moment == "start":
            yield f"<{tag}>" if tag else ""
            yield html.escape(inner.text or "", quote=False)
        elif tag:
            yield "" if tag in EMPTY else f"</{tag}>"
            yield html.escape(inner.tail or "", quote=False)
