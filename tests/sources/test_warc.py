"""Web archives give their pages; what is damaged, cut off or made to do harm costs itself only, and is told."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable

import brotli
import pytest
from fastwarc.stream_io import GzipWriter, ZstdWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.sources import http_payload, proportion, warc, warc_records
from legation.sources.document import BadDocument, Document
from legation.sources.looks import Form, form_of
from legation.sources.streams import Stream
from legation.sources.unpacking import unpacked
from legation.sources.warc import warc_documents

PAGE = "<!DOCTYPE html><p>Foreign ministers of Chad and Niger met in Zürich."
OK = "HTTP/1.1 200 OK"
HTML = "Content-Type: text/html; charset=utf-8"


def answer(body: bytes | str = PAGE, *fields: str, status: str = OK) -> bytes:
    """What a server sends: a page, if not told otherwise."""
    data = body.encode() if isinstance(body, str) else body
    return "\r\n".join([status, *(fields or (HTML,)), "", ""]).encode() + data


def record(
    block: bytes, number: int = 1, kind: str = "response", media: str = "application/http", *fields: str
) -> bytes:
    """A record of a web archive; its id and its address are by its number."""
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number}>",
        "WARC-Date: 2024-05-06T07:08:09Z",
        f"WARC-Target-URI: https://paper.example/{number}",
        f"Content-Type: {media}",
        *fields,
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def page(number: int = 1) -> Document:
    """The document that a record with `PAGE` gives."""
    return Document(name=f"x:{number}", html=PAGE, url=f"https://paper.example/{number}", by_chance=True)


def found(data: bytes) -> list[Document | BadDocument]:
    """All that an archive gives."""
    return list(warc_documents("x", Stream(io.BytesIO(data))))


def told(data: bytes) -> list[tuple[str, str]]:
    """Names, and pages or reasons."""
    return [
        (each.name, str(each.error) if isinstance(each, BadDocument) else (each.html or each.text or ""))
        for each in found(data)
    ]


def zstd(data: bytes) -> bytes:
    """Data packed as one frame of Zstandard."""
    out = io.BytesIO()
    with ZstdWriter(out) as writer:
        writer.write(data)
    return out.getvalue()


PACKS: list[Callable[[bytes], bytes]] = [bytes, gzip.compress, zstd]


# --- what gives a page ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("writer", [None, GzipWriter, ZstdWriter])
def test_archives_that_fastwarc_writes_are_read(writer: Callable[[io.BytesIO], GzipWriter] | None) -> None:
    """Plain, and packed record by record; the date of the crawl is no date of publication."""
    out = io.BytesIO()
    to = writer(out) if writer else out
    for number in (1, 2):
        each = WarcRecord()
        each.init_headers(WarcRecordType.response, f"uuid:{number}".encode())
        each.headers["WARC-Target-URI"] = f"https://paper.example/{number}"
        each.is_http = True
        each.set_bytes_content(answer())
        each.write(to)
        if not isinstance(to, io.BytesIO):
            to.finish()
    if not isinstance(to, io.BytesIO):
        to.close()
    assert found(out.getvalue()) == [page(1), page(2)]


@pytest.mark.parametrize("pack", PACKS)
def test_a_web_archive_is_known_by_its_opening(pack: Callable[[bytes], bytes]) -> None:
    """Once it is unpacked."""
    assert form_of(unpacked(Stream(io.BytesIO(pack(record(answer()))))).peek(16)) is Form.WARC
    assert form_of(b"WARCRAFT is a game") is Form.TEXT


def test_other_records_are_passed_over() -> None:
    """Requests, notes, what was the same when last seen, names of hosts, parts of others."""
    kinds = ["warcinfo", "request", "metadata", "revisit", "continuation", "unknown", ""]
    archive = b"".join(record(answer(), 5, kind) for kind in kinds)
    dns = record(b"20240506 paper.example. 60 IN A 192.0.2.1", 6, "response", "text/dns")
    assert found(archive + dns + record(answer())) == [page()]


@pytest.mark.parametrize(
    ("fields", "body", "is_page"),
    [
        (["Content-Type: text/html"], PAGE, True),
        (["content-type: TEXT/HTML ;charset=UTF-8"], "Chad", True),
        (["Content-Type: application/xhtml+xml"], PAGE, True),
        (["Server: x"], PAGE, True),
        (["Server: x"], "<!-- a comment -->\n<html><p>Chad", True),
        (["Server: x"], "<?xml version='1.0'?><html><p>Chad", True),
        (["Content-Type: application/octet-stream"], PAGE, True),
        (["Server: x"], "Chad and <html>", False),
        (["Server: x"], "%PDF-1.7", False),
        (["Content-Type: application/pdf"], PAGE, False),
        (["Content-Type: text/plain"], PAGE, False),
        (["Content-Type: image/png"], PAGE, False),
        (["Content-Type: application/rss+xml"], PAGE, False),
    ],
)
def test_what_is_a_page(fields: list[str], body: str, is_page: bool) -> None:
    """The server says so; where it says nothing of use, the page does."""
    assert bool(found(record(answer(body, *fields)))) is is_page


@pytest.mark.parametrize("status", ["404 Not Found", "301 Moved", "206 Partial Content", "500", "304 Not Modified"])
def test_answers_without_success_are_passed_over(status: str) -> None:
    """What stands on them is no article."""
    assert found(record(answer(status=f"HTTP/1.1 {status}"))) == []


def test_a_resource_is_a_page_as_it_stands() -> None:
    """It has no answer of a server around it."""
    assert found(record(PAGE.encode(), 1, "resource", "text/html")) == [page()]
    assert found(record(b"\x89PNG", 1, "resource", "image/png")) == []


def test_a_conversion_is_a_text() -> None:
    """Others have made it of a page (WET)."""
    (text,) = found(record("Chad and Niger met in Zürich.".encode(), 1, "conversion", "text/plain"))
    assert text == Document(
        name="x:1", text="Chad and Niger met in Zürich.", url="https://paper.example/1", by_chance=True
    )
    assert found(record(b"{}", 1, "conversion", "application/json")) == []


def test_a_record_without_an_id_is_named_by_its_place() -> None:
    """The byte it opens at."""
    first = record(answer(), 7)
    second = record(answer(), 8).replace(b"WARC-Record-ID", b"X-Nothing")
    assert [each.name for each in found(first + second)] == ["x:7", f"x:{len(first)}"]


def test_old_archives_are_read() -> None:
    """With lines that end in one character, and addresses in angle brackets."""
    old = record(answer()).replace(b"https://paper.example/1", b"<https://paper.example/1>")
    head, _, rest = old.partition(b"\r\n\r\n")
    assert found(head.replace(b"\r\n", b"\n") + b"\n\n" + rest) == [page()]


# --- what servers do to pages ---------------------------------------------------------------------------------------


def chunked(data: bytes) -> bytes:
    """Data in chunks of 20 bytes."""
    parts = [data[at : at + 20] for at in range(0, len(data), 20)]
    return b"".join(b"%x; note\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(data: bytes) -> bytes:
    """Deflate without the head of zlib."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "code"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("br", brotli.compress),
        ("zstd", zstd),
        ("identity", bytes),
        ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data))),
    ],
)
@pytest.mark.parametrize("in_chunks", [False, True])
def test_what_servers_pack_is_unpacked(coding: str, code: Callable[[bytes], bytes], in_chunks: bool) -> None:
    """In chunks or not; and what the archive has unpacked already stays as it is."""
    body = code(PAGE.encode())
    fields = [HTML, f"Content-Encoding: {coding}", *(["Transfer-Encoding: chunked"] if in_chunks else [])]
    assert found(record(answer(chunked(body) if in_chunks else body, *fields))) == [page()]
    assert found(record(answer(PAGE, *fields))) == [page()]


