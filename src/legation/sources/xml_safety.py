"""XML of strangers: feeds, sitemaps, lists of feeds. Read without entities, without a DTD, without the network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.entities import html5
from io import BytesIO
from typing import Any, Final

from legation.errors import InputError, Unsafe
from legation.sources.decoding import CHARSET, HEAD, decode, decoded_as
from legation.sources.xml_mending import mended

#: Bytes; the longest feeds of newspapers have about one million.
LARGEST_XML: Final = 10_000_000
#: Elements in one part of a long document; a page of a sitemap with a thousand pictures has some five thousand.
MOST_ELEMENTS: Final = 50_000
#: Parts of a long document; by protocol, sitemaps have a quarter of that.
MOST_SECTIONS: Final = 200_000
#: What opens a document in UTF-16 or UTF-32 that has no mark: the first signs of ``<?xml`` (XML 1.0, appendix F).
UNMARKED: Final = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
#: What XML 1.0 forbids, though feeds hold it: pasted control characters, halves of characters.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: A name of a character that HTML knows and XML does not; or an ampersand that opens no reference. What stands in
#: CDATA and in comments is passed over, to the end where nothing closes it, so that no place is looked at twice.
AMPERSAND: Final = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*)"
    r"|&(?!#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)(?:([A-Za-z][A-Za-z0-9]{1,31});)?",
    re.DOTALL,
)
ELEMENT: Final = re.compile(r"<[^\W\d]")
ENTITY: Final = "<!ENTITY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The outermost element of a document, and what was broken in it, None if nothing that could lose words.

    `cut` is whether the document stops before its end, so that the last of what it holds is not whole.
    """

    root: Any
    fault: str | None = None
    cut: bool = False


def tree_of(data: bytes, *, what: str, charset: str | None = None) -> Tree:
    """The tree of a document; of a broken one, as much as can be read.

    `what` names in messages what it should be; `charset` is what HTTP says of it.

    Raises:
        Unsafe: it declares entities, or is larger than any such document.
        InputError: it is no XML.
    """
    xml = safe_xml(data, what=what, charset=charset)
    root, fault = _parsed(xml, what)
    if fault is None:
        return Tree(root=root)
    cut = _is_cut(xml, root)
    root, _ = _parsed(mended(xml.decode("utf-8")).encode("utf-8"), what)
    return Tree(root=root, fault=fault, cut=cut)


def _parsed(xml: bytes, what: str) -> tuple[Any, str | None]:
    """The outermost element, and what is broken in it.

    Raises:
        InputError: there is none.
    """
    from lxml import etree

    parser = etree.XMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, **_limits())
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"this is no {what}: it is no XML ({error})") from error
    if root is None:
        raise InputError(f"this is no {what}: it is no XML")
    return root, _fault(parser.error_log)


def sections_of(data: bytes, *, what: str, largest: int = LARGEST_XML) -> Iterator[Any]:
    """What stands directly in the outermost element of a long document, each part when it ends, and then forgotten.

    Raises:
        Unsafe: it declares entities, is too large, or one part of it is.
        InputError: it is no XML, or broken; the latter after what could be read.
    """
    from lxml import etree

    xml = safe_xml(data, what=what, largest=largest)
    found = etree.iterparse(BytesIO(xml), events=("end",), remove_comments=True, remove_pis=True, **_limits())
    waiting = None
    try:
        for section in _sections(found, what):
            if _stands(waiting):
                yield waiting
                _forget(waiting)
            waiting = section
    except etree.XMLSyntaxError as error:
        raise InputError(f"this {what} is broken XML ({error})") from error
    fault = _fault(found.error_log)
    # The last part of what was cut off may look whole, and is not.
    if _stands(waiting) and not (fault and _is_cut(xml, found.root)):
        yield waiting
    if fault:
        raise InputError(f"this {what} is broken XML ({fault}); what could be read of it was read")


def _sections(ends: Any, what: str) -> Iterator[Any]:
    """Those elements, of all that end, which stand directly in the outermost one.

    Raises:
        Unsafe: there are too many, or one of them holds too many others.
    """
    inner = count = 0
    for _, element in ends:
        above, inner = element.getparent(), inner + 1
        if inner > MOST_ELEMENTS:
            raise Unsafe(f"one part of this {what} holds more than {MOST_ELEMENTS} elements: it is not read further")
        if above is not None and above.getparent() is None:
            yield element
            inner, count = 0, count + 1
            if count >= MOST_SECTIONS:
                raise Unsafe(f"this {what} has more than {MOST_SECTIONS} parts: it is not read further")


