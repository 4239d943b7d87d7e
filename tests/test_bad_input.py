"""What is no article, or hardly one: a reading, or a message and exit code 2, in time that grows with its length."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import legation
from legation.cli import main

TraceFunction = Callable[[FrameType, str, Any], Any]

MEETING = "The foreign ministers of India and Japan met in Tokyo on September 8, 2022 to discuss defence cooperation. "
#: Acts that answer, reply, ask whose seat a capital is, who "the minister" is, and what a time counts from.
DISPUTE = (
    "Russia accused Norway of piracy on Monday. Norway denied it, the minister said. Brussels condemned the raid. "
    "Officials in Oslo said that the EU would meet Norway three days after the summit.\n\n"
)
READER = str(Path(legation.__file__).parent / "reading")
GERMAN = (
    "Die Außenminister von Frankreich und Deutschland trafen sich am Montag in Berlin, um über die Lage in der Ukraine "
    "zu sprechen. Sie kündigten an, dass sie im nächsten Monat nach Kiew reisen werden. "
)

HARD: dict[str, bytes] = {
    "10 MB of one line": (MEETING * 95_000).encode(),
    "10 MB without a space": b"x" * 10_000_000,
    "no sentence end": (MEETING.replace(".", "") * 100).encode(),
    "control characters": ("\x00\x01\x07\x1b[2J" + MEETING + "\x0b\x0c\x85\u2028" + MEETING + "\x7f").encode(),
    "right-to-left marks": (
        "\u202e\u200f" + MEETING.replace("India", "In\u202edia") + "\u2067\u202c" + MEETING
    ).encode(),
    "100,000 nested quotes": (MEETING + "“" * 100_000 + MEETING + "”" * 100_000).encode(),
    "100,000 nested brackets": (MEETING + "(" * 100_000 + MEETING + ")" * 100_000).encode(),
    "one word of 100,000 letters": (MEETING + "a" * 100_000 + " " + MEETING).encode(),
    "100,000 line breaks": (MEETING + "\n" * 100_000 + MEETING).encode(),
    "a row of numbers": (MEETING + "99999999999999999999 2022-99-99 31 February 0000 " * 100).encode(),
    "only emoji": "🤝🇮🇳🇯🇵".encode() * 500,
    "combining marks": (MEETING.replace("e", "e" + "\u0301" * 50) * 3).encode(),
    "Windows letters": (MEETING + "The president’s visit – a “success”.").encode("cp1252"),
    "a byte order mark": b"\xef\xbb\xbf" + MEETING.encode(),
    "UTF-16": MEETING.encode("utf-16"),
}
REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "white space": (b" \n\t\r\n" * 20, "empty"),
    "another language": ((GERMAN * 5).encode(), "English"),
    "another script": ("外相は月曜日に東京で会談した。".encode() * 50, "English"),
    "a program": (bytes(range(256)) * 100, "text"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20, "text"),
}
#: Pieces of news, whole and broken, that any text is made of.
PIECES = st.sampled_from(
    (
        "India|Japan|the United States|NATO|Prime Minister|Modi|U.S.| and | the | a | of |between |in Tokyo|'s|"
        " met | will visit |sanctions| signed an agreement with | said| that | denied |2+2|"
        "on Wednesday|next month|May|2022|September 31|99999999999999999999|"
        '“|”|"|.|. |, |—|(|)|\n|\n\n|\t|\0|\u202e|\u2028'
    ).split("|")
)
ANY_TEXT = st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join) | st.text(max_size=300)


def read_file(path: Path, data: bytes) -> tuple[int, str, str]:
    """The exit code, output and messages of reading a file with these bytes; an unforeseen error fails the test."""
    path.write_bytes(data)
    result = CliRunner().invoke(main, ["read", "--json", str(path)], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("name", HARD)
def test_hard_input_is_read_or_refused(name: str, tmp_path: Path) -> None:
    """Each gives a reading whose quotations stand in it, or one message and exit code 2."""
    code, output, messages = read_file(tmp_path / "article.txt", HARD[name])
    if code == 0:
        assert legation.Reading.from_json(output).article.id
    else:
        assert (code, output) == (2, "")
        assert messages.startswith("legation: ")
        assert len(messages.splitlines()) == 1


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_english_text_is_refused(name: str, tmp_path: Path) -> None:
    """The message says what is wrong with the file, and names it."""
    data, words = REFUSED[name]
    code, output, messages = read_file(tmp_path / "article.txt", data)
    assert (code, output) == (2, "")
    assert messages.startswith(f"legation: {tmp_path / 'article.txt'}: ")
    assert words in messages


def test_invalid_bytes_among_text_leave_no_traceback(tmp_path: Path) -> None:
    """As a user sees it, in a process of its own: a reading, or a message and exit code 2."""
    path = tmp_path / "article.txt"
    path.write_bytes(MEETING.encode() + b"\xff\xfe\xc3\x28" + MEETING.encode())
    command = [sys.executable, "-c", "from legation.cli import main; main()", "read", str(path)]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert result.returncode in (0, 2)
    assert "Traceback" not in result.stderr


def test_time_grows_with_length() -> None:
    """Four times the text takes about four times as long: nothing in the reader is quadratic."""
    legation.read(MEETING)
    short, long = (seconds_to_read(MEETING * count) for count in (100, 400))
    print(f"{len(MEETING) * 100} characters in {short:.2f} s, {len(MEETING) * 400} in {long:.2f} s")
    assert long < 8 * short


def test_work_grows_with_length() -> None:
    """Ten times the text takes about ten times the steps, however many acts look back at what was told before them."""
    few, many = (steps_to_read(DISPUTE * count) for count in (10, 100))
    assert many < 13 * few


def steps_to_read(text: str) -> int:
    """How many lines of the reader's code are run to read a text, which is the same on every machine."""
    steps = 0

    def in_call(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        return in_line if frame.f_code.co_filename.startswith(READER) else None

    def in_line(frame: FrameType, event: str, _: object) -> TraceFunction:
        nonlocal steps
        steps += event == "line"
        return in_line

    before = sys.gettrace()
    sys.settrace(in_call)
    try:
        legation.read(text, published="2023-03-17")
    finally:
        sys.settrace(before)
    return steps


def seconds_to_read(text: str) -> float:
    """The processor time of reading a text, so that other programs do not count."""
    started = time.process_time()
    legation.read(text)
    return time.process_time() - started


@given(ANY_TEXT)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text leads to an error that is not ours, and every quotation stands where the reading says."""
    try:
        reading = legation.read(text)
    except legation.InputError:
        return
    spans = [claim.span for claim in reading.claims()] + [timex.span for timex in reading.timex]
    spans += [event.when.span for event in reading.events if event.when]
    spans += [source.span for event in reading.events for source in event.attribution]
    assert [span for span in spans if text[span.start : span.end] != span.text] == []
    assert legation.Reading.from_json(reading.to_json()) == reading


def test_a_name_of_which_nothing_is_left_is_no_name() -> None:
    """ "Prime Minister Begin" at the end of a text: what looks like a name is a verb behind a title."""
    assert legation.read("Chile and Peru met in Lima. Prime Minister Begin").events
