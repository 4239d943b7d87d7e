"""Intake: any mix of sources gives its documents in order, and asks the web for nothing that was not named."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.errors import InputError, NotFetched
from legation.model import DateBasis
from legation.sources.document import BadDocument, Document, Link, stamp_of
from legation.sources.folders import files_in
from legation.sources.intake import Arrived
from tests.sources.arriving import (
    HTML,
    TEXT,
    arrived,
    crawled,
    feed,
    index,
    intake,
    json_line,
    page,
    sitemap,
    tarred,
    told,
    zipped,
)
from tests.sources.test_unpacking import zstd
from tests.sources.web.conftest import no_proxies
from tests.sources.web.servers import Page, Site, redirect

__all__ = ["no_proxies"]


def saved(path: Path, data: bytes | str) -> Path:
    """The path of a file with this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Standard input holds these bytes."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# --- names ----------------------------------------------------------------------------------------------------------


def test_any_mix_comes_in_the_order_of_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a page of the web, a folder, an archive, standard input, and what is not there; each with its origin."""
    given(monkeypatch, b"From standard input.")
    text = saved(tmp_path / "a.txt", TEXT)
    saved(tmp_path / "folder" / "b.html", HTML)
    packed = saved(tmp_path / "c.zip", zipped({"c.txt": "In a zip."}))
    with Site({"/page": page(HTML)}) as site, intake() as opened:
        names = [str(text), site.url("/page"), f"{tmp_path}/folder", str(packed), "-", f"{tmp_path}/none"]
        assert list(opened.arrivals(names)) == [
            Arrived(origin=names[0], found=Document(name=names[0], text=TEXT)),
            Arrived(origin=names[1], found=Document(name=names[1], html=HTML, url=names[1])),
            Arrived(origin=names[2], found=Document(name=f"{tmp_path}/folder/b.html", html=HTML)),
            Arrived(origin=names[3], found=Document(name=f"{tmp_path}/c.zip/c.txt", text="In a zip.")),
            Arrived(origin="-", found=Document(name="-", text="From standard input.")),
            Arrived(origin=names[5], found=BadDocument(name=names[5], error=NoFile())),
        ]


class NoFile(InputError):
    """What is wrong with a file that is not there, to compare with."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InputError) and str(other) == "No such file or directory"

    __hash__ = InputError.__hash__