@pytest.mark.parametrize(
    ("body", "named", "text"),
    [
        ("Zürich".encode("cp1252"), "iso-8859-1", "Zürich"),
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        ("<meta charset=koi8-r>Łódź".encode("iso-8859-2"), "iso-8859-2", "<meta charset=koi8-r>Łódź"),
        ("<meta charset=iso-8859-2>Łódź".encode("iso-8859-2"), None, "<meta charset=iso-8859-2>Łódź"),
        ("<meta charset=iso-8859-2>Łódź".encode("iso-8859-2"), "no-such", "<meta charset=iso-8859-2>Łódź"),
        ("Łódź".encode(), "iso-8859-2", "Łódź"),
        ("Zürich".encode("cp1252"), None, "Zürich"),
        ("Zürich".encode("utf-16"), None, "Zürich"),
    ],
)
def test_the_encoding_is_what_fits(body: bytes, named: str | None, text: str) -> None:
    """UTF-8 where it is that; else what the server says, then the page, then a guess."""
    kind = f"Content-Type: text/html; charset={named}" if named else "Content-Type: text/html"
    assert told(record(answer(body, kind))) == [("x:1", text)]


@pytest.mark.parametrize(
    ("body", "coding", "why"),
    [
        (gzip.compress(PAGE.encode())[:-9], "gzip", "breaks off"),
        (gzip.compress(PAGE.encode())[:20] + b"xxxxxxxxxxxxxxx", "gzip", "broken"),
        (b"\xff\xff\xff", "br", "broken"),
        (brotli.compress(PAGE.encode())[:-3], "br", "breaks off"),
        (b"\x0b\x02\x80Zurich", "compress", "not known"),
        (b"\x00\x00", "gzip, gzip, gzip, gzip", "more often than any sensible"),
        (b"\x89PNG\0\0", "identity", "no text"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_told(body: bytes, coding: str, why: str) -> None:
    """By its name; the next one is read."""
    bad = record(answer(body, HTML, f"Content-Encoding: {coding}"), 1)
    first, second = told(bad + record(answer(), 2))
    assert first[0] == "x:1"
    assert why in first[1]
    assert second == ("x:2", PAGE)


@pytest.mark.parametrize(
    ("coding", "code"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("zstd", zstd)]
)
def test_a_page_that_unpacks_without_measure_is_told(
    coding: str, code: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record of a kilobyte may hold a page of gigabytes."""
    monkeypatch.setattr(http_payload, "LARGEST_BODY", 1_000_000)
    bomb = code(bytes(3_000_000))
    first, second = told(record(answer(bomb, HTML, f"Content-Encoding: {coding}"), 1) + record(answer(), 2))
    assert first[0] == "x:1"
    assert "unpacks to more than 1 MB" in first[1]
    assert second == ("x:2", PAGE)


@pytest.mark.parametrize("block", [b"", b"SSH-2.0-OpenSSH", answer(PAGE, HTML, *["X: y"] * 20_000)])
def test_what_is_no_answer_of_a_server_is_told(block: bytes) -> None:
    """Nothing of it is guessed; a head without end is not taken apart."""
    assert told(record(block)) == [("x:1", "this record holds no answer of a web server")]


def test_pages_that_unpack_without_measure_together_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand bombs, each just small enough, would take hours; a page that is not packed is read behind them."""
    monkeypatch.setattr(proportion, "HARMLESS", 1_000_000)
    bomb = record(answer(gzip.compress(b" " * 600_000), HTML, "Content-Encoding: gzip"), 1)
    first, *others, last = told(bomb * 5 + record(answer(), 2))
    assert first == ("x:1", " " * 600_000)
    assert all("more than 250 times its size" in why for _, why in others)
    assert last == ("x:2", PAGE)


# --- damage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["WARC-Truncated: length", "WARC-Segment-Number: 1"])
def test_a_page_in_part_is_told(field: str) -> None:
    """What the crawler cut off is not taken for the whole; what is no page does not matter."""
    first, second = told(
        record(answer(), 1, "response", "application/http", field)
        + record(answer("x", "Content-Type: video/mp4"), 3, "response", "application/http", field)
        + record(answer(), 2)
    )
    assert first[0] == "x:1"
    assert ("cut this page off (length)" in first[1]) or ("several records" in first[1])
    assert second == ("x:2", PAGE)


RECORDS = [record(answer(), number) for number in range(1, 6)]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("garbage", [b"x", b"garbage\r\n" * 500, bytes(100_000)])
def test_garbage_between_records_is_told_once(pack: Callable[[bytes], bytes], garbage: bytes) -> None:
    """All records are read."""
    packed = [pack(each) for each in RECORDS]
    got = told(b"".join([*packed[:2], pack(garbage), *packed[2:]]))
    assert [name for name, _ in got] == ["x:1", "x:2", f"x:{2 * len(RECORDS[0])}", "x:3", "x:4", "x:5"]
    assert got[2][1] == "there is no record of a web archive where one should be"


@pytest.mark.parametrize("length", [b"9", b"99", b"999999", b"19000000"])
def test_a_wrong_length_costs_its_record(length: bytes) -> None:
    """Too short or too long, it is told, and the next record is found, though its bytes were counted in."""
    right = b"Content-Length: %d" % len(answer())
    assert right in RECORDS[2]
    got = told(b"".join([*RECORDS[:2], RECORDS[2].replace(right, b"Content-Length: " + length), *RECORDS[3:]]))
    assert got == [
        ("x:1", PAGE),
        ("x:2", PAGE),
        (f"x:{2 * len(RECORDS[0])}", "this record is not as long as it says"),
        ("x:4", PAGE),
        ("x:5", PAGE),
    ]


@pytest.mark.parametrize("length", [b"-1", b"", b"many", b"9" * 30])
def test_a_length_that_is_none_costs_its_record(length: bytes) -> None:
    """So does one that cannot be."""
    right = b"Content-Length: %d" % len(answer())
    got = told(RECORDS[0].replace(right, b"Content-Length: " + length) + RECORDS[1])
    assert got == [("x:0", "this record does not tell its length"), ("x:2", PAGE)]


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
@pytest.mark.parametrize("place", [1, 3, 40, 200, -3])
def test_a_damaged_part_costs_its_record(pack: Callable[[bytes], bytes], place: int) -> None:
    """Wherever it is damaged, it is told once, and the records behind it are read."""
    packed = [bytearray(pack(each)) for each in RECORDS]
    packed[2][place] ^= 0xFF
    got = told(b"".join(packed))
    assert [name for name, _ in got] == ["x:1", "x:2", f"x:{2 * len(RECORDS[0])}", "x:4", "x:5"]
    assert "broken" in got[2][1] or "lies something else" in got[2][1]


@pytest.mark.parametrize("pack", PACKS)
def test_an_archive_that_breaks_off_is_told(pack: Callable[[bytes], bytes]) -> None:
    """After all that it holds."""
    *before, last = told(b"".join(map(pack, RECORDS))[:-30])
    assert before == [(f"x:{number}", PAGE) for number in range(1, 5)]
    assert last[0] == f"x:{4 * len(RECORDS[0])}"


def test_an_archive_packed_as_a_whole_is_read_up_to_its_damage() -> None:
    """There is nothing behind it that could be found."""
    packed = gzip.compress(b"".join(RECORDS * 2_000), 0)
    damaged = packed[:500_000] + b"\xff" * 20 + packed[500_020:]
    got = found(damaged)
    assert isinstance(got[-1], BadDocument)
    assert len(got) > 1_000


def test_a_record_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is passed over without being held."""
    monkeypatch.setattr(warc_records, "LARGEST_RECORD", 1_000)
    large = record(answer(PAGE + "x" * 5_000), 8)
    assert told(RECORDS[0] + large + RECORDS[1])[::2] == [("x:1", PAGE), ("x:2", PAGE)]
    assert "larger than" in told(large)[0][1]


def test_a_record_that_says_it_is_too_large_hides_no_other() -> None:
    """A terabyte that is not there ends at the next record."""
    right = b"Content-Length: %d" % len(answer())
    got = told(RECORDS[0].replace(right, b"Content-Length: 999999999999") + RECORDS[1])
    assert got == [("x:0", "this record is larger than 20 MB"), ("x:2", PAGE)]


def test_a_head_without_end_is_no_record() -> None:
    """It is not searched through for ever."""
    assert [name for name, _ in told(b"WARC/1.0\r\n" + b"X-Y: z\r\n" * 20_000 + RECORDS[0])] == ["x:0", "x:1"]


def test_an_archive_of_garbage_gives_few_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one for each of its bytes."""
    monkeypatch.setattr(warc_records, "MOST_DAMAGE", 20)
    monkeypatch.setattr(warc, "MOST_TOLD", 10)
    got = told(b"WARC/1.0\r\nX: y\r\n\r\n" * 5_000)
    assert len(got) == 11
    assert got[-1] == ("x", "12 more pages of this archive could not be read, and are not told one by one")


def test_records_that_swallow_each_other_are_not_searched_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each says that it holds all others: searching each for the next would take the square of the time."""
    monkeypatch.setattr(warc_records, "LARGEST_AGAIN", 100_000)
    got = told(b"WARC/1.0\r\nContent-Length: 100000\r\n\r\n" * 10_000 + RECORDS[0])
    assert len(got) < 50


def test_an_archive_that_unpacks_without_measure_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was before it is read."""
    monkeypatch.setattr(proportion, "HARMLESS", 100_000)
    got = told(gzip.compress(RECORDS[0]) + gzip.compress(bytes(30_000_000)) + gzip.compress(RECORDS[1]))
    assert [name for name, _ in got][:2] == ["x:1", f"x:{len(RECORDS[0])}"]
    assert "unpacks to more than 250 times its size" in got[-1][1]
    assert len(got) < 4


# --- anything -------------------------------------------------------------------------------------------------------

SOUND = [b"".join(map(pack, RECORDS[:3])) for pack in PACKS]
TELLING = [
    b"WARC/1.0\r\n",
    b"\r\n\r\n",
    b"Content-Length: 5\r\n",
    b"\x1f\x8b\x08\x00",
    b"\x28\xb5\x2f\xfd",
    b"9999999",
    b"\0",
]


def harmless(data: bytes) -> None:
    """Nothing but documents and reasons comes of these bytes, and not many."""
    got = found(data)
    assert len(got) <= len(data) / 9 + 2
    assert all(each.name.isprintable() for each in got)


@given(st.sampled_from([b"WARC/1.0\r\n", gzip.compress(RECORDS[0]), zstd(RECORDS[0])]), st.binary())
@settings(deadline=None)
def test_any_bytes_give_documents_or_reasons(opening: bytes, data: bytes) -> None:
    """No other error."""
    harmless(opening + data)


@given(
    st.sampled_from(SOUND),
    st.lists(
        st.tuples(st.floats(0, 0.999), st.integers(0, 30), st.sampled_from(TELLING) | st.binary(max_size=3)), max_size=8
    ),
)
@settings(deadline=None)
def test_any_damage_gives_documents_or_reasons(sound: bytes, changes: list[tuple[float, int, bytes]]) -> None:
    """Bytes changed, taken out or put in, wherever."""
    data = bytearray(sound)
    for place, gone, new in changes:
        at = int(place * len(data))
        data[at : at + gone] = new
    harmless(bytes(data))


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd", "identity"]), st.booleans())
@settings(deadline=None)
def test_any_body_gives_a_document_or_a_reason(body: bytes, coding: str, in_chunks: bool) -> None:
    """One of them, for each record."""
    fields = [HTML, f"Content-Encoding: {coding}", *(["Transfer-Encoding: chunked"] if in_chunks else [])]
    assert len(found(record(answer(body, *fields)))) == 1


def test_what_was_read_does_not_hang_on_an_error() -> None:
    """A report keeps thousands of errors, and must not keep the pages with them."""
    body = gzip.compress(PAGE.encode())[:20] + b"xxxxxxxxxxxxxxx"
    (bad,) = found(record(answer(body, HTML, "Content-Encoding: gzip")))
    assert isinstance(bad, BadDocument)
    assert bad.error.__traceback__ is None
    assert bad.error.__cause__ is not None
    assert bad.error.__cause__.__traceback__ is None
