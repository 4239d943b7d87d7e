"""Feeds in XML give entries, in whatever dialect, encoding and state of repair; hostile ones are bounded or refused."""

from __future__ import annotations

import contextlib
import socket
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.articles.build import article_of
from legation.errors import EmptyArticle, InputError, LegationError, Unsafe
from legation.model import DateBasis, Interval
from legation.sources.document import BadDocument, Document, Link
from legation.sources.feed_entries import HEARSAY, Entry, Feed
from legation.sources.feeds import feed_of

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>The Niamey Post</title>
    <link>https://post.example/</link>
    <atom:link rel="self" type="application/rss+xml" href="https://post.example/world.xml"/>
    <language>en-ne</language>
    <ttl>45</ttl>
    <item>
      <title>Chad &amp;amp; Niger sign</title>
      <link>https://post.example/2021/chad-niger?utm_source=rss&amp;page=2</link>
      <guid isPermaLink="false">post-77</guid>
      <dc:creator>Amina Issa</dc:creator>
      <pubDate>Mon, 03 May 2021 23:30:00 +0100</pubDate>
      <description>In short.</description>
      <content:encoded><![CDATA[<p>Chad &amp; Niger signed.</p>]]></content:encoded>
    </item>
  </channel>
</rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://ministry.example/news/">
  <title type="text">Ministry</title>
  <link rel="self" href="feed.atom"/>
  <author><name>Press office</name></author>
  <entry>
    <id>tag:ministry.example,2022:9</id>
    <title type="html">Visit to &amp;lt;Quito&amp;gt;</title>
    <link rel="enclosure" type="audio/mpeg" href="9.mp3"/>
    <link rel="alternate" type="application/json" href="9.json"/>
    <link rel="alternate" type="text/html" href="9.html"/>
    <published>2022-08-24T10:00:00+09:00</published>
    <updated>2022-08-26T10:00:00Z</updated>
    <content type="xhtml">
      <div xmlns="http://www.w3.org/1999/xhtml"><p>Peru &amp; <b>Ecuador</b><br/>met.</p></div>
    </content>
  </entry>
</feed>"""
RDF = """<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
  <channel rdf:about="https://old.example/"><title>Old News</title><link>https://old.example/</link>
    <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
  <item rdf:about="https://old.example/1"><title>Mali</title><link>https://old.example/1</link>
    <dc:date>2004-02-03T05:00:00-05:00</dc:date><description>Mali and Togo met.</description></item>
</rdf:RDF>"""


def rss(*items: str, head: str = "<title>Paper</title>") -> bytes:
    """A feed of RSS with these contents of its items."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss version='2.0'><channel>{head}{inner}</channel></rss>".encode()


def entries(data: bytes, url: str | None = None) -> list[Entry]:
    """The entries of a feed in which nothing is wrong."""
    found = feed_of("feed", data, url=url).entries
    good = [entry for entry in found if isinstance(entry, Entry)]
    assert len(good) == len(found), found
    return good


def entry(item: str, url: str | None = None) -> Entry:
    """The one entry that an item of RSS gives."""
    (found,) = entries(rss(item), url)
    return found


# --- the dialects ---------------------------------------------------------------------------------------------------


def test_rss() -> None:
    """An item of RSS 2.0 with its extensions: the whole text, the author, the day in the zone of the paper."""
    assert feed_of("world", RSS.encode()) == Feed(
        title="The Niamey Post",
        url="https://post.example/world.xml",
        every=2_700,
        entries=(
            Entry(
                name="world: post-77",
                url="https://post.example/2021/chad-niger?page=2",
                title="Chad & Niger sign",
                outlet="The Niamey Post",
                author="Amina Issa",
                language="en-ne",
                published="2021-05-03T23:30:00+01:00",
                html="<p>Chad &amp; Niger signed.</p>",
                whole=True,
            ),
        ),
    )


