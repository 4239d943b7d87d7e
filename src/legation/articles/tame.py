"""Pages of unusual size made harmless, before a parser sees them.

Parsers take time that grows with the square of the attributes of one tag, and memory for each tag. Most pages are too
small for either to matter and are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from legation.errors import ArticleTooLong, Unsafe

#: Characters of HTML: the largest pages of the press, with all their scripts, have about three millions.
LONGEST: Final = 10_000_000
#: What is shorter does no harm: the worst of it takes about a second.
HARMLESS: Final = 150_000
#: Tags of a page without its scripts; the longest transcripts and tables of the press have about 30,000.
MOST_TAGS: Final = 60_000
#: Attributes of a tag that are kept, and the characters of their values.
MOST_ATTRIBUTES: Final = 30
LONGEST_VALUE: Final = 5_000
#: What is cut out of large pages, by how it opens and closes; JSON-LD is a script that is kept.
DROPPED: Final = (("<script", "</script"), ("<style", "</style"), ("<!--", "-->"), ("<!", ">"), ("<?", ">"))
KEPT: Final = "ld+json"
TAG: Final = re.compile(r"""<(?P<name>/?[a-zA-Z][^\s/<>"']{0,40}+)(?P<rest>(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+)>""")
ATTRIBUTE: Final = re.compile(r"""([a-zA-Z][\w:.-]{0,40})\s*+(?:=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?+""")


def tamed(html: str) -> str:
    """A page that any parser reads in seconds: a small one as it is, a large one without what may do harm.

    Raises:
        ArticleTooLong: it has more characters than pages have.
        Unsafe: it has more tags than pages have.
    """
    if len(html) > LONGEST:
        raise ArticleTooLong(f"{len(html):,} characters of HTML are no page ({LONGEST:,} at most)")
    if len(html) <= HARMLESS:
        return html
    html = without_scripts(html)
    if html.count("<") > MOST_TAGS:
        raise Unsafe(f"{html.count('<'):,} tags are no page of an article ({MOST_TAGS:,} at most)")
    return html if len(html) <= HARMLESS else "".join(_rewritten(html))


def without_scripts(html: str) -> str:
    """A page without scripts, styles and comments, save what scripts tell of the article."""
    for opening, closing in DROPPED:
        html = "".join(_outside(html, opening, closing))
    return html


def _outside(html: str, opening: str, closing: str) -> Iterator[str]:
    """The pieces of a page outside of what opens and closes so; what never closes reaches to the end."""
    lowered = html if html.islower() else _lowered(html)
    done = 0
    while (start := lowered.find(opening, done)) >= 0:
        yield html[done:start]
        end = lowered.find(closing, start)
        done = lowered.find(">", end) + 1 if end >= 0 else 0
        if KEPT in lowered[start : start + 200]:
            yield html[start:done]
        done = done or len(html)
    yield html[done:]


def _lowered(html: str) -> str:
    """A page in small letters with the same offsets: some letters of other alphabets become two."""
    lowered = html.lower()
    return lowered if len(lowered) == len(html) else "".join(each.lower()[:1] for each in html)


def _rewritten(html: str) -> Iterator[str]:
    """A page with its tags written anew, each with its first attributes only; no other sign opens a tag."""
    done = 0
    for tag in TAG.finditer(html):
        yield html[done : tag.start()].replace("<", "&lt;")
        yield f"<{tag['name']}{''.join(_attributes(tag['rest']))}>"
        done = tag.end()
    yield html[done:].replace("<", "&lt;")


def _attributes(rest: str) -> Iterator[str]:
    for found in islice(ATTRIBUTE.finditer(rest), MOST_ATTRIBUTES):
        value = found[2] or found[3] or found[4] or ""
        if len(value) <= LONGEST_VALUE:
            quoted = value.replace('"', "&quot;")
            yield f' {found[1]}="{quoted}"'
