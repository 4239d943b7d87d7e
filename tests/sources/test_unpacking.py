"""What is packed is unpacked by its first bytes, as far as it is sound, and no further than is sensible."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
from collections.abc import Callable

import pytest
from fastwarc.stream_io import ZstdWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import InputError, LegationError, Unsafe
from legation.sources import proportion
from legation.sources.streams import Stream
from legation.sources.unpacking import unpacked

TEXT = b"Foreign ministers of Chad and Niger met in Niamey.\n"
#: What packs to about the half, and differs in all its parts.
NOISE = random.Random(8).randbytes(150_000).hex().encode()
#: A dictionary frame as web archives have, then a frame packed without it.
SKIPPED = b"\x5d\x2a\x4d\x18\x04\x00\x00\x00abcd"


def zstd(data: bytes, dictionary: bytes | None = None, packed: bool = False) -> bytes:
    """Data packed as one frame of Zstandard, behind a dictionary if there is one."""
    out = io.BytesIO()
    with ZstdWriter(out, dictionary=dictionary, compress_dictionary_frame=packed) as writer:
        writer.write(data)
    return out.getvalue()


FORMS = [gzip.compress, bz2.compress, lzma.compress, zstd]
Form = Callable[[bytes], bytes]


def stream(data: bytes) -> Stream:
    """What these bytes hold, unpacked."""
    return unpacked(Stream(io.BytesIO(data)))


def through(some: Stream) -> tuple[bytes, str]:
    """All that can be read, and the reason why it is not more."""
    got = b""
    try:
        while data := some.read1():
            got += data
    except LegationError as error:
        return got, str(error)
    return got, ""


@pytest.mark.parametrize("form", FORMS)
def test_what_is_packed_is_unpacked(form: Form) -> None:
    """In every form, and what was taken of the source is counted."""
    some = stream(form(NOISE))
    assert some.read() == NOISE
    assert some.taken == len(form(NOISE))


@pytest.mark.parametrize("form", FORMS)
def test_packed_parts_behind_each_other_are_one(form: Form) -> None:
    """As Common Crawl packs each record."""
    assert stream(form(TEXT) + form(NOISE) + form(b"") + form(TEXT)).read() == TEXT + NOISE + TEXT


@pytest.mark.parametrize("form", FORMS)
def test_nothing_packed_is_nothing(form: Form) -> None:
    """It is no damage."""
    assert stream(form(b"")).read() == b""


@pytest.mark.parametrize("data", [b"", TEXT, b"BZh9 is no archive", b"\x1f\x8b", b"PK\x03\x04", b"\xfd7zXY"])
def test_what_is_not_packed_stays_as_it_is(data: bytes) -> None:
    """Nothing is taken of it."""
    raw = Stream(io.BytesIO(data))
    assert unpacked(raw) is raw
    assert raw.read() == data


def test_what_is_packed_in_layers_is_unpacked() -> None:
    """Up to three; more is what nobody does who means well."""
    three = gzip.compress(zstd(lzma.compress(TEXT)))
    assert stream(three).read() == TEXT
    with pytest.raises(Unsafe, match="more than 3 times over"):
        stream(bz2.compress(three))


@pytest.mark.parametrize("form", [gzip.compress, lzma.compress])
def test_zeros_between_and_behind_parts_are_padding(form: Form) -> None:
    """Tapes and some programs leave them."""
    assert stream(form(TEXT) + bytes(40_000) + form(TEXT) + bytes(8)).read() == TEXT + TEXT


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("missing", [1, 4, 20_000])
def test_what_breaks_off_is_given_as_far_as_it_goes(form: Form, missing: int) -> None:
    """Then it is told; bzip2 gives only blocks of 900 kB, which its sums are over."""
    some = b"".join(form(NOISE[at : at + 30_000]) for at in range(0, len(NOISE), 30_000))
    got, why = through(stream(some[:-missing]))
    assert NOISE.startswith(got)
    assert len(got) >= 8 * 30_000
    assert "packed here" in why


@pytest.mark.parametrize("form", FORMS)
def test_damage_is_told_after_what_lies_before_it(form: Form) -> None:
    """The parts before it are whole."""
    first, second = form(NOISE), bytearray(form(TEXT * 1_000))
    second[len(second) // 2] ^= 0xFF
    got, why = through(stream(first + bytes(second)))
    assert got.startswith(NOISE)
    assert "broken" in why


@pytest.mark.parametrize("form", FORMS)
def test_something_else_behind_what_is_packed_is_told(form: Form) -> None:
    """It is neither read as packed nor passed over."""
    got, why = through(stream(form(TEXT) + TEXT))
    assert got == TEXT
    assert "lies something else" in why


@pytest.mark.parametrize("form", [gzip.compress, zstd])
@pytest.mark.parametrize("place", [2, 3, 40, 20_000, -3])
def test_parts_behind_damage_can_be_read(form: Form, place: int) -> None:
    """Whatever of a part is damaged, its opening or its closing sum, the next part is found."""
    bad = bytearray(form(NOISE[:60_000]))
    bad[place] ^= 0xFF
    some = stream(form(TEXT) + bytes(bad) + form(NOISE[60_000:]) + form(TEXT))
    got, why = through(some)
    assert got.startswith(TEXT)
    assert why
    assert some.mend()
    assert through(some) == (NOISE[60_000:] + TEXT, "")


@pytest.mark.parametrize("form", [gzip.compress, zstd])
def test_a_part_that_breaks_off_hides_no_other(form: Form) -> None:
    """A download that broke off, with the next one behind it, costs its end."""
    some = stream(form(NOISE)[:50_000] + form(TEXT))
    through(some)
    assert some.mend()
    assert through(some) == (TEXT, "")


def test_behind_the_last_part_nothing_goes_on() -> None:
    """Nor does anything in forms without parts that can be searched for."""
    for form in FORMS:
        some = stream(form(NOISE)[:-30])
        through(some)
        assert not some.mend()


# --- bounds ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_what_unpacks_without_measure_is_refused(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zeros pack to a thousandth and less."""
    monkeypatch.setattr(proportion, "HARMLESS", 1_000_000)
    some = stream(form(form(bytes(30_000_000))))
    got, why = through(some)
    assert len(got) < 5_000_000
    assert "unpacks to more than 250 times its size" in why
    assert not some.mend()


