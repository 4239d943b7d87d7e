"""Documents become articles."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.articles.build import article_of
from legation.articles.door import article, identifier
from legation.errors import EmptyArticle, InputError, NotEnglish
from legation.model import Interval
from legation.sources.document import Document

TEXT = "  The ministers of Chad and Niger met in Niamey.\r\n\r\nThey will meet again. "
PAGE = """<html><head><title>Chad and Niger agree</title><meta name="date" content="2021-05-03">
<link rel="canonical" href="https://paper.example/1"></head>
<body><article><p>The ministers of Chad and Niger met in Niamey.</p></article></body></html>"""


def day(text: str) -> Interval:
    """The interval of one day."""
    return Interval(first=date.fromisoformat(text), last=date.fromisoformat(text))


def test_a_text_is_never_changed() -> None:
    """Offsets are those of the text that was given; the identifier is that of the door."""
    found = article_of(Document(name="a.txt", text=TEXT))
    assert (found.text, found.citation.id) == (TEXT, identifier(TEXT))
    assert found == article(TEXT)


def test_what_is_told_of_a_document_stands_in_the_article() -> None:
    """Title, address, outlet and day are taken over."""
    found = article_of(
        Document(
            name="a:1",
            text=TEXT,
            title="Talks",
            url="https://paper.example/2",
            outlet="Paper",
            published="2021-05-03T23:00:00+01:00",
        )
    )
    assert (found.citation.title, found.citation.url, found.citation.outlet, found.published) == (
        "Talks",
        "https://paper.example/2",
        "Paper",
        day("2021-05-03"),
    )


def test_a_page_tells_what_the_document_does_not() -> None:
    """Title, address and day of the page are as good as given ones."""
    found = article_of(Document(name="a.html", html=PAGE))
    assert (found.citation.title, found.citation.url, found.published) == (
        "Chad and Niger agree",
        "https://paper.example/1",
        day("2021-05-03"),
    )
    assert found.text == "The ministers of Chad and Niger met in Niamey."


def test_what_the_document_tells_counts_more_than_the_page() -> None:
    """The page is asked only for what is not known."""
    told = Document(name="a:1", html=PAGE, title="Talks", url="https://paper.example/2", published="2021-05-01")
    found = article_of(told)
    assert (found.citation.title, found.citation.url, found.published) == (
        "Talks",
        "https://paper.example/2",
        day("2021-05-01"),
    )


@pytest.mark.parametrize(
    ("document", "error"),
    [
        (Document(name="a"), EmptyArticle),
        (Document(name="a", text="  "), EmptyArticle),
        (Document(name="a", html="<p> </p>"), EmptyArticle),
        (Document(name="a", text="Die Minister trafen sich in der Stadt, um mit der Regierung zu reden."), NotEnglish),
        (Document(name="a", text=TEXT, published="last week"), InputError),
    ],
)
def test_what_is_no_article_is_refused(document: Document, error: type[InputError]) -> None:
    """The errors are those of the door."""
    with pytest.raises(error):
        article_of(document)


WORDS = st.none() | st.text() | st.sampled_from(("2021-05-03", TEXT, PAGE))


@given(text=WORDS, html=WORDS, title=WORDS, url=WORDS, published=WORDS)
@settings(deadline=None)
def test_any_document_is_an_article_or_refused(
    text: str | None, html: str | None, title: str | None, url: str | None, published: str | None
) -> None:
    """One bad document of a thousand is told by an error that is ours."""
    document = Document(name="a", text=text, html=html, title=title, url=url, published=published)
    with contextlib.suppress(InputError):
        assert article_of(document).text
