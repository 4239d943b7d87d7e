"""The day of publication, by the surest of what tells it."""

from __future__ import annotations

from datetime import date

import pytest

from legation.articles.build import article_of
from legation.errors import InputError
from legation.model import Article, DateBasis, Interval
from legation.sources.document import Document

TEXT = "The ministers of Chad and Niger met in Niamey. They will meet again in the spring, the ministry said."
DATELINE = "NIAMEY, Aug 24 (Reuters) - " + TEXT


def found(basis: DateBasis, first: str, last: str | None = None) -> tuple[DateBasis, Interval]:
    """A basis with its days."""
    return basis, Interval(first=date.fromisoformat(first), last=date.fromisoformat(last or first))


def dating(article: Article) -> tuple[DateBasis, Interval | None]:
    """What the date of an article rests on, and the date."""
    return article.basis, article.published


def page(head: str = "", body: str = "", text: str = TEXT) -> str:
    """A page with what tells its day in its head or beside its text."""
    return f"<html><head><title>Talks</title>{head}</head><body>{body}<article><p>{text}</p></article></body></html>"


META = '<meta property="article:published_time" content="2022-08-20T10:00:00Z">'
JSON = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-08-19"}</script>'
TIME = '<article><time datetime="2022-08-18" pubdate>18 August</time></article>'


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            Document(name="a", html=page(META), published="2022-08-21", url="https://paper.example/2022/08/22/a"),
            found(DateBasis.GIVEN, "2022-08-21"),
        ),
        (
            Document(name="a", html=page(META), published="Sun, 21 Aug 2022 09:00:00 GMT", basis=DateBasis.FEED),
            found(DateBasis.FEED, "2022-08-21"),
        ),
        (
            Document(name="a", html=page(META), published="last week", basis=DateBasis.FEED),
            found(DateBasis.PAGE, "2022-08-20"),
        ),
        (
            Document(name="a", html=page(META + JSON), url="https://paper.example/2022/08/22/a"),
            found(DateBasis.PAGE, "2022-08-19"),
        ),
        (Document(name="a", html=page(META)), found(DateBasis.PAGE, "2022-08-20")),
        (Document(name="a", html=page(body=TIME)), found(DateBasis.PAGE, "2022-08-18")),
        (
            Document(name="a", html=page(), url="https://paper.example/2022/08/22/a"),
            found(DateBasis.ADDRESS, "2022-08-22"),
        ),
        (Document(name="a", text=TEXT, url="https://paper.example/20220822/a"), found(DateBasis.ADDRESS, "2022-08-22")),
        (
            Document(name="a", text=TEXT, url="https://paper.example/2022/08/a"),
            found(DateBasis.ADDRESS, "2022-08-01", "2022-08-31"),
        ),
        (
            Document(name="a", text=DATELINE, url="https://paper.example/2022/08/a"),
            found(DateBasis.DATELINE, "2022-08-24"),
        ),
        (
            Document(name="a", text=DATELINE, url="https://paper.example/2022/08/25/a"),
            found(DateBasis.ADDRESS, "2022-08-25"),
        ),
        (
            Document(name="a", text=DATELINE.replace("24", "24, 2022")),
            found(DateBasis.DATELINE, "2022-08-24"),
        ),
        (
            Document(name="a", html=page(body='<p class="date">Published: 17 August 2022</p>')),
            found(DateBasis.GUESS, "2022-08-17"),
        ),
        (
            Document(name="a", html=page(META.replace("2022-08-20T10:00:00Z", "soon"), text=DATELINE)),
            (DateBasis.GIVEN, None),
        ),
        (Document(name="a", text=DATELINE), (DateBasis.GIVEN, None)),
        (Document(name="a", html=page()), (DateBasis.GIVEN, None)),
    ],
    ids=[
        "given",
        "feed",
        "no date in the feed",
        "JSON-LD",
        "meta",
        "time",
        "address",
        "address of digits",
        "month of the address",
        "dateline in the month of the address",
        "address against dateline",
        "dateline with year",
        "guess",
        "nothing but a dateline",
        "dateline without year",
        "nothing",
    ],
)
def test_the_surest_basis_gives_the_day(document: Document, expected: tuple[DateBasis, Interval | None]) -> None:
    """Who gave the article, the feed, the page, its address, the dateline, and last what the page shows."""
    assert dating(article_of(document)) == expected


def test_a_date_that_is_given_must_be_one() -> None:
    """What the user wrote is not passed over in silence."""
    with pytest.raises(InputError, match="no date of publication"):
        article_of(Document(name="a", html=page(META), published="last week"))


@pytest.mark.parametrize(
    ("url", "outlet", "day"),
    [
        ("https://www.japantimes.co.jp/news/a", None, "2022-08-25"),
        ("https://unknown.jp/a", None, "2022-08-25"),
        ("https://paper.example/a", "Kyodo", "2022-08-25"),
        ("https://www.nytimes.com/a", None, "2022-08-24"),
        ("https://www.latimes.com/a", None, "2022-08-24"),
        ("https://paper.example/a", None, "2022-08-24"),
        (None, None, "2022-08-24"),
    ],
)
@pytest.mark.parametrize("basis", [DateBasis.GIVEN, DateBasis.FEED])
def test_a_moment_is_a_day_where_the_outlet_is(url: str | None, outlet: str | None, day: str, basis: DateBasis) -> None:
    """Half past eleven at night in Greenwich is the next morning in Tokyo; of unknown outlets, the day as written."""
    told = Document(name="a", text=TEXT, published="2022-08-24T23:30:00Z", basis=basis, url=url, outlet=outlet)
    assert dating(article_of(told)) == found(basis, day)


def test_a_page_tells_its_moment_in_the_zone_of_its_host() -> None:
    """The page's own address will do."""
    canonical = '<link rel="canonical" href="https://www.japantimes.co.jp/news/a">'
    document = Document(name="a", html=page(META.replace("10:00:00Z", "23:30:00Z") + canonical))
    assert dating(article_of(document)) == found(DateBasis.PAGE, "2022-08-21")


def test_a_dateline_is_kept() -> None:
    """Its place and agency stand in the article, whatever gives the day."""
    article = article_of(Document(name="a", text=DATELINE, published="2022-08-24"))
    assert article.dateline
    assert (article.dateline.place, article.dateline.of, article.dateline.agency) == ("NIAMEY", "NER", "Reuters")


def test_how_sure_a_day_is() -> None:
    """Three words: what publishers tell is sure, what addresses and datelines tell is likely, the rest is not sure."""
    assert {basis.value: basis.sure.value for basis in DateBasis} == {
        "given": "sure",
        "feed": "sure",
        "page": "sure",
        "address": "likely",
        "dateline": "likely",
        "guess": "unsure",
        "text": "unsure",
    }