def test_a_folder_is_read_to_its_last_folder(tmp_path: Path) -> None:
    """In the order of names; hidden files and folders, and files whose names tell nothing, are passed over."""
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt", ".hidden.txt", ".git/x.txt", "photo.jpg", "notes", "a/core"):
        saved(tmp_path / name, name)
    assert [text for _, text in told(tmp_path)] == ["a/b/c.txt", "a/z.txt", "a.txt", "b.txt"]


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder in 1,200 folders, with a file in the last: more than Python calls in each other, or removes."""
    folder = tmp_path / "deep"
    folder.mkdir()
    where = os.open(".", os.O_RDONLY)
    os.chdir(folder)
    try:
        for _ in range(1_200):
            os.mkdir("d")  # noqa: PTH102 (by its whole path none can be made)
            os.chdir("d")
        saved(Path("a.txt"), TEXT)
    finally:
        os.fchdir(where)
        os.close(where)
    yield folder
    subprocess.run(["rm", "-r", str(folder)], check=True)


def test_a_folder_in_more_folders_than_python_has_patience_for(deep: Path) -> None:
    """A thousand folders in each other are read as any other."""
    assert [text for _, text in told(deep)] == [TEXT]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    """A folder that leads back into itself ends; a link to a file is the file."""
    saved(tmp_path / "a.txt", TEXT)
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert [name for name, _ in told(tmp_path)] == [f"{tmp_path}/a.txt", f"{tmp_path}/b.txt"]


def test_a_file_that_is_called_like_standard_input_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder where the command runs, too."""
    given(monkeypatch, b"From standard input.")
    saved(tmp_path / "-", TEXT)
    monkeypatch.chdir(tmp_path)
    assert told(".", pattern="*") == [("./-", TEXT)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.html", ["news/a.html", "news/old/b.html"]),
        ("*", ["news/a.html", "news/a.story", "news/a.txt", "news/old/b.html"]),
        ("*.story", ["news/a.story"]),
        ("*/old/*", ["news/old/b.html"]),
    ],
)
def test_a_pattern_chooses_files_of_folders(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    """Those whose names fit are read, whatever their endings; one with a slash is compared with the whole name."""
    for name in ("news/a.txt", "news/a.html", "news/a.story", "news/old/b.html"):
        saved(tmp_path / name, name)
    assert [name.removeprefix(f"{tmp_path}/") for name, _ in told(tmp_path, pattern=pattern)] == expected


def test_texts_of_common_crawl_are_known_by_their_names(tmp_path: Path) -> None:
    """They end in ``.warc.wet.gz``, and are web archives like those of pages."""
    record = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: text/plain\r\n"
    data = f"{record}Content-Length: {len(TEXT)}\r\n\r\n{TEXT}\r\n\r\n".encode()
    saved(tmp_path / "CC-MAIN-1.warc.wet.gz", gzip.compress(data))
    assert told(tmp_path) == [(f"{tmp_path}/CC-MAIN-1.warc.wet.gz:1", TEXT)]


def test_a_pattern_may_be_named(tmp_path: Path) -> None:
    """As a shell would open it, with ``**`` for any folders; a file whose name looks like a pattern is that file."""
    for name in ("news/1/a.html", "news/2/b.html", "news/c.html", "news/d.txt", "x[1].txt"):
        saved(tmp_path / name, name)
    assert [text for _, text in told(f"{tmp_path}/news/**/*.html", f"{tmp_path}/x[1].txt")] == [
        "news/1/a.html",
        "news/2/b.html",
        "news/c.html",
        "x[1].txt",
    ]


def test_a_pattern_without_files_is_told(tmp_path: Path) -> None:
    """Under the pattern itself."""
    assert told(f"{tmp_path}/*.html") == [(f"{tmp_path}/*.html", "No such file or directory")]


@pytest.mark.parametrize("name", ["", "a" * 5_000, "a\0b"])
def test_what_can_be_no_name_is_told(tmp_path: Path, name: str) -> None:
    """It stops nothing."""
    text = saved(tmp_path / "a.txt", TEXT)
    first, second = arrived(name, text)
    assert isinstance(first, BadDocument)
    assert second == Document(name=str(text), text=TEXT)


def test_a_folder_that_goes_away_is_told(tmp_path: Path) -> None:
    """It is told, and stops nothing."""
    (found,) = files_in(f"{tmp_path}/gone", lambda name: True)
    assert isinstance(found, BadDocument)
    assert (found.name, str(found.error)) == (f"{tmp_path}/gone", "No such file or directory")


# --- archives -------------------------------------------------------------------------------------------------------

MIXED = {
    "a.txt": TEXT,
    "b/page.html": HTML,
    "c.jsonl": f"{json_line('One.')}\n{json_line('Two.')}\n",
    "d.csv": "text,url\nIn a table.,https://a.example/1\n",
    "photo.jpg": b"\xff\xd8\xff",
}
IN_MIXED = [
    ("a.txt", TEXT),
    ("b/page.html", HTML),
    ("c.jsonl:1", "One."),
    ("c.jsonl:2", "Two."),
    ("d.csv:2", "In a table."),
]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.zip", zipped(MIXED)),
        ("x.tar", tarred(MIXED)),
        ("x.tgz", tarred(MIXED, "w:gz")),
        ("x.tar.gz", tarred(MIXED, "w:gz")),
        ("x.tar.xz", tarred(MIXED, "w:xz")),
        ("x.tar.bz2", tarred(MIXED, "w:bz2")),
        ("x.tar.zst", zstd(tarred(MIXED))),
        ("x", zipped(MIXED)),
        ("y", tarred(MIXED, "w:gz")),
    ],
)
def test_an_archive_gives_what_its_files_hold(tmp_path: Path, name: str, data: bytes) -> None:
    """Packed in whatever way, whatever it is called; files whose names tell nothing are passed over."""
    path = saved(tmp_path / name, data)
    assert told(path) == [(f"{path}/{inner}", text) for inner, text in IN_MIXED]


def test_archives_may_lie_in_each_other_three_deep(tmp_path: Path) -> None:
    """What lies deeper is told, and stops nothing."""
    inner: bytes = zipped({"deep.txt": "Too deep.", "a.txt": "Too deep."})
    for level in (3, 2, 1):
        inner = zipped({"inner.zip": inner, f"level{level}.txt": f"Level {level}."})
    path = saved(tmp_path / "x.zip", inner)
    assert told(path) == [
        (
            f"{path}/inner.zip/inner.zip/inner.zip",
            "archives lie in each other more than 3 deep; unpack it yourself if you trust it",
        ),
        (f"{path}/inner.zip/inner.zip/level3.txt", "Level 3."),
        (f"{path}/inner.zip/level2.txt", "Level 2."),
        (f"{path}/level1.txt", "Level 1."),
    ]