def test_atom() -> None:
    """An entry of Atom: relative addresses, the page among several links, markup as a tree, the author of the feed."""
    assert feed_of("ministry", ATOM.encode()) == Feed(
        title="Ministry",
        url="https://ministry.example/news/feed.atom",
        entries=(
            Entry(
                name="ministry: tag:ministry.example,2022:9",
                url="https://ministry.example/news/9.html",
                title="Visit to <Quito>",
                outlet="Ministry",
                author="Press office",
                language="en",
                published="2022-08-24T10:00:00+09:00",
                html="\n      <div><p>Peru &amp; <b>Ecuador</b><br>met.</p></div>\n    ",
                whole=True,
            ),
        ),
    )


def test_rdf() -> None:
    """Items of RSS 1.0 stand beside the channel; its period and frequency tell how often it changes."""
    assert feed_of("old", RDF.encode()) == Feed(
        title="Old News",
        every=21_600,
        entries=(
            Entry(
                name="old: https://old.example/1",
                url="https://old.example/1",
                title="Mali",
                outlet="Old News",
                published="2004-02-03T05:00:00-05:00",
                text="Mali and Togo met.",
            ),
        ),
    )


def test_netscape() -> None:
    """RSS 0.91 names a document type; nobody fetches it."""
    data = b"""<?xml version="1.0"?>
    <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://nobody.example/rss-0.91.dtd">
    <rss version="0.91"><channel><title>Nine</title><item><title>Oman</title></item></channel></rss>"""
    assert [found.title for found in entries(data)] == ["Oman"]


def test_old_atom() -> None:
    """Atom 0.3 has other names for its dates."""
    data = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>Fiji</title>
    <issued>2004-05-06T07:08:09Z</issued><modified>2005-01-01T00:00:00Z</modified></entry></feed>"""
    assert [found.published for found in entries(data)] == ["2004-05-06T07:08:09+00:00"]


# --- what becomes of an entry ---------------------------------------------------------------------------------------


def test_an_entry_is_a_document() -> None:
    """It carries all that the feed tells; its day rests on the feed."""
    (found,) = entries(RSS.encode())
    assert found.document() == Document(
        name="feed: post-77",
        html="<p>Chad &amp; Niger signed.</p>",
        title="Chad & Niger sign",
        url="https://post.example/2021/chad-niger?page=2",
        outlet="The Niamey Post",
        author="Amina Issa",
        language="en-ne",
        published="2021-05-03T23:30:00+01:00",
        basis=DateBasis.FEED,
    )


def test_an_entry_is_a_link() -> None:
    """Whoever wants the page itself goes by that, and keeps what the feed told."""
    (found,) = entries(RSS.encode())
    assert found.link() == Link(
        url="https://post.example/2021/chad-niger?page=2",
        title="Chad & Niger sign",
        outlet="The Niamey Post",
        author="Amina Issa",
        published="2021-05-03T23:30:00+01:00",
        basis=DateBasis.FEED,
    )


@pytest.mark.parametrize(
    ("item", "lies_at", "version"),
    [
        ("<description>Chad met Niger.</description>", None, HEARSAY),
        ("<content>Chad met Niger.</content>", None, None),
        ("<content>Chad met Niger.</content>", "https://www.a.example/feed", None),
        ("<content>Chad met Niger.</content>", "https://feeds.a.example/all", None),
        ("<content>Chad met Niger.</content>", "https://b.example/feed", HEARSAY),
        ("<content>Chad met Niger.</content>", "https://data.example/feed", HEARSAY),
    ],
    ids=["summary", "whole", "same host", "host below", "other host", "host that ends alike"],
)
def test_what_a_feed_says_of_a_page_takes_no_page_s_place(item: str, lies_at: str | None, version: int | None) -> None:
    """Summaries, and what the feeds of others hold, stand back behind the page; a site's own whole article does not."""
    data = f"<rss><channel><item><link>https://a.example/1</link>{item}</item></channel></rss>".encode()
    (found,) = feed_of("feed", data, url=lies_at).entries
    assert isinstance(found, Entry)
    document = found.document()
    assert isinstance(document, Document)
    assert (document.url, document.version) == ("https://a.example/1", version)


