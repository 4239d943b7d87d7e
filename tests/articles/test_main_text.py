"""The main text of pages and of parts of pages: paragraphs, and nothing of markup."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.articles.main_text import Page, main_text
from legation.articles.metadata import Metadata
from legation.errors import EmptyArticle, InputError

RELEASE = """
<p>Office of the Spokesperson</p>
<p>The ministers of <a href="https://example.org/">Chad</a> and <strong>Niger</strong> met&nbsp;in
Niamey&#8217;s palace.</p>
<h2>What they agreed</h2>
<ul>
<li>A treaty on the lake.</li>
<li>A school &amp; a road.</li>
</ul>
<blockquote><p>“We are neighbours,” she said.</p></blockquote>
<p>First line<br />second line<br><br>third line</p>
<table><tr><th>Country</th><th>Day</th></tr><tr><td>Chad</td><td>May 3</td></tr></table>
<script>alert("x")</script><style>p { color: red }</style>
<p></p><p>&nbsp;</p>
<p>It enters into force in 2023.</p>
"""
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Chad and Niger agree | The Paper</title>
<meta property="og:title" content="Chad and Niger agree">
<meta property="article:published_time" content="2021-05-03T23:30:00-05:00">
<link rel="canonical" href="https://paper.example/world/chad-niger">
<script>var advertisement = 1;</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div id="cookie-banner">We use cookies. Accept all</div>
<article><h1>Chad and Niger agree</h1>
<p>NIAMEY – Chad and Niger signed a treaty on the lake on Monday, the foreign ministry said in a statement.</p>
<p>The two ministers met in Niamey for the first time since 2019 and praised the work of their delegations.</p>
<p>The treaty enters into force once both parliaments have agreed to it, which is expected before the summer.</p>
</article>
<aside><h3>Related</h3><ul><li><a href="/other">Another story that you may like</a></li></ul></aside>
<footer><p>Copyright 2024 The Paper. All rights reserved.</p></footer></body></html>
"""


def test_a_release_keeps_all_its_paragraphs() -> None:
    """Of a part of a page nothing is lost but the markup: headings, items and cells are paragraphs too."""
    assert main_text(RELEASE).text.split("\n\n") == [
        "Office of the Spokesperson",
        "The ministers of Chad and Niger met in Niamey’s palace.",
        "What they agreed",
        "A treaty on the lake.",
        "A school & a road.",
        "“We are neighbours,” she said.",
        "First line",
        "second line",
        "third line",
        "Country",
        "Day",
        "Chad",
        "May 3",
        "It enters into force in 2023.",
    ]


def test_a_release_says_nothing_of_itself() -> None:
    """A part of a page names neither title nor day."""
    assert main_text(RELEASE) == Page(text=main_text(RELEASE).text)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Chad and Niger met.</p>", "Chad and Niger met."),
        ("<p>Chad and Niger met.</p><p>Peru and Chile did not.</p>", "Chad and Niger met.\n\nPeru and Chile did not."),
        ("Chad and Niger met.", "Chad and Niger met."),
        ("<div>Chad met Niger.</div><div>Peru met Chile.</div>", "Chad met Niger.\n\nPeru met Chile."),
        ("<div>Chad met Niger.<div>Peru met Chile.</div></div>", "Chad met Niger.\n\nPeru met Chile."),
        ("<p>Chad &lt;b&gt; Niger</p>", "Chad <b> Niger"),
    ],
)
def test_short_parts_of_pages(html: str, text: str) -> None:
    """A sentence or two come out as they are, each paragraph for itself."""
    assert main_text(html).text == text


def test_a_page_gives_its_article() -> None:
    """Menus, banners, other stories and the footer are left out."""
    text = main_text(PAGE).text
    assert [paragraph.split()[0] for paragraph in text.split("\n\n")] == ["Chad", "NIAMEY", "The", "The"]
    assert not any(word in text for word in ("cookies", "Related", "Copyright", "Home", "advertisement", "<"))


def test_a_short_page_keeps_its_paragraphs() -> None:
    """A brief item is not run together."""
    short = PAGE.replace("for the first time since 2019 and praised the work of their delegations", "").replace(
        ", which is expected before the summer", ""
    )
    assert len(main_text(short).text.split("\n\n")) == 4


