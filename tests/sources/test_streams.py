"""Bytes are read once from front to back; looking ahead takes none, and damage is told where the reader comes to it."""

from __future__ import annotations

import io
import sys
import tarfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import ArticleTooLong, InputError
from legation.sources import files
from legation.sources.files import bytes_of, lines, opened
from legation.sources.streams import CHUNK, Meter, Stream


class Failing(io.RawIOBase):
    """Bytes, and then a disk that cannot be read."""

    def __init__(self, data: bytes) -> None:
        self.parts = [data[at : at + 3] for at in range(0, len(data), 3)]

    def read(self, size: int = -1, /) -> bytes:
        if not self.parts:
            raise OSError(5, "Input/output error")
        return self.parts.pop(0)


def stream(data: bytes) -> Stream:
    """These bytes."""
    return Stream(io.BytesIO(data))


def test_looking_ahead_takes_nothing() -> None:
    """What was looked at is read afterwards, as often as one looks."""
    some = stream(b"China and Chad")
    assert (some.peek(5), some.peek(100), some.tell()) == (b"China", b"China and Chad", 0)
    assert (some.read(6), some.peek(3), some.read(), some.read()) == (b"China ", b"and", b"and Chad", b"")


def test_lines_come_with_their_breaks() -> None:
    """The last one may have none; nothing comes behind it."""
    some = stream(b"one\n\ntwo")
    assert [some.readline() for _ in range(4)] == [b"one\n", b"\n", b"two", b""]


def test_a_line_comes_in_parts_as_long_as_is_asked_for() -> None:
    """A limit cuts it, before or at its end."""
    some = stream(b"abcdef\ngh\n")
    assert [some.readline(4), some.readline(3), some.readline(3), some.readline(0)] == [b"abcd", b"ef\n", b"gh\n", b""]


def test_a_line_of_megabytes_is_one_line() -> None:
    """It takes many pieces of the source."""
    long = b"x" * 3_000_000 + b"\n"
    some = stream(long + b"y\n")
    assert (some.readline(), some.readline()) == (long, b"y\n")


def test_bytes_are_put_back() -> None:
    """They come again, and the place is as it was."""
    some = stream(b"abcdef")
    some.read(4)
    some.put_back(b"cd")
    assert (some.tell(), some.read()) == (2, b"cdef")


def test_bytes_are_put_back_after_more_was_read_ahead() -> None:
    """Even if the buffer that they were in is gone."""
    some = stream(bytes(CHUNK) + b"x" * CHUNK)
    first = some.read(CHUNK)
    some.peek(CHUNK)
    some.put_back(first[-3:])
    assert (some.tell(), some.read(5)) == (CHUNK - 3, b"\0\0\0xx")


def test_bytes_of_the_outermost_source_are_counted() -> None:
    """A stream over another counts nothing of its own."""
    raw = stream(b"abcdef")
    inner = Stream(raw, meter=raw.meter)
    assert (inner.read(2), inner.taken, raw.taken) == (b"ab", 6, 6)


def test_damage_is_told_where_it_lies() -> None:
    """All before it can be had; what is asked for beyond it cannot, rather than coming cut off."""
    some = Stream(Failing(b"one\ntwo"))
    assert some.peek(100) == b"one\ntwo"
    assert some.readline() == b"one\n"
    with pytest.raises(InputError, match="Input/output error"):
        some.readline()
    with pytest.raises(InputError, match="Input/output error"):
        some.read(4)
    assert some.read(2) == b"tw"
    assert some.read1(100) == b"o"
    with pytest.raises(InputError, match="Input/output error"):
        some.read1(100)


def test_all_of_a_damaged_source_cannot_be_had() -> None:
    """It would look whole."""
    with pytest.raises(InputError, match="Input/output error"):
        Stream(Failing(b"one")).read()


