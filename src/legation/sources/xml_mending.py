"""Broken XML made whole, as far as it tells what was meant: tags that nobody closed, values without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

#: CDATA (to the end where nothing closes it), a tag, or a sign that opens none. No place is looked at twice.
TOKEN: Final = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*)|<\?(?:.*?\?>|.*)"
    r"""|<(?P<end>/?)(?P<name>[A-Za-z_][\w:.-]*+)(?P<inside>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>"""
    r"|<",
    re.DOTALL,
)
#: It begins where a name begins: a long word that is followed by no sign of equality is not looked at from each letter.
ATTRIBUTE: Final = re.compile(r"""(?<![\w:.-])([A-Za-z_][\w:.-]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'/]++))""")
#: Elements that cannot stand in one of their own name: where a second opens, the first has ended.
SINGLE: Final = frozenset({"item", "entry", "url", "sitemap"})
#: Elements are nested no deeper; what goes beyond is left out, tag by tag.
DEEPEST: Final = 100


@dataclass(slots=True, kw_only=True)
class _Open:
    """The elements that are open at a place, the outermost first."""

    names: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def begin(self, name: str) -> None:
        self.names.append(name)
        self.counts[name] += 1

    def end(self, name: str) -> str:
        """The tags that close an element and all that is open in it; none where it is not open itself."""
        closed: list[str] = []
        while self.counts[name] and (not closed or closed[-1] != name):
            closed.append(self.names.pop())
            self.counts[closed[-1]] -= 1
        return "".join(f"</{each}>" for each in closed)


def mended(xml: str) -> str:
    """The same words between tags that are nested as they should be."""
    return "".join(_pieces(xml))


def _pieces(xml: str) -> Iterator[str]:
    open_now = _Open()
    begin = 0
    for token in TOKEN.finditer(xml):
        yield xml[begin : token.start()].replace(">", "&gt;")
        begin = token.end()
        yield _tag(token, open_now)
    yield xml[begin:].replace(">", "&gt;")
    yield "".join(f"</{name}>" for name in reversed(open_now.names))


def _tag(token: re.Match[str], open_now: _Open) -> str:
    """What stands for a token: itself, made whole, with what it ends closed before it."""
    name = token["name"]
    if name is None:
        return _closed(token[0])
    if token["end"]:
        return open_now.end(name)
    before = open_now.end(name) if name.lower() in SINGLE else ""
    attributes = dict(_attributes(token["inside"]))
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    if token["inside"].endswith("/"):
        return f"{before}<{name}{told}/>"
    if len(open_now.names) >= DEEPEST:
        return before
    open_now.begin(name)
    return f"{before}<{name}{told}>"


def _closed(token: str) -> str:
    """CDATA with its end; comments and instructions tell nothing; any other sign is a word."""
    if token.startswith("<![CDATA["):
        return token if token.endswith("]]>") else f"{token.replace(']]>', '')}]]>"
    return "" if token.startswith(("<!--", "<?")) else "&lt;"


def _attributes(inside: str) -> Iterator[tuple[str, str]]:
    for found in ATTRIBUTE.finditer(inside):
        value = found[2] or found[3] or found[4] or ""
        yield found[1], value.replace('"', "&quot;").replace("<", "&lt;")