@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_addresses_in_what_nobody_named_are_not_fetched(tmp_path: Path, kind: str) -> None:
    """A list, a feed and a sitemap that lie in an archive or folder: the web is asked for nothing."""
    with Site({"/a": page(HTML), "/b": page(HTML)}) as site:
        members = {
            "a.urls": f"{site.url('/a')}\n{site.url('/b')}\n",
            "b.txt": site.url("/a"),
            "c.xml": sitemap(site.url("/a")),
            "d.xml": index(site.url("/sitemap.xml")),
            "e.rss": feed((site.url("/a"), "Chad and Niger met.")),
        }
        if kind == "zip":
            path = saved(tmp_path / "x.zip", zipped(members))
        else:
            path = tmp_path / "folder"
            for name, data in members.items():
                saved(path / name, data)
        refused = "addresses in it are not fetched: only lists that you name yourself are followed"
        assert told(path, full_text=True) == [
            (f"{path}/a.urls", f"2 {refused}"),
            (f"{path}/b.txt", f"1 {refused}"),
            (f"{path}/c.xml", f"1 {refused}"),
            (f"{path}/d.xml", f"1 {refused}"),
            (f"{path}/e.rss: {site.url('/a')}", "Chad and Niger met."),
        ]
        assert site.asked == []


def test_a_web_archive_in_a_folder(tmp_path: Path) -> None:
    """Its pages come by chance, each under its address."""
    pages = {"https://a.example/1": "<html><p>One.</p></html>", "https://a.example/2": "<html><p>Two.</p></html>"}
    saved(tmp_path / "x.warc.gz", gzip.compress(crawled(pages)))
    found = arrived(tmp_path)
    assert [(each.url, each.html, each.by_chance) for each in found if isinstance(each, Document)] == [
        (url, html, True) for url, html in pages.items()
    ]


# --- standard input -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), [TEXT]),
        (HTML.encode(), [HTML]),
        (f"{json_line('One.')}\n{json_line('Two.')}\n".encode(), ["One.", "Two."]),
        (feed(("https://a.example/1", "One."), ("https://a.example/2", "Two.")), ["One.", "Two."]),
        (crawled({"https://a.example/1": HTML}), [HTML]),
        (gzip.compress(TEXT.encode()), [TEXT]),
        (gzip.compress(crawled({"https://a.example/1": HTML})), [HTML]),
        (zstd(json_line("One.").encode()), ["One."]),
        (zipped({"a.txt": TEXT}), [TEXT]),
        (tarred({"a.txt": TEXT}, "w:gz"), [TEXT]),
        (b"From: a@b.example\nSubject: Talks\nDate: Wed, 03 May 2023 10:00:00 +0000\n\nThey met.\n", ["They met.\n"]),
    ],
)
def test_standard_input_may_hold_any_form(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]) -> None:
    """It has no name: its first bytes tell."""
    given(monkeypatch, data)
    assert [text for _, text in told("-")] == expected