def _stands(element: Any) -> bool:
    """Whether there is an element, in its place: in what is broken, one may end after it was forgotten."""
    return element is not None and element.getparent() is not None


def _forget(element: Any) -> None:
    """Frees the memory of an element and those before it."""
    element.clear()
    above = element.getparent()
    while element.getprevious() is not None:
        del above[0]


def _is_cut(xml: bytes, root: Any) -> bool:
    """Whether nothing near the end of a broken document closes its outermost element."""
    name = re.escape(str(root.tag).rpartition("}")[2].rpartition(":")[2])
    return re.search(rf"</(?:[\w.-]+:)?{name}\s*>", xml[-HEAD:].decode("utf-8", "replace")) is None


def _limits() -> dict[str, bool]:
    """Nothing is expanded or fetched; nesting beyond 256 and texts beyond 10 MB end the reading (libxml2)."""
    return {
        "recover": True,
        "resolve_entities": False,
        "load_dtd": False,
        "no_network": True,
        "huge_tree": False,
    }


def _fault(errors: Any) -> str | None:
    """The first thing that broke a document; a prefix that nobody declared breaks nothing."""
    fatal = [error for error in errors if error.level_name == "FATAL"]
    return f"line {fatal[0].line}: {fatal[0].message.strip()}" if fatal else None


def safe_xml(data: bytes, *, what: str, charset: str | None = None, largest: int = LARGEST_XML) -> bytes:
    """The document in UTF-8, from its outermost element on, with every reference one that XML itself knows.

    Raises:
        Unsafe: it declares entities, or is larger than `largest` bytes.
        InputError: there is no element in it.
    """
    if len(data) > largest:
        raise Unsafe(f"this {what} is larger than {largest // 1_000_000} MB, so it is not read")
    text = FORBIDDEN.sub("", xml_text(data, charset))
    return AMPERSAND.sub(_reference, text[_opening(text, what) :]).encode("utf-8")


def xml_text(data: bytes, charset: str | None = None) -> str:
    """The text of a document: UTF-8 where it is that, else as HTTP, its mark or its declaration say.

    Raises:
        NotText: the bytes are no text.
    """
    for opening, encoding in UNMARKED:
        if data.startswith(opening):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = CHARSET.search(data[:HEAD])
    for name in (charset, named[1].decode() if named else None):
        text = decoded_as(data, name)
        if text is not None:
            return text
    return decode(data)


def _opening(text: str, what: str) -> int:
    """Where the outermost element begins: the declaration, comments and the document type before it are left out.

    Raises:
        Unsafe: entities are declared before it.
        InputError: there is none.
    """
    place = 0
    while (place := text.find("<", place)) >= 0:
        if ELEMENT.match(text, place):
            return place
        place = _behind(text, place)
    raise InputError(f"this is no {what}: there is no element of XML in it")


def _behind(text: str, place: int) -> int:
    """The end of what stands before the outermost element and is none; of a document type, only its first word.

    Raises:
        Unsafe: an entity is declared here.
    """
    if text.startswith("<!--", place):
        return _end(text, "-->", place)
    if text.startswith("<?", place):
        return _end(text, "?>", place)
    if text[place : place + len(ENTITY)].upper() == ENTITY:
        raise Unsafe("it declares entities, which can unfold without end and which nobody needs: it is not read")
    return place + 1


def _end(text: str, closing: str, place: int) -> int:
    found = text.find(closing, place)
    return len(text) if found < 0 else found + len(closing)


def _reference(found: re.Match[str]) -> str:
    """What stands for an ampersand in XML: the character that it names in HTML, else itself, as a word."""
    if not found[0].startswith("&"):
        return found[0]
    return _characters().get(found[1] or "") or f"&amp;{found[0][1:]}"


@cache
def _characters() -> dict[str, str]:
    """The names of HTML, without those of signs that mean something in XML."""
    return {name[:-1]: sign for name, sign in html5.items() if name.endswith(";") and not set(sign) & set("<>&\"'")}
