"""Foreign text made harmless for what it is put into; articles may hold anything."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

#: What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets).
NOT_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What UTF-8 cannot hold.
SURROGATE: Final = re.compile("[\ud800-\udfff]")
#: What means something in Markdown, and in Obsidian's.
MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~^$%=!&])")
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


def one_line(text: str) -> str:
    """Text on one line, white space as one space; what would command a screen or turn its writing is shown as such."""
    return "".join(REPLACEMENT if _commands(mark) else mark for mark in " ".join(text.split()))


def _commands(mark: str) -> bool:
    """Whether a character is a control, turns the direction of writing, is invisible, or is half a character."""
    return not mark.isprintable() and unicodedata.category(mark) in ("Cc", "Cf", "Cs", "Co")


def encodable(text: str) -> str:
    """Text as it is, save halves of characters, which no file can hold."""
    return SURROGATE.sub(REPLACEMENT, text)


def xml_text(text: str) -> str:
    """Text between the tags of XML, or in an attribute."""
    return html.escape(NOT_XML.sub(REPLACEMENT, encodable(text)), quote=True)


def markdown_text(text: str) -> str:
    """Text on one line of Markdown, none of whose characters marks it up."""
    line = MARKUP.sub(r"\\\1", one_line(text))
    # A line that begins like a list, or a number with its stop, is none.
    return re.sub(r"^(\d+)([.)])|^([-+:])", _unmarked, line)


def _unmarked(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def html_text(text: str) -> str:
    """Text on one line of HTML."""
    return html.escape(one_line(text), quote=True)


def web_address(url: str | None) -> str | None:
    """An address that a page may link to: of the web, and of one word; else None."""
    if url is None or not re.fullmatch(r"https?://[^\s<>\"'`\\(){}|^\[\]]+", url, re.IGNORECASE):
        return None
    return url if all(mark.isprintable() for mark in url) else None
