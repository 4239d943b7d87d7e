"""The fuzzer: it throws at every door, notices what is wrong, and makes it small; and what it throws is borne."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tools.fuzz.doors import outcome as outcome_of_file
from tools.fuzz.examples import seeds
from tools.fuzz.kind import Kind, Wrong
from tools.fuzz.kinds import kinds
from tools.fuzz.running import Came, Plan, drawn, thrown
from tools.fuzz.shrinking import smallest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", sorted(seeds()))
def test_each_example_comes_through_its_door(name: str, tmp_path: Path) -> None:
    """Unbroken, it gives articles; of lists of addresses, word that nothing is fetched."""
    path = tmp_path / name
    path.write_bytes(seeds()[name])
    assert outcome_of_file(path) == ("bad" if name in ("sitemap.xml", "feeds.opml") else "article")


def test_what_is_thrown_is_borne(tmp_path: Path) -> None:
    """A few inputs of each kind give answers and errors of ours, as many thousands do in the long run."""
    ended = subprocess.run(
        [sys.executable, "-m", "tools.fuzz", "--inputs", "3", "--seed", "1", "--keep", tmp_path],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))},
    )
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout
    assert [line.split()[:2] for line in ended.stdout.splitlines()[1:]] == [[name, "3"] for name in kinds()]


@pytest.mark.parametrize("name", list(kinds()))
def test_an_input_is_known_by_its_number(name: str) -> None:
    """The same seed and number give the same input, others another."""
    kind = kinds()[name]
    first, again, other = drawn(kind, 1, 5), drawn(kind, 1, 5), drawn(kind, 2, 5)
    assert first == again
    assert first != other


@pytest.mark.parametrize("name", [name for name in kinds() if name != "text"])
def test_an_input_is_the_whole_of_its_parts(name: str) -> None:
    """Cut and put together again it is the same, so that parts can be left out."""
    kind = kinds()[name]
    whole = kind.whole(kind.parts(drawn(kind, 3, 1)))
    assert kind.whole(kind.parts(whole)) == whole


def test_a_text_is_cut_where_it_is_piled_up() -> None:
    """What stands there often is halved, and what does not falls into its letters."""
    given = {"pieces": [["ab", 1], ["on Monday ", 6]], "gate": False}
    parts = kinds()["text"].parts(json.dumps(given).encode())
    assert [json.loads(part) for part in parts] == [
        {"gate": False},
        ["a", 1],
        ["b", 1],
        ["on Monday ", 3],
        ["on Monday ", 1],
        ["on Monday ", 1],
        ["on Monday ", 1],
    ]


class Broken(Kind):
    """Something that fails in each way in which a program can."""

    name = "broken"
    seconds = 0.05

    def draw(self, random: Random) -> bytes:
        """Some digits."""
        return random.randbytes(40).hex().encode()

    def tried(self, data: bytes) -> str:
        """Well or badly, as the digits have it."""
        if b"ff" in data:
            raise Wrong("two f together")
        if b"00" in data:
            os.kill(os.getpid(), signal.SIGKILL)
        if b"11" in data:
            ends = time.process_time() + 0.5
            while time.process_time() < ends:
                pass
        return "well"


def came_of(kind: Kind, keep: Path, inputs: int) -> Came:
    """What comes of some inputs."""
    return deque(thrown(kind, Plan(seed=4, keep=keep, inputs=inputs)), maxlen=1)[0]


def test_every_way_to_fail_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An exception, the end of the process and an input without end: each is counted, and the next ones are thrown."""
    came = came_of(Broken(), tmp_path, 30)
    sorts = {how.split(" at ")[0] for how in came.failures}
    assert sorts == {"Wrong", "ended the process", "longer than 0.05 s"}
    assert came.inputs == 30
    assert came.answers["well"] + came.failures.total() == 30
    assert str(tmp_path) in capsys.readouterr().out


def test_what_fails_is_kept_small(tmp_path: Path) -> None:
    """Of eighty digits the two remain by which it fails."""
    came = came_of(Broken(), tmp_path, 30)
    kept = [path.read_bytes() for how, paths in came.kept.items() if how.startswith("Wrong") for path in paths]
    assert kept
    assert set(kept) == {b"ff"}


def test_only_what_is_needed_remains() -> None:
    """Two parts far from each other, of a thousand."""

    def fails(parts: Sequence[bytes]) -> bool:
        return b"17" in parts and b"803" in parts

    parts = [str(number).encode() for number in range(1000)]
    assert list(smallest(parts, fails)) == [b"17", b"803"]