def test_an_entry_becomes_an_article() -> None:
    """Its part of a page and its moment are understood; the day is that of the paper's own clock."""
    item = "<pubDate>3 May 2021 23:30:00 -0500</pubDate><description>&lt;p&gt;Chad met Niger.&lt;/p&gt;</description>"
    document = entry(item).document()
    assert isinstance(document, Document)
    article = article_of(document)
    assert article.text == "Chad met Niger."
    assert article.published == Interval(first=date(2021, 5, 3), last=date(2021, 5, 3))


@pytest.mark.parametrize(
    "item",
    [
        "<title>Talks</title><link>https://a.example/1</link>",
        "<link>https://a.example/1</link><description> </description>",
        "<link>https://a.example/1</link><media:content xmlns:media='http://search.yahoo.com/mrss/' url='1.mp4'/>",
        "<link>https://a.example/1</link><enclosure url='https://a.example/1.mp3' type='audio/mpeg' length='1'/>",
    ],
    ids=["title only", "blank", "film", "sound"],
)
def test_an_entry_without_text_is_a_link_only(item: str) -> None:
    """As a document it says what to do."""
    found = entry(item)
    document = found.document()
    assert isinstance(document, BadDocument)
    assert document.name == "feed: https://a.example/1"
    assert isinstance(document.error, EmptyArticle)
    assert "--full-text" in str(document.error)
    assert found.link() is not None


def test_an_entry_without_address_is_no_link() -> None:
    """Its text is read all the same."""
    found = entry("<guid isPermaLink='false'>4</guid><description>Chad and Niger met.</description>")
    assert found.link() is None
    assert found.document() == Document(
        name="feed: 4", text="Chad and Niger met.", outlet="Paper", basis=DateBasis.FEED
    )


def test_entries_come_in_the_order_of_the_feed() -> None:
    """Whatever their dates; an entry that nothing names is told by its place."""
    data = rss("<pubDate>2021-01-01</pubDate>", "<pubDate>2022-01-01</pubDate>", "<title>Last</title>")
    assert [found.name for found in entries(data)] == ["feed: entry 1", "feed: entry 2", "feed: Last"]


# --- text -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "text", "html", "whole"),
    [
        ("<description>Chad met Niger.</description>", "Chad met Niger.", None, False),
        ("<description>&lt;p&gt;Chad&lt;/p&gt;</description>", None, "<p>Chad</p>", False),
        ("<description>Chad &amp;amp; Niger</description>", None, "Chad &amp; Niger", False),
        ("<description>1 &lt; 2</description>", "1 < 2", None, False),
        ("<description><p>Chad <b>met</b></p> Niger</description>", None, "<p>Chad <b>met</b></p> Niger", False),
        ("<description>Short</description><content type='html'>&lt;i&gt;Long</content>", None, "<i>Long", True),
        ("<description>Short</description><content:encoded> </content:encoded>", "Short", None, False),
        ("<content type='text'>&lt;i&gt; is a tag</content>", "<i> is a tag", None, True),
        ("<content type='image/png'>AAAA</content><summary>Seen</summary>", "Seen", None, False),
        ("<content src='https://a.example/x'>Gone</content>", None, None, False),
        ("<content type='html' mode='base64'>QUFB</content>", None, None, False),
        ("<description>One&nbsp;two &eacute;</description>", "One\xa0two é", None, False),
    ],
)
def test_the_text_of_an_entry(item: str, text: str | None, html: str | None, whole: bool) -> None:
    """The whole article where the feed has it, else the summary; as a page where it holds what only pages have."""
    found = entry(item)
    assert (found.text, found.html, found.whole) == (text, html, whole)


