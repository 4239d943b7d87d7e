"""What pages say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring

from legation.articles.json_ld import Told, told_in
from legation.articles.metadata import Metadata, metadata_of

FULL = """<!DOCTYPE html><html lang="en-GB"><head><title>Talks end &amp; begin | The Japan Times</title>
<meta property="og:title" content="Talks end &amp;amp; begin | The Japan Times">
<meta property="og:site_name" content="The Japan Times"><meta name="author" content="By Jane Roe">
<meta name="DC.date.issued" content="2022-08-24">
<link rel="canonical" href="https://www.japantimes.co.jp/news/2022/08/24/talks/"></head><body><p>x</p></body></html>"""


def told(html: str, url: str | None = None) -> Metadata:
    """What a page says, found at an address."""
    return metadata_of(document_fromstring(html), url)


def titled(title: str, site: str = "", url: str | None = None) -> str | None:
    """The title of a page that calls itself so."""
    named = f'<meta property="og:site_name" content="{site}">' if site else ""
    return told(f"<html><head><title>{title}</title>{named}</head><body><p>x</p></body></html>", url).title


def test_a_page_says_all_of_itself() -> None:
    """Title without the name of the site, day, outlet, author, language and address."""
    assert told(FULL) == Metadata(
        title="Talks end & begin",
        published="2022-08-24",
        outlet="The Japan Times",
        author="Jane Roe",
        language="en",
        url="https://www.japantimes.co.jp/news/2022/08/24/talks/",
    )


def test_a_page_that_says_nothing() -> None:
    """Not knowing is an answer."""
    assert told("<html><body><p>Chad and Niger met.</p></body></html>") == Metadata()


@pytest.mark.parametrize(
    ("title", "site", "url", "plain"),
    [
        ("Talks end | The Japan Times", "", None, "Talks end"),
        ("Talks end - Reuters", "", None, "Talks end"),
        ("Talks end | World | The Paper", "The Paper", None, "Talks end | World"),
        ("The Paper: Talks end", "The Paper", None, "The Paper: Talks end"),
        ("The Paper | Talks end", "The Paper", None, "Talks end"),
        ("Talks end - Daily Herald", "", "https://www.dailyherald.example/1", "Talks end"),
        ("Talks end – for now", "The Paper", None, "Talks end – for now"),
        ("Chad - Niger talks", "The Paper", None, "Chad - Niger talks"),
        ("Reuters", "Reuters", None, "Reuters"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, site: str, url: str | None, plain: str) -> None:
    """It is known by what the page calls its site, by the outlets, or by the host; all else stays."""
    assert titled(title, site, url) == plain


def test_an_address_is_no_author_and_no_outlet() -> None:
    """Some pages give links where names belong."""
    page = """<html><head><meta property="og:site_name" content="https://paper.example/">
    <meta name="author" content="https://facebook.example/paper"></head><body>
    <a rel="author" href="/roe">By Jane Roe</a></body></html>"""
    assert (told(page).outlet, told(page).author) == (None, "Jane Roe")


# --- JSON-LD --------------------------------------------------------------------------------------------------------

ARTICLE = """{"@type": ["Report", "NewsArticle"], "headline": "Talks end", "datePublished": "2022-08-24",
"author": [{"name": "Jane Roe"}, {"name": "John Doe"}, "Jane Roe"], "publisher": {"name": "The Paper"}}"""
WHOLE = Told(title="Talks end", published="2022-08-24", outlet="The Paper", author="Jane Roe, John Doe")


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f"<!--{ARTICLE}-->",
        f'{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "datePublished": "2020-01-01", "mainEntity": {ARTICLE}}}',
        ARTICLE.replace('"NewsArticle"', '"https://schema.org/NewsArticle"'),
        ARTICLE.replace("Talks end", "Talks end\n"),
    ],
)
def test_the_article_is_found_wherever_it_stands(script: str) -> None:
    """Alone, in a list, in a graph, within the page; with a line break that JSON forbids."""
    assert told_in(["{}", script]) == WHOLE


def test_other_stories_are_not_the_article() -> None:
    """Of several, the outer one and the first one counts."""
    inner = f'{{"@type": "NewsArticle", "datePublished": "2022-08-25", "isPartOf": {ARTICLE}}}'
    assert told_in([inner]).published == "2022-08-25"


def test_a_broken_script_still_tells_the_day() -> None:
    """A quotation mark in a headline breaks many."""
    assert told_in(['{"headline": "They said "no"", "datePublished": "2022-08-24T10:00:00Z"}']) == Told(
        published="2022-08-24T10:00:00Z"
    )


@pytest.mark.parametrize(
    "script",
    ["", "null", "[[[]]]", "[" * 100_000, '{"a":' * 50_000, "x" * 600_000, '{"@type": 5, "author": 7}', "1" * 5_000],
    ids=["nothing", "null", "lists", "deep lists", "deep objects", "huge", "numbers", "a number"],
)
def test_what_tells_nothing(script: str) -> None:
    """Scripts without an article, too deep or too long."""
    assert told_in([script]) == Told()


PIECES = st.sampled_from(
    (
        '<html lang="|">|<head>|<title>|</title>|<meta property="og:title" content="|<meta name="date" content="|'
        '<link rel="canonical" href="|<script type="application/ld+json">|</script>|{"@type":"Article"|"headline":"|'
        '"datePublished":"|[|]|}|,|2021-05-03|<time datetime="|<article>|<a rel="author">|http://[|x | y|\x85'
    ).split("|")
)


@given(st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join), st.none() | st.text(max_size=20))
@settings(deadline=None)
def test_any_page_says_something_or_nothing(html: str, url: str | None) -> None:
    """No markup leads to an error."""
    tree = document_fromstring(f"<html><body>{html}".encode("utf-8", "replace"))
    assert isinstance(metadata_of(tree, url), Metadata)