def test_a_list_on_standard_input_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gives it names what is in it."""
    with Site({"/a": page(HTML)}) as site:
        given(monkeypatch, f"# my list\n\n{site.url('/a')}\n".encode())
        assert told("-") == [(site.url("/a"), HTML)]


# --- the web --------------------------------------------------------------------------------------------------------


def test_a_list_of_addresses_gives_their_pages(tmp_path: Path) -> None:
    """In its order; what fails, or is no page, is told and stops nothing."""
    pdf = Page(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>", headers=(("Content-Type", "application/pdf"),))
    routes = {"/a": page("<p>A.</p>"), "/b": redirect("/c"), "/c": page("<p>C.</p>"), "/pdf": pdf}
    with Site(routes) as site:
        paths = ("/a", "/gone", "/pdf", "/b")
        listed = saved(tmp_path / "list.txt", "\n".join(map(site.url, paths)))
        first, second, third, fourth = arrived(listed)
        assert (first.name, first.html, first.url) == (site.url("/a"), "<p>A.</p>", site.url("/a"))
        assert isinstance(second, BadDocument)
        assert (second.name, str(second.error).count("404")) == (site.url("/gone"), 1)
        assert isinstance(third, BadDocument)
        assert (third.name, str(third.error)) == (site.url("/pdf"), "this is PDF, which is not read; give its text")
        assert (fourth.name, fourth.html, fourth.url) == (site.url("/b"), "<p>C.</p>", site.url("/c"))


def test_a_page_that_is_known_is_not_fetched_again(tmp_path: Path) -> None:
    """The one who asks says what is known, by origin and link; with `refetch` all are fetched."""
    with Site({f"/{name}": page(f"<p>{name}</p>") for name in "abcd"}) as site:
        listed = saved(tmp_path / "list.txt", "\n".join(site.url(f"/{name}") for name in "abcd"))
        pages = {each.name: stamp_of(each) for each in arrived(listed) if isinstance(each, Document)}
        site.asked.clear()

        def seen(origin: str, link: Link) -> bool:
            assert origin == str(listed)
            return pages[link.url] == stamp_of(link) and link.url[-1] in "acd"

        known = [(site.url(f"/{name}"), "unchanged") for name in "acd"]
        assert told(listed, seen=seen) == [known[0], (site.url("/b"), "<p>b</p>"), *known[1:]]
        assert site.paths == ["/b"]
        again = arrived(listed, seen=seen, refetch=True)
        assert [each.anew for each in again if isinstance(each, Document)] == [True] * 4
        assert sorted(site.paths[1:]) == ["/a", "/b", "/c", "/d"]


def test_a_feed_gives_what_it_holds(tmp_path: Path) -> None:
    """A file of a feed asks the web for nothing."""
    with Site({"/1": page(HTML)}) as site:
        path = saved(tmp_path / "feed.xml", feed((site.url("/1"), "A summary.")))
        assert told(path) == [(f"{path}: {site.url('/1')}", "A summary.")]
        assert site.asked == []


def test_a_feed_gives_the_pages_of_its_entries_on_demand(tmp_path: Path) -> None:
    """With what the feed tells of them: title, outlet, and the date, which is the feed's."""
    with Site({"/1": page(HTML)}) as site:
        path = saved(tmp_path / "feed.xml", feed((site.url("/1"), "A summary.")))
        (found,) = arrived(path, full_text=True)
        assert isinstance(found, Document)
        assert (found.name, found.html, found.title, found.outlet) == (site.url("/1"), HTML, "Talks", "Andes Today")
        assert (found.published, found.basis, found.by_chance) == (
            "2023-05-03T10:00:00+00:00",
            DateBasis.FEED,
            False,
        )


def test_a_sitemap_leads_to_sitemaps_and_pages() -> None:
    """The pages come by chance: nobody has chosen them."""
    routes: dict[str, Page] = {"/1": page("<p>One.</p>"), "/2": page("<p>Two.</p>")}
    with Site(dict(routes)) as site:
        site.routes["/index.xml"] = Page(index(site.url("/a.xml"), site.url("/gone.xml"), site.url("/b.xml")))
        site.routes["/a.xml"] = Page(sitemap(site.url("/1")))
        site.routes["/b.xml"] = Page(gzip.compress(sitemap(site.url("/2"))))
        first, second, third = arrived(site.url("/index.xml"))
        assert (first.name, first.html, first.by_chance) == (site.url("/1"), "<p>One.</p>", True)
        assert (second.name, isinstance(second, BadDocument)) == (site.url("/gone.xml"), True)
        assert (third.name, third.html, third.by_chance) == (site.url("/2"), "<p>Two.</p>", True)


def test_sitemaps_that_name_each_other_end() -> None:
    """Each is asked once."""
    with Site({}) as site:
        site.routes["/a.xml"] = Page(index(site.url("/b.xml")))
        site.routes["/b.xml"] = Page(index(site.url("/a.xml")))
        assert told(site.url("/a.xml")) == []
        assert site.paths == ["/a.xml", "/b.xml"]


def test_sitemaps_lead_three_deep(tmp_path: Path) -> None:
    """One that goes on and on is told."""
    with Site({}) as site:
        for number in range(9):
            site.routes[f"/{number}.xml"] = Page(index(site.url(f"/{number + 1}.xml")))
        said = "sitemaps name each other more than 3 deep; name the innermost yourself"
        assert told(site.url("/0.xml")) == [(site.url("/4.xml"), said)]
        assert site.paths == ["/0.xml", "/1.xml", "/2.xml", "/3.xml"]


def test_sitemaps_that_name_each_other_many_times_are_asked_once_each() -> None:
    """Twenty sitemaps that each name all of them are twenty requests, not twenty to the third."""
    with Site({"/1": page(HTML)}) as site:
        names = [site.url(f"/{number}.xml") for number in range(20)]
        for number in range(20):
            site.routes[f"/{number}.xml"] = Page(index(*names))
        told(names[0])
        assert sorted(site.paths) == sorted(f"/{number}.xml" for number in range(20))