def test_scripts_of_an_entry_are_handed_on_unread() -> None:
    """The page is taken apart later, by what never runs anything."""
    found = entry("<description>&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;Chad</description>")
    assert found.html == "<script>alert(1)</script><p>Chad"


# --- title, author, outlet, language --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("<title>Chad &amp;amp; Niger</title>", "Chad & Niger"),
        ("<title>\n Chad\n  met </title>", "Chad met"),
        ("<title><![CDATA[Chad <em>met</em> &#8216;Niger&#8217;]]></title>", "Chad met ‘Niger’"),
        ("<title>AT&T in Chad</title>", "AT&T in Chad"),
        ("<title>Debt &lt; 3 per cent</title>", "Debt < 3 per cent"),
        ("<title type='text'>Use of &lt;b&gt;</title>", "Use of <b>"),
        ("<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>Chad</dc:title>", "Chad"),
        ("<media:title>Film</media:title>", None),
        ("<title/>", None),
        (f"<title>{'a' * 5_000}</title>", "a" * 1_000),
    ],
)
def test_titles_are_plain_words(title: str, plain: str | None) -> None:
    """Without tags and names of characters, on one line, and no longer than a title can be."""
    assert entry(title).title == plain


@pytest.mark.parametrize(
    ("item", "author"),
    [
        ("<author>desk@a.example (Jane Doe)</author>", "Jane Doe"),
        ("<author>Jane Doe &lt;desk@a.example&gt;</author>", "Jane Doe"),
        ("<author>desk@a.example</author>", None),
        ("<author><name>Jane Doe</name><email>j@a.example</email></author>", "Jane Doe"),
        ("<dc:creator>Jane Doe</dc:creator><dc:creator>Ali Ba</dc:creator>", "Jane Doe, Ali Ba"),
        ("<author>Jane Doe</author><dc:creator>Jane Doe</dc:creator>", "Jane Doe"),
        ("<author></author>", None),
    ],
)
def test_authors_are_names(item: str, author: str | None) -> None:
    """Of several all, each once; an address of mail is no name."""
    assert entry(item).author == author


@pytest.mark.parametrize(
    ("item", "outlet"),
    [
        ("<source url='https://b.example/rss'>Other Paper</source>", "Other Paper"),
        ("<source><id>b</id><title>Other &amp;amp; Paper</title></source>", "Other & Paper"),
        ("<source url='https://b.example/rss'/>", "Paper"),
        ("", "Paper"),
    ],
)
def test_the_outlet(item: str, outlet: str) -> None:
    """A feed that gathers those of others says whose an entry is; else the feed's own title counts."""
    assert entry(item).outlet == outlet


def test_an_entry_may_have_its_own_language() -> None:
    """It counts more than that of the feed."""
    head = "<title>Paper</title><language>en</language>"
    data = rss("<title>a</title>", "<dc:language>fr</dc:language>", head=head)
    assert [found.language for found in entries(data)] == ["en", "fr"]


# --- addresses and dates --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>/1</link>", "https://a.example/1"),
        ("<link>2?a=1&amp;b=2</link>", "https://a.example/feeds/2?a=1&b=2"),
        ("<link>2?a=1&b=2</link>", "https://a.example/feeds/2?a=1&b=2"),
        ("<link href='https://b.example/'/>", "https://b.example/"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///etc/passwd</link>", None),
        ("<link>http://[</link>", None),
        ("<guid>https://b.example/7</guid>", "https://b.example/7"),
        ("<guid isPermaLink='false'>https://b.example/7</guid>", None),
        ("<guid>7</guid>", None),
        ("<guid>https://b.example/7</guid><link>https://b.example/8</link>", "https://b.example/8"),
        (
            "<link>https://feeds.example/~r/8</link><feedburner:origLink>https://b.example/8</feedburner:origLink>",
            "https://b.example/8",
        ),
        ("<link xml:base='https://c.example/x/'>8</link>", "https://c.example/x/8"),
        ("<comments>https://b.example/8#talk</comments>", None),
    ],
)
def test_the_address_of_an_entry(item: str, url: str | None) -> None:
    """Whole, of http or https only, and that of the paper itself where a service counts its readers."""
    assert entry(item, url="https://a.example/feeds/rss.xml").url == url