def test_a_page_names_its_title_day_and_address() -> None:
    """The day is as written there; it becomes one of the outlet's zone where the outlet is known."""
    assert main_text(PAGE).told == Metadata(
        title="Chad and Niger agree",
        published="2021-05-03T23:30:00-05:00",
        language="en",
        url="https://paper.example/world/chad-niger",
    )


def test_a_page_without_a_day() -> None:
    """Days in the text and years in the footer are not the day of publication."""
    undated = PAGE.replace('<meta property="article:published_time" content="2021-05-03T23:30:00-05:00">', "")
    page = main_text(undated)
    assert (page.told.published, page.guessed) == (None, None)


@pytest.mark.parametrize("front", ["https://paper.example", "https://www.paper.example/", "/", "nonsense", ""])
def test_the_front_page_is_no_address_of_an_article(front: str) -> None:
    """Sites that name it on every page would make one page of all."""
    assert main_text(PAGE.replace("https://paper.example/world/chad-niger", front)).told.url is None


def test_a_page_in_a_script() -> None:
    """Some pages bring their text and their day for search engines."""
    page = """<html><head><title>Talks</title><script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Chad and Niger agree",
    "datePublished": "2021-05-03T08:00:00Z"}</script></head>
    <body><article><p>Chad and Niger signed a treaty.</p><p>They met in Niamey.</p></article></body></html>"""
    assert main_text(page) == Page(
        text="Chad and Niger signed a treaty.\n\nThey met in Niamey.",
        told=Metadata(title="Chad and Niger agree", published="2021-05-03T08:00:00Z"),
    )


@pytest.mark.parametrize(
    "html",
    ["", " \n", "<p></p>", "<!-- -->", "<html><body></body></html>", "<script>var chad = 1</script>", "<div>" * 5_000],
    ids=["nothing", "blank", "paragraph", "comment", "page", "script", "nested"],
)
def test_a_page_without_text_is_empty(html: str) -> None:
    """The message says so."""
    with pytest.raises(EmptyArticle, match="the page"):
        main_text(html)


def test_nothing_is_told_on_the_way(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """What the libraries complain of is not written to the terminal."""
    command = "from legation.articles.main_text import main_text; main_text('<html><p>Chad <table></html>\\0')"
    result = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, encoding="utf-8")
    assert (result.stdout, result.stderr) == ("", "")
    assert logging.getLogger("trafilatura").handlers


MARKUP = st.sampled_from(
    (
        "<p>|</p>|<div>|</div>|<html>|<body>|<head>|<title>|<table>|<tr>|<td>|<ul>|<li>|<br>|<!--|-->|<script>|</script>|"
        '<a href="|">|<meta name="date" content="|&amp;|&#0;|&#xD800;|<![CDATA[|]]>|<?xml encoding="utf-16"?>|'
        "Chad and Niger met.|2021-05-03|\0|\ud83d|\n"
    ).split("|")
)


@given(st.lists(MARKUP | st.text(max_size=5), max_size=30).map("".join))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_page_gives_text_or_is_refused(html: str) -> None:
    """No markup leads to an error that is not ours, nor to a text that is blank."""
    try:
        page = main_text(html)
    except InputError:
        return
    assert page.text.strip() == page.text != ""


@given(st.lists(st.text(alphabet="abc DEF", min_size=1).map(str.split).map(" ".join).filter(bool), min_size=1))
@settings(deadline=None)
def test_every_paragraph_of_a_release_is_kept(paragraphs: list[str]) -> None:
    """All words come out in their order, whatever their number."""
    html = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    assert main_text(html).text.split() == " ".join(paragraphs).split()


# --- what stands within an article and is none of it ----------------------------------------------------------------

SENTENCES = (
    "Chad and Niger signed a treaty on the lake on Monday, the foreign ministry said in a statement to the press.",
    "The two ministers met in Niamey for the first time since 2019 and praised the work of their delegations.",
    "The treaty enters into force once both parliaments have agreed to it, which is expected before the summer.",
)