def test_an_address_that_gives_an_archive() -> None:
    """Its members are read; an address in it is not asked."""
    with Site({}) as site:
        site.routes["/x"] = Page(zipped({"a.txt": TEXT, "b.urls": site.url("/a")}))
        assert told(site.url("/x")) == [
            (f"{site.url('/x')}/a.txt", TEXT),
            (
                f"{site.url('/x')}/b.urls",
                "1 addresses in it are not fetched: only lists that you name yourself are followed",
            ),
        ]
        assert site.paths == ["/x"]


def test_nothing_private_is_asked_unless_that_is_wanted(tmp_path: Path) -> None:
    """Loopback is private; without leave it is refused."""
    from legation.sources.intake import Intake

    with Site({"/a": page(HTML)}) as site, Intake() as opened:
        (found,) = (each.found for each in opened.arrivals([site.url("/a")]))
        assert isinstance(found, BadDocument)
        assert isinstance(found.error, NotFetched)
        assert site.asked == []


def test_what_is_not_wanted_is_not_asked(tmp_path: Path) -> None:
    """Who takes one page and leaves has asked for few, and no thread goes on."""
    with Site({f"/{number}": page(HTML) for number in range(500)}) as site:
        listed = saved(tmp_path / "list.txt", "\n".join(site.url(f"/{number}") for number in range(500)))
        with intake() as opened:
            next(opened.arrivals([str(listed)]))
        assert len(site.paths) < 50


# --- how far it is --------------------------------------------------------------------------------------------------


def test_the_share_of_the_files_that_is_read_grows_to_all(tmp_path: Path) -> None:
    """Of files, of folders only what is read of them, and of archives, to the last byte; never more than all."""
    saved(tmp_path / "folder" / "a.txt", TEXT)
    saved(tmp_path / "folder" / "photo.jpg", b"x" * 10_000)
    lines = saved(tmp_path / "b.jsonl", "\n".join(json_line(f"Line {number}. {TEXT}") for number in range(3_000)))
    packed = saved(tmp_path / "c.zip", zipped({f"{number}.txt": TEXT * number for number in range(50)}))
    broken = saved(tmp_path / "d.txt.gz", gzip.compress(TEXT.encode())[:-9])
    names = [str(tmp_path / "folder"), str(lines), str(packed), str(broken), str(tmp_path / "none")]
    total = len(TEXT) + sum(path.stat().st_size for path in (lines, packed, broken))
    with intake() as opened:
        shares = [opened.share() for _ in opened.arrivals(names)]
        assert {all_of for _, all_of in shares} == {total}
        done = [each for each, _ in shares]
        assert done == sorted(done)
        assert 0 < done[0] < total
        assert len(set(done[:3_000])) > 5
        assert opened.share() == (total, total)


def test_of_the_web_nobody_knows_how_much_there_is(tmp_path: Path) -> None:
    """Neither of standard input."""
    text = saved(tmp_path / "a.txt", TEXT)
    with Site({"/a": page(HTML)}) as site, intake() as opened:
        list(opened.arrivals([str(text), site.url("/a")]))
        assert opened.share() == (len(TEXT), None)


# --- lists of feeds -------------------------------------------------------------------------------------------------


def test_feeds_are_named_or_listed(tmp_path: Path) -> None:
    """Each once, in order: by address, by a list in a file, by a list on the web."""
    opml = (
        '<opml version="2.0"><body><outline text="Andes"><outline type="rss" text="a" xmlUrl="{}"/></outline>'
        '<outline type="rss" text="b" xmlUrl="https://b.example/feed"/></body></opml>'
    )
    listed = saved(tmp_path / "feeds.opml", opml.format("https://a.example/feed"))
    with Site({"/more.opml": Page(opml.format("https://c.example/feed").encode())}) as site, intake() as opened:
        assert opened.feeds_named(["https://c.example/feed", str(listed), site.url("/more.opml")]) == [
            "https://c.example/feed",
            "https://a.example/feed",
            "https://b.example/feed",
        ]


@pytest.mark.parametrize("name", ["none.opml", "a.txt", "-x"])
def test_what_is_no_list_of_feeds_is_told(tmp_path: Path, name: str) -> None:
    """With its name."""
    saved(tmp_path / "a.txt", TEXT)
    with intake() as opened, pytest.raises(InputError, match=name):
        opened.feeds_named([str(tmp_path / name)])