def test_addresses_are_relative_to_the_site_where_the_feed_lies_nowhere() -> None:
    """A feed from a file tells where its site is."""
    data = rss("<link>/1</link>", head="<link>https://a.example/news/</link>")
    assert [found.url for found in entries(data)] == ["https://a.example/1"]


@pytest.mark.parametrize(
    ("item", "published"),
    [
        ("<pubDate>Wed, 24 Aug 2022 22:00:00 EST</pubDate>", "2022-08-24T22:00:00-05:00"),
        ("<pubDate>soon</pubDate><dc:date>2022-08-24</dc:date>", "2022-08-24"),
        ("<updated>2022-08-26T10:00:00Z</updated>", "2022-08-26T10:00:00+00:00"),
        ("<updated>2022-08-26T10:00:00Z</updated><published>2022-08-24</published>", "2022-08-24"),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
        ("", None),
    ],
)
def test_the_day_of_an_entry(item: str, published: str | None) -> None:
    """That of publication; of the last change only where there is none; what is no date tells nothing."""
    assert entry(item).published == published


@pytest.mark.parametrize(
    ("head", "every"),
    [
        ("<ttl>60</ttl>", 3_600),
        ("<ttl>0</ttl>", None),
        ("<ttl>often</ttl>", None),
        ("<ttl>999999</ttl>", 31_536_000),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3_600),
        ("<sy:updatePeriod> hourly\n</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 1_800),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 86_400),
        ("<sy:updatePeriod>never</sy:updatePeriod>", None),
        ("", None),
    ],
)
def test_how_often_a_feed_wants_to_be_asked(head: str, every: int | None) -> None:
    """In seconds, where it says so in a way that means something."""
    assert feed_of("feed", rss(head=head)).every == every


# --- encodings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("iso-8859-1", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16", "utf-16-be"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-be"),
        ("no-such-thing", "cp1252"),
        ("punycode", "utf-8"),
    ],
)
def test_feeds_in_any_encoding(declared: str, encoding: str) -> None:
    """UTF-8 is known by itself, a mark counts, and a declaration is believed where it can be."""
    text = (
        f"<?xml version='1.0' encoding='{declared}'?><rss><channel><item><title>Zürich</title></item></channel></rss>"
    )
    assert [found.title for found in entries(text.encode(encoding))] == ["Zürich"]


def test_http_tells_the_encoding() -> None:
    """Where the feed itself does not, the server does."""
    data = "<rss><channel><title>Łódź</title></channel></rss>".encode("iso-8859-2")
    assert feed_of("feed", data, charset="iso-8859-2").title == "Łódź"


# --- broken feeds ---------------------------------------------------------------------------------------------------


def broken(data: bytes) -> tuple[list[Entry], InputError]:
    """The entries of a broken feed, and what is told of it at its end."""
    *found, last = feed_of("feed", data).entries
    assert isinstance(last, BadDocument)
    assert last.name == "feed"
    assert isinstance(last.error, InputError)
    good = [each for each in found if isinstance(each, Entry)]
    assert len(good) == len(found)
    return good, last.error


@pytest.mark.parametrize(
    "data",
    [
        b"\n \n" + RSS.encode(),
        RSS.replace("<item>", "<item>\x0b\x00").encode(),
        RSS.replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', "").encode(),
        RSS.replace("Niger signed", "Niger&nbsp;signed").replace("In short", "Caf&eacute; & more").encode(),
    ],
    ids=["blank lines", "control characters", "undeclared prefix", "names of HTML"],
)
def test_small_faults_are_mended_unsaid(data: bytes) -> None:
    """They lose nothing, so nobody has to know."""
    (found,) = entries(data)
    assert (found.title, found.author) == ("Chad & Niger sign", "Amina Issa")


