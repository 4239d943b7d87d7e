"""Foreign text: harmless in everything that it is put into, whatever it is."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt

from legation.views.cells import cells
from legation.views.json_text import json_of
from legation.views.text import encodable, html_text, markdown_text, one_line, web_address, xml_text

TEXTS = st.text(alphabet=st.characters(), max_size=60) | st.text(
    alphabet="=+-@|\\`*_{}[]<>#~^$%!\"'\n\r\t\x00;,.1 ab", max_size=60
)


@given(TEXTS)
def test_a_line_is_one(text: str) -> None:
    """And holds nothing that commands a screen."""
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert line == one_line(line)
    line.encode("utf-8")


@given(TEXTS, TEXTS)
def test_a_row_of_csv_is_read_back(one: str, other: str) -> None:
    """As two cells, whatever they hold, neither of which begins a formula."""
    row = cells({"a": one or "x", "b": other or "x"}, ("a", "b")).decode("utf-8")
    ((first, second),) = csv.reader(io.StringIO(row, newline=""), strict=True)
    assert first.lstrip("'") == one_line(one or "x").lstrip("'")
    assert not (first + second).startswith(("=", "+", "-", "@"))


@given(TEXTS)
def test_xml_is_read_back(text: str) -> None:
    """As text between tags and in an attribute."""
    given_text = text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    root = etree.fromstring(f'<a b="{xml_text(given_text)}">{xml_text(given_text)}</a>')
    assert (root.text or "") == root.get("b")
    assert len(root.text or "") == len(given_text)


@given(TEXTS)
def test_markdown_says_the_words(text: str) -> None:
    """And marks nothing up: what is shown is the line itself."""
    shown = MarkdownIt("commonmark").render(markdown_text(text))
    found = html.fragment_fromstring(shown, create_parent="div")
    assert {element.tag for element in found.iter()} <= {"div", "p"}
    assert found.text_content().strip() == one_line(text)


@given(TEXTS)
def test_html_is_read_back(text: str) -> None:
    """As the line itself."""
    found = html.fragment_fromstring(f"<p>{html_text(text)}</p>")
    assert found.text_content() == one_line(text)


@given(st.dictionaries(TEXTS.map(encodable), TEXTS.map(encodable), max_size=3))
def test_json_is_on_one_line(value: dict[str, str]) -> None:
    """For every program that reads lines."""
    import json

    text = json_of(value)
    assert len(text.decode("utf-8").splitlines()) == 1
    assert json.loads(text) == value


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://lusa.example/a?b=c&d=%20", True),
        ("HTTP://lusa.example", True),
        (None, False),
        ("", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//lusa.example", False),
        ("https://lusa.example/a b", False),
        ('https://lusa.example/"onclick', False),
        ("https://lusa.example/>)(", False),
        ("https://lusa.example/\u202egnp", False),
    ],
)
def test_addresses_of_the_web(url: str | None, known: bool) -> None:
    """Only of its two schemes, and of one word that breaks out of no quotation marks or brackets."""
    assert (web_address(url) == url and url is not None) is known