def test_nothing_goes_on_behind_damage_of_a_source_in_one_piece() -> None:
    """Nor behind damage that is not there."""
    some = Stream(Failing(b"one"))
    assert not some.mend()
    some.peek(4)
    assert not some.mend()
    assert some.read(3) == b"one"


def test_a_pipe_gives_what_there_is() -> None:
    """A line is not held until a whole piece has come."""

    class Slow(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            buffer[:4] = b"one\n"
            return 4

    some = Stream(io.BufferedReader(Slow(), buffer_size=4))
    assert (some.readline(), some.taken) == (b"one\n", 4)


def test_python_reads_archives_from_it() -> None:
    """It is a file in the sense of `tarfile`."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    with tarfile.open(fileobj=stream(packed.getvalue()), mode="r|") as archive:
        assert archive.getnames() == ["a.txt"]


def test_a_stream_leaves_its_source_open() -> None:
    """Whoever opened it closes it; standard input is never closed."""
    source = io.BytesIO(b"one")
    with Stream(source) as some:
        some.peek(1)
    assert not source.closed
    assert some.closed


@given(st.binary(max_size=200), st.lists(st.tuples(st.sampled_from("prlb"), st.integers(0, 50)), max_size=20))
def test_any_way_of_reading_gives_all_bytes_once(data: bytes, steps: list[tuple[str, int]]) -> None:
    """Looking ahead, reading, lines and putting back in any order lose nothing."""

    class Dribble:
        def __init__(self) -> None:
            self.source = io.BytesIO(data)

        def read(self, size: int, /) -> bytes:
            return self.source.read(min(size, 7))

    some = Stream(Dribble())
    got = b""
    for step, size in steps:
        if step == "p":
            assert some.peek(size) == data[len(got) : len(got) + size]
        elif step == "b":
            back = got[len(got) - min(size, len(got)) :]
            some.put_back(back)
            got = got[: len(got) - len(back)]
        else:
            got += some.read(size) if step == "r" else some.readline(size)
        assert some.tell() == len(got)
    assert got + some.read() == data


# --- files ----------------------------------------------------------------------------------------------------------


def test_a_file_can_be_sought_in(tmp_path: Path) -> None:
    """Zip archives need that; nothing else should use it."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    with opened(str(path)) as some:
        assert some.file is not None
        assert (some.read(), some.taken) == (b"one", 3)


def test_standard_input_is_only_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be sought in, whatever it is, and stays open."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one")))
    with opened("-") as some:
        assert (some.file, some.read()) == (None, b"one")
    assert not sys.stdin.buffer.closed


@pytest.mark.parametrize(("name", "words"), [("no", "No such file"), (".", "directory"), ("a\0b", "no name of a file")])
def test_what_cannot_be_opened_is_told(tmp_path: Path, name: str, words: str) -> None:
    """With the reason."""
    with pytest.raises(InputError, match=words), opened(str(tmp_path / name)):
        pass


def test_the_bytes_of_a_file_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than an article has is ever loaded."""
    path = tmp_path / "a"
    path.write_bytes(bytes(2_000))
    assert bytes_of(str(path)) == bytes(2_000)
    monkeypatch.setattr(files, "LARGEST_FILE", 1_000)
    with pytest.raises(ArticleTooLong):
        bytes_of(str(path))


def test_lines_come_while_the_source_goes_on() -> None:
    """A source without end gives its first lines at once."""

    class Endless:
        def read(self, size: int, /) -> bytes:
            return b"Chad and Niger met.\n" * (size // 20)

    some = Stream(Endless(), meter=Meter())
    assert list(islice(lines(some), 10_000)) == [b"Chad and Niger met.\n"] * 10_000


@pytest.mark.parametrize("ask", [Stream.read, Stream.read1, Stream.readline, Stream.peek])
def test_at_the_end_there_is_nothing(ask: Callable[[Stream], bytes]) -> None:
    """Of an empty source too, as often as one asks."""
    some = stream(b"")
    assert (ask(some), ask(some)) == (b"", b"")