def test_tags_that_nobody_closed() -> None:
    """They end where what they stand in ends; all entries are read, and the fault is told once."""
    item = "<item><title>Talks {0}</title><description>One<br>two <p>three < four</description><link>https://a.example/{0}</link></item>"
    data = f"<rss><channel>{''.join(item.format(number) for number in range(300))}</channel></rss>"
    found, error = broken(data.encode())
    assert [each.url for each in found] == [f"https://a.example/{number}" for number in range(300)]
    assert {each.html for each in found} == {"One<br>two <p>three &lt; four</p>"}
    assert "this feed is broken XML (line 1: " in str(error)


def test_values_without_quotation_marks() -> None:
    """Attributes as HTML has them are understood."""
    found, _ = broken(
        b"<rss version=2.0><channel><item><guid isPermaLink=false>https://a.example/1</guid></item></channel></rss>"
    )
    assert [(each.name, each.url) for each in found] == [("feed: https://a.example/1", None)]


def test_items_that_nobody_closed() -> None:
    """Where the next one opens, one has ended."""
    found, _ = broken(b"<rss><channel><item><title>a</title><item><title>b</title></channel></rss>")
    assert [each.title for each in found] == ["a", "b"]


@pytest.mark.parametrize("end", ["</channel>", "</item></channel>", "cond</link>", "</title><link>", "tle>Second"])
def test_a_feed_that_was_cut_off(end: str) -> None:
    """Its last entry looks whole and may not be, so it waits for the next time; those before it are read."""
    whole = rss("<title>First</title>", "<title>Second</title><link>https://a.example/second</link>").decode()
    found, error = broken(whole[: whole.rindex(end)].encode())
    assert [each.title for each in found] == ["First"]
    assert "the last entry excepted, which is cut off" in str(error)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no element of XML"),
        (b"Chad and Niger met.", "no element of XML"),
        (b"<html><head><title>Paper</title></head></html>", "outermost element is 'html'"),
        (b"<urlset/>", "outermost element is 'urlset'"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "no element of XML"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no text"),
    ],
)
def test_what_is_no_feed(data: bytes, words: str) -> None:
    """It is refused with what it is instead."""
    with pytest.raises(InputError, match=words):
        feed_of("feed", data)


# --- hostile feeds --------------------------------------------------------------------------------------------------

LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]><rss><channel><title>&lol3;</title></channel></rss>"""
OUTSIDE = """<!DOCTYPE rss [ <!entity file SYSTEM "file:///etc/passwd"> ]>
<rss><channel><title>&file;</title></channel></rss>"""
PARAMETER = """<!DOCTYPE rss [<!ENTITY % all SYSTEM "http://127.0.0.1:9/x.dtd"> %all;]><rss/>"""
HIDDEN = """<!-- <rss> --><?x <rss?><!DOCTYPE rss PUBLIC "a>b" "c" [<!ENTITY a "b">]><rss/>"""


@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE, PARAMETER, HIDDEN], ids=["laughs", "file", "parameter", "hidden"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused(data: str, encoding: str) -> None:
    """No feed needs them, and they can unfold without end or fetch a file; in whatever encoding they hide."""
    with pytest.raises(Unsafe, match="declares entities"):
        feed_of("feed", data.encode(encoding))


def test_nothing_is_fetched() -> None:
    """The document type that a feed names lies on a server, which nobody asks."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        there = f"http://127.0.0.1:{server.getsockname()[1]}/rss.dtd"
        head = f"<!DOCTYPE rss SYSTEM '{there}'><?xml-stylesheet href='{there}'?>"
        assert feed_of("feed", head.encode() + rss(head="<title>a</title>")).title == "a"
        with pytest.raises(BlockingIOError):
            server.accept()