def around(*furniture: str) -> str:
    """A page whose article has furniture between its paragraphs."""
    first, second, third = (f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = f"{first}{''.join(furniture)}{second}{third}"
    return f"<html><head><title>Talks</title></head><body><article>{article}</article></body></html>"


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Exit mobile version</p>",
        "<p>(With inputs from agencies)</p>",
        "<p>© 2022 Reuters</p>",
        "<p>Reporting by Jane Roe; Editing by John Doe</p>",
        "<p>Getty Images</p>",
        "<p><strong>Also read:</strong> <a href='/1'>Peru and Chile sign a treaty on their border</a></p>",
        "<p>RELATED: Peru and Chile sign a treaty on their border</p>",
        "<p><a href='/1'>Peru and Chile sign a treaty on their border</a></p>",
        "<p><em><a href='/1'>Peru and Chile</a> <a href='/1'>sign a treaty</a></em></p>",
        "<h3><a href='/1'>Peru and Chile sign a treaty on their border</a></h3>",
        "<ul><li><a href='/1'>Peru and Chile sign a treaty</a></li><li><a href='/2'>Spain elects a king</a></li></ul>",
        "<div>Read more: <a href='/1'>Peru and Chile sign a treaty on their border</a></div>",
        "<p>Sign up for our newsletter</p>",
    ],
)
def test_furniture_is_no_text_of_a_page(furniture: str) -> None:
    """Buttons, credits and links to other stories are left out; the article is whole."""
    assert main_text(around(furniture)).text == "\n\n".join(SENTENCES)


@pytest.mark.parametrize(
    "paragraph",
    [
        "<p>The <a href='/1'>foreign ministry of Chad</a> thanked Niger.</p>",
        "<p>See <a href='/1'>the treaty</a>, which both signed.</p>",
        "<p>Read together, both statements leave little doubt.</p>",
    ],
)
def test_a_sentence_with_a_link_is_text(paragraph: str) -> None:
    """Only paragraphs that are nothing but links lead elsewhere."""
    assert main_text(around(paragraph)).text.count("\n\n") == 3


def test_a_heading_that_links_to_its_own_page_is_kept() -> None:
    """Blogs make a link of their title."""
    page = around("<h2><a href='/0'>Talks</a></h2>")
    assert "Talks" in main_text(page).text.split("\n\n")


def test_a_headline_is_kept_whatever_it_looks_like() -> None:
    """Elsewhere such a line leads to another story."""
    headline = "Explainer: Why Chad and Niger talk"
    page = around(f"<h1>{headline}</h1>", "<p>Explainer: Why Fiji and Tonga talk</p>")
    found = main_text(page.replace("<title>Talks</title>", f"<title>{headline}</title>")).text
    assert headline in found.split("\n\n")
    assert "Fiji" not in found


def test_a_part_of_a_page_keeps_what_looks_like_furniture() -> None:
    """Whoever gives it has chosen it; reading passes over what is none of the article."""
    assert (
        main_text("<p>Chad met Niger.</p><p>Exit mobile version</p>").text == "Chad met Niger.\n\nExit mobile version"
    )


@pytest.mark.parametrize(
    "divided",
    [
        "{}<br><br>{}<br><br>{}",
        "{}<p>{}</p><p>{}</p>",
        "<p>{}</p>{}<p>{}</p>",
        "<b>{}</b><br>{}<br>{}",
        "<span>{}</span><br><span>{}</span><br><span>{}</span>",
        "<div>{}</div>{}<div>{}</div>",
    ],
)
def test_text_that_lies_loose_is_text(divided: str) -> None:
    """Old pages part their paragraphs by line breaks only, or by nothing but the next tag."""
    page = f"<html><head><title>Talks</title></head><body><div>{divided.format(*SENTENCES)}</div></body></html>"
    assert main_text(page).text == "\n\n".join(SENTENCES)


def test_a_link_does_not_part_loose_text() -> None:
    """A sentence stays one."""
    linked = SENTENCES[0].replace("a treaty", "<a href='/1'>a treaty</a>")
    page = f"<html><head><title>T</title></head><body><div>{linked}<br>{SENTENCES[1]}</div></body></html>"
    assert main_text(page).text == "\n\n".join(SENTENCES[:2])


@pytest.mark.parametrize(("before", "after"), [("", ""), ("<html><body><main>", "</main></body></html>")])
def test_text_that_stands_as_it_was_typed_keeps_its_paragraphs(before: str, after: str) -> None:
    """Of a part of a page and of a whole one: blank lines divide it, other breaks of lines do not."""
    typed = "Chad and Niger signed a treaty on the lake\non Monday, a ministry said.\n \n{}\n"
    last = "It enters into force once both parliaments have agreed to it."
    assert main_text(f"{before}<pre>{typed.format(last)}</pre>{after}").text.split("\n\n") == [
        "Chad and Niger signed a treaty on the lake on Monday, a ministry said.",
        last,
    ]
