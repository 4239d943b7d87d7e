"""Pages built to do harm are read in seconds, or refused."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.articles import tame
from legation.articles.first_look import first_text
from legation.articles.main_text import main_text
from legation.articles.tame import HARMLESS, LONGEST, MOST_TAGS, tamed, without_scripts
from legation.errors import ArticleTooLong, InputError, Unsafe

STORY = "<p>The ministers of Chad and Niger met in Niamey on Monday.</p><p>They signed a treaty on the lake.</p>"
TEXT = "The ministers of Chad and Niger met in Niamey on Monday.\n\nThey signed a treaty on the lake."


def padded(*pieces: str) -> str:
    """A page of more characters than are harmless, most of them in scripts."""
    return f"<!DOCTYPE html><html><head><title>Talks</title>{''.join(pieces)}</head><body>{STORY}</body></html>"


def test_a_page_of_common_size_is_left_alone() -> None:
    """Most pages cost nothing."""
    page = padded("<script>if (1 < 2) x = '</p>'</script>")
    assert tamed(page) is page


def test_the_scripts_of_a_large_page_are_cut_out() -> None:
    """Styles and comments too; what is told of the article, and the article, stay."""
    told = '<script type="application/ld+json">{"@type": "Article", "headline": "Chad and Niger agree"}</script>'
    page = padded(f"<SCRIPT>{'x' * HARMLESS}</script>", "<style>p {}</style>", "<!-- <p> -->", told)
    assert tamed(page) == padded(told).replace("<!DOCTYPE html>", "")
    assert main_text(page).told.title == "Chad and Niger agree"


def test_a_script_that_never_ends() -> None:
    """Nothing behind it is shown by browsers either."""
    assert without_scripts("<p>Chad</p><script><p>Niger</p>") == "<p>Chad</p>"


def test_the_tags_of_a_large_page_are_written_anew() -> None:
    """Attributes keep their values; what is no tag becomes a sign of the text."""
    page = f"""<p class=a id='b"c' hidden data-x="1 > 0">5 < 6</p>{"word " * HARMLESS}"""
    start = """<p class="a" id="b&quot;c" hidden="" data-x="1 > 0">5 &lt; 6</p>word """
    assert tamed(page).startswith(start)


def test_a_million_attributes() -> None:
    """Parsers would take hours for them; thirty are kept."""
    page = f"<html><p {' '.join(f'a{number}=1' for number in range(1_000_000))}>{TEXT}</p></html>"[:LONGEST]
    assert len(re.findall("=", tamed(page))) <= tame.MOST_ATTRIBUTES


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("<html>" + "x" * LONGEST, ArticleTooLong),
        ("<html>" + "<div>" * (MOST_TAGS * 3), Unsafe),
        ("<html>" + "<" * (LONGEST - 6), Unsafe),
        ("<div>" * (MOST_TAGS * 3), Unsafe),
    ],
    ids=["long", "nested", "signs", "part of a page"],
)
def test_what_is_no_page_of_an_article(page: str, error: type[InputError]) -> None:
    """It is refused before it is parsed, with its measure."""
    with pytest.raises(error, match="no page"):
        main_text(page)


HOSTILE = {
    "nested": "<div>" * 25_000 + TEXT,
    "nested small": "<b>" * 45_000 + TEXT,
    "mixed up": "<b><p>" * 8_000 + TEXT,
    "attributes": "<p " + " ".join(f"a{number}" for number in range(9_000)) + f">{TEXT}",
    "zeros": TEXT + "\0" * 1_000_000,
    "references": "&lt;&#x41;&amp" * 500_000,
    "one word": "x" * 5_000_000,
    "comments": "<!--" * 30_000,
    "JSON-LD": f'<script type="application/ld+json">{"[" * 5_000_000}</script>{STORY}',
    "titles": f"<title>{' | x' * 300_000}</title>{STORY}",
    "lists": "<ul><li>x" * 12_000,
    "signs": "<" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_takes_long(name: str) -> None:
    """Each comes out or is refused; the suite would stand still otherwise."""
    page = f"<html><body>{HOSTILE[name]}"
    assert isinstance(first_text(page), str)
    with contextlib.suppress(InputError):
        assert main_text(page).text


@given(st.text(alphabet="<>/=\"' ap!-\n\0é", max_size=60))
@settings(deadline=None)
def test_a_large_page_has_no_tag_that_we_did_not_write(page: str) -> None:
    """No sign opens one but those of tags written anew."""
    written = tamed(" " * HARMLESS + page)
    assert re.sub(r'</?[^\s/<>"\']+(?: [\w:.-]+="[^"]*")*>', "", written).count("<") == 0