def test_an_article_about_entities_is_no_danger() -> None:
    """Only declarations before the feed count, not words in it."""
    assert entry("<title>a</title><description><![CDATA[<!ENTITY x 'y'>]]></description>").title == "a"


def test_a_feed_larger_than_any_is_refused() -> None:
    """10 MB are ten times what the longest have."""
    with pytest.raises(Unsafe, match="larger than 10 MB"):
        feed_of("feed", b" " * 10_000_001)


def test_entries_without_number_are_bounded() -> None:
    """Those beyond are counted."""
    *_, last = feed_of("feed", b"<rss><channel>" + b"<item/>" * 50_002 + b"</channel></rss>").entries
    assert isinstance(last, BadDocument)
    assert str(last.error) == "this feed has 50002 entries; those beyond 50000 are passed over"


NEST = b"<a xml:base='x/'>"


@pytest.mark.parametrize(
    "inner",
    [
        b"<a>" * 300_000,
        b"<item><title>a" * 70_000,
        b"<" * 1_000_000,
        b"<a " * 300_000,
        b"&" * 1_000_000,
        b"<![CDATA[" * 100_000,
        b"<!--" * 250_000,
        b"<item>" + b"<category>a</category>" * 45_000 + b"</item>",
        b"<item><author>" + b"a" * 1_000_000 + b"</author></item>",
        b"<item><guid>" + b"http://[" * 120_000 + b"</guid></item>",
        b"<item " + b" ".join(b"a%d='b'" % number for number in range(90_000)) + b"/>",
        b"<item " + b"a" * 1_000_000 + b"><b>",
        NEST * 200 + b"<item><link>x</link></item>" * 35_000,
        b"<item><content type='xhtml'>" + (b"<b>" * 90 + b"</b>" * 90) * 1_500 + b"</content></item>",
    ],
    ids=[
        "deep",
        "items in items",
        "<",
        "<a",
        "&",
        "cdata",
        "comment",
        "categories",
        "author",
        "id",
        "attributes",
        "a long word in a tag",
        "bases",
        "tree",
    ],
)
def test_a_megabyte_of_anything_takes_seconds(inner: bytes) -> None:
    """Time grows with length and with nothing else; half a second here, where a square of the length takes hours."""
    begin = time.process_time()
    with contextlib.suppress(InputError):
        feed_of("feed", b"<rss><channel>" + inner + b"</channel></rss>", url="https://a.example/")
    assert time.process_time() - begin < 20


def is_sound(feed: Feed) -> bool:
    """Whether every part of a feed can be used and written out."""
    for each in feed.entries:
        if isinstance(each, Entry):
            each.link()
            repr(each.document()).encode()
    return True


@given(st.binary())
@settings(deadline=None)
def test_any_bytes_are_a_feed_or_refused(data: bytes) -> None:
    """Nothing else happens."""
    with contextlib.suppress(LegationError):
        assert is_sound(feed_of("feed", data, url="https://a.example/"))
    with contextlib.suppress(LegationError):
        assert is_sound(feed_of("feed", b"<rss><item>" + data, charset="latin-1"))


@st.composite
def mutated(draw: st.DrawFn, whole: bytes) -> bytes:
    """A document with a few pieces replaced, doubled or taken out."""
    data = whole
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(data)))
        end = draw(st.integers(begin, min(len(data), begin + 40)))
        piece = draw(
            st.sampled_from(
                [b"", b"<", b">", b"</item>", b"&#0;", b"&#x110000;", b"]]>", b"\xff", b'"', data[begin:end] * 2]
            )
        )
        data = data[:begin] + piece + data[end:]
    return data


@given(st.one_of(mutated(RSS.encode()), mutated(ATOM.encode()), mutated(RDF.encode())))
@settings(deadline=None)
def test_a_feed_with_any_fault_is_read_or_refused(data: bytes) -> None:
    """Whatever is broken in it."""
    with contextlib.suppress(LegationError):
        assert is_sound(feed_of("feed", data, url="https://a.example/"))
