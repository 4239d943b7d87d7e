"""What a page says of itself: title, day, outlet, author, language and address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any, Final

from legation.articles.addresses import address_of, host_of
from legation.articles.days import day_shown
from legation.articles.json_ld import Told, told_in
from legation.knowledge.outlets import outlet_at, outlet_called
from legation.knowledge.word_lists import table

#: Tags and scripts that are looked at, and the longest words that any of them can say of a page.
MOST: Final = 500
LONGEST: Final = 1_000
#: What stands between a title and the name of the site: "Talks end | The Paper".
DIVIDER: Final = re.compile(r"\s+[|\-–—·•»:/]+\s+|\s*\|\s*")
BYLINE: Final = re.compile(r"\A(?:by|written by|author:?)\s+", re.IGNORECASE)
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")
#: Where a page shows its day in a tag `time`, the surest first.
TIMES: Final = (
    ".//time[@pubdate]",
    ".//time[@itemprop='datePublished']",
    ".//article//time[@datetime]",
    ".//main//time[@datetime]",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; `published` is as written there, and a date. None is what it does not say."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None


def metadata_of(tree: Any, found_at: str | None = None) -> Metadata:
    """What the tree of a page says of the page, which was found at an address."""
    tags, told = _tags(tree), told_in(_scripts(tree))
    outlet = _plain(told.outlet) or _listed(tags, "outlets")
    url = _address(tree, tags)
    title = _plain(told.title) or _listed(tags, "titles") or _heading(tree)
    return Metadata(
        title=_without_site(title, outlet, found_at or url) if title else None,
        published=_published(tree, tags, told),
        outlet=None if outlet and host_of(outlet) else outlet,
        author=_author(tree, tags, told),
        language=_language(tree),
        url=url,
    )


def _scripts(tree: Any) -> Iterator[str]:
    """The scripts of JSON-LD."""
    for script in islice(tree.iter("script"), MOST):
        if "ld+json" in (script.get("type") or "") and script.text:
            yield script.text


def _tags(tree: Any) -> Mapping[str, str]:
    """The words of each tag `meta` by its name, property or itemprop, the first of each."""
    found: dict[str, str] = {}
    for tag in islice(tree.iter("meta"), MOST):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = _plain(tag.get("content"))
        if name and content:
            found.setdefault(name.strip().casefold(), content)
    return found


def _listed(tags: Mapping[str, str], key: str) -> str | None:
    return next((tags[name] for name in table("pages")["meta"][key] if name in tags), None)


def _published(tree: Any, tags: Mapping[str, str], told: Told) -> str | None:
    """The first of all dates told that is one."""
    named = (tags[name] for name in table("pages")["meta"]["dates"] if name in tags)
    shown = (tag.get("datetime") or tag.text for path in TIMES for tag in tree.iterfind(path))
    return next((each for each in (told.published, *named, *islice(shown, MOST)) if each and day_shown(each)), None)


def _heading(tree: Any) -> str | None:
    """The title of the page, or else its first heading."""
    found = (_plain(tag.text_content()) for name in ("title", "h1") for tag in islice(tree.iter(name), 1))
    return next(filter(None, found), None)


def _without_site(title: str, outlet: str | None, url: str | None) -> str:
    """A title without the name of the site behind it, or in front of it."""
    parts = DIVIDER.split(title)
    if len(parts) < 2:
        return title
    dividers = list(DIVIDER.finditer(title))
    if _is_site(parts[-1], outlet, url):
        return _without_site(title[: dividers[-1].start()].strip(), outlet, url)
    return title[dividers[0].end() :].strip() if _is_site(parts[0], outlet, url) else title


def _is_site(name: str, outlet: str | None, url: str | None) -> bool:
    """Whether words are the name of the site: as it says, as outlets are called, or as its host spells them."""
    own = {_letters(each) for each in (outlet, outlet_at(host_of(url))) if each}
    spelled = _letters(name)
    return spelled in own or outlet_called(name) is not None or bool(spelled) and spelled in _hosts(url)


def _hosts(url: str | None) -> tuple[str, ...]:
    host = host_of(url)
    return (_letters(host), *map(_letters, host.split("."))) if host else ()


def _letters(name: str) -> str:
    """The letters of a name, without case and article."""
    bare = name.casefold().strip().removeprefix("the ")
    return "".join(character for character in bare if character.isalnum())


def _author(tree: Any, tags: Mapping[str, str], told: Told) -> str | None:
    """Who wrote it: names, and no address."""
    linked = (tag.text_content() for tag in islice(tree.iterfind(".//a[@rel='author']"), 1))
    for each in (told.author, _listed(tags, "authors"), *linked):
        name = BYLINE.sub("", _plain(each) or "")
        if name and not host_of(name) and len(name) < LONGEST // 4:
            return name
    return None


def _language(tree: Any) -> str | None:
    """The language that the page says it is in, as a code of ISO 639-1."""
    found = LANGUAGE.match((tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip())
    return found[0].lower() if found else None


def _address(tree: Any, tags: Mapping[str, str]) -> str | None:
    """The address that the page names as its own."""
    linked = (tag.get("href") for tag in islice(tree.iter("link"), MOST) if tag.get("rel") == "canonical")
    return next((url for each in (*linked, tags.get("og:url")) if (url := _own(each))), None)


def _own(url: str | None) -> str | None:
    """An address, unless it is that of the front page, which some sites name on each page."""
    url = url.strip() if url else url
    return url if url and host_of(url) and address_of(url) != host_of(url) else None


def _plain(words: str | None) -> str | None:
    """Words with single spaces and without entities; None where there are none, or too many to say anything."""
    if not words or len(words) > LONGEST:
        return None
    return " ".join(unescape(words).split()) or None
