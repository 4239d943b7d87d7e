"""Packed bodies are unpacked piece by piece, into no more room than there is."""

from __future__ import annotations

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import NotFetched
from legation.sources.web.unpacking import unpacker

TEXT = b"Foreign ministers of Chad and Niger met in Niamey. " * 20


def raw_deflate(data: bytes) -> bytes:
    """Deflate without the head of zlib, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKINGS = {
    "": TEXT,
    "identity": TEXT,
    "gzip": gzip.compress(TEXT),
    "GZip": gzip.compress(TEXT[:100]) + gzip.compress(b"") + gzip.compress(TEXT[100:]),
    "x-gzip": gzip.compress(TEXT) + b"\0" * 10,
    "gzip, identity": gzip.compress(TEXT),
    "deflate": zlib.compress(TEXT),
    "Deflate": raw_deflate(TEXT),
}


def unpacked(encoding: str, *pieces: bytes, room: int = 100_000) -> bytes:
    """All pieces unpacked, to their end."""
    unpack = unpacker(encoding)
    found = b""
    for piece in pieces:
        found += unpack.feed(piece, room - len(found))
    unpack.check_end()
    return found


@pytest.mark.parametrize("encoding", PACKINGS)
def test_a_body_is_unpacked(encoding: str) -> None:
    """In one piece, and byte for byte: members of gzip, padding behind it, deflate with and without its head."""
    packed = PACKINGS[encoding]
    assert unpacked(encoding, packed) == TEXT
    assert unpacked(encoding, *(packed[place : place + 1] for place in range(len(packed)))) == TEXT


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_an_empty_body_is_no_damage(encoding: str) -> None:
    """Some servers name a packing and send nothing."""
    assert unpacked(encoding) == b""


@pytest.mark.parametrize(
    ("encoding", "length"), [("gzip", 5), ("gzip", -1), ("gzip", 1), ("deflate", -5), ("deflate", 1)]
)
def test_a_body_that_breaks_off(encoding: str, length: int) -> None:
    """Half a page is none: it would be kept as the whole."""
    with pytest.raises(NotFetched, match="breaks off"):
        unpacked(encoding, PACKINGS[encoding][:length])


@pytest.mark.parametrize(
    ("encoding", "data"),
    [("gzip", TEXT), ("gzip", gzip.compress(TEXT)[:-8] + b"\xff" * 8), ("deflate", b"\xff" * 20)],
    ids=["not packed", "wrong sum", "no code"],
)
def test_a_damaged_body(encoding: str, data: bytes) -> None:
    """It is not what its server says."""
    with pytest.raises(NotFetched, match="packing is damaged"):
        unpacked(encoding, data)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip;q=1", "compress", "x" * 200])
def test_what_was_not_asked_for(encoding: str) -> None:
    """Other packings, and packings of packings, are not opened."""
    with pytest.raises(NotFetched, match="not asked for"):
        unpacker(encoding)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "identity"])
def test_a_bomb_fills_the_room_and_no_more(encoding: str) -> None:
    """Fifty megabytes of nothing take a thousand bytes here."""
    bomb = b"\0" * 50_000_000
    packed = {"gzip": gzip.compress(bomb, 1), "deflate": zlib.compress(bomb, 1), "identity": bomb}[encoding]
    unpack = unpacker(encoding)
    assert unpack.feed(packed, 1_000) == b"\0" * 1_000
    assert unpack.feed(packed, 0) == b""


@given(st.sampled_from(["gzip", "deflate"]), st.binary(max_size=200), st.integers(0, 200), st.integers(1, 50))
def test_any_bytes_are_unpacked_or_refused(encoding: str, data: bytes, kept: int, room: int) -> None:
    """Behind a good beginning or none: there is no other error, no endless loop, and never more than there is room."""
    unpack = unpacker(encoding)
    with contextlib.suppress(NotFetched):
        assert len(unpack.feed(PACKINGS[encoding][:kept] + data, room)) <= room
        unpack.check_end()