def test_what_packs_well_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of logs, with the same words over and over."""
    monkeypatch.setattr(proportion, "HARMLESS", 1_000)
    lines = b"".join(b"2024-01-01 00:00:00 https://paper.example/news/%d 200\n" % number for number in range(50_000))
    assert through(stream(gzip.compress(lines))) == (lines, "")


@pytest.mark.parametrize(
    "data",
    [
        b"\x28\xb5\x2f\xfd\x00\xff" + bytes(100),
        b"\x28\xb5\x2f\xfd\xe0" + b"\xff" * 8 + bytes(100),
        b"\x28\xb5\x2f\xfd\x00\x90" + bytes(100),
    ],
)
def test_a_frame_that_asks_for_much_memory_is_refused(data: bytes) -> None:
    """Its opening may ask for terabytes."""
    with pytest.raises(Unsafe, match="more memory"):
        stream(data).read()


def test_what_asks_for_much_memory_is_refused_in_xz_too() -> None:
    """A dictionary of a gigabyte is more than the strongest usual setting takes."""
    packed = bytearray(lzma.compress(TEXT, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 200_000_000}]))
    with pytest.raises(Unsafe, match="more memory"):
        stream(bytes(packed)).read()


# --- Zstandard ------------------------------------------------------------------------------------------------------


def test_frames_to_be_skipped_are_skipped() -> None:
    """Wherever they stand."""
    assert stream(SKIPPED + zstd(TEXT) + SKIPPED + zstd(TEXT) + SKIPPED).read() == TEXT * 2


@pytest.mark.parametrize("packed", [False, True])
def test_the_dictionary_of_a_web_archive_is_used(packed: bool) -> None:
    """It stands in a frame ahead of all others, packed or not."""
    from fastwarc.stream_io import zstd_train_dictionary_from_samples

    samples = [b"WARC/1.0 response %d https://paper.example/%d" % (number, number * 7) for number in range(2_000)]
    dictionary = zstd_train_dictionary_from_samples(samples, 4_096)
    assert stream(zstd(samples[5], dictionary, packed)).read() == samples[5]


def test_a_damaged_dictionary_is_told() -> None:
    """What was packed with it cannot be read."""
    with pytest.raises(InputError, match="dictionary"):
        stream(b"\x5d\x2a\x4d\x18\x0a\x00\x00\x00\x28\xb5\x2f\xfd\x04\x00\x00\x00\x00\x00" + zstd(TEXT)).read()


# --- anything -------------------------------------------------------------------------------------------------------

OPENINGS = [b"\x1f\x8b\x08\x00", b"BZh91AY&SY", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"\x50\x2a\x4d\x18", SKIPPED]


@given(st.sampled_from(OPENINGS), st.binary())
@settings(deadline=None)
def test_any_bytes_unpack_to_bytes_or_a_reason(opening: bytes, data: bytes) -> None:
    """No other error, and no more than was given could hold."""
    got, _ = through(stream(opening + data))
    assert len(got) <= 2_000 * (len(data) + 10)


@given(
    st.sampled_from([form(TEXT * 20) + form(TEXT) for form in FORMS]),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=8),
)
@settings(deadline=None)
def test_any_damage_is_told_or_does_no_harm(packed: bytes, changes: list[tuple[float, int]]) -> None:
    """Also where reading goes on behind it, which ends."""
    data = bytearray(packed)
    for place, byte in changes:
        data[int(place * len(data))] = byte
    try:
        some = stream(bytes(data))
    except Unsafe:
        return
    through(some)
    mended = 0
    while some.mend():
        through(some)
        mended += 1
    assert mended <= len(data) // 4
