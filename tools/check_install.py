"""Builds the wheel and the sdist, installs each into a virtual environment of its own, and runs what users run first.

Run it from the root of the checkout: ``python -m tools.check_install [--python PYTHON]... [--tests]``. For each Python
only wheels are taken, nothing but what ``constraints.txt`` names gets installed, and `--help`, `read`, `add` and the
site work from another folder, without a use of ours of what Python will give up; with `--tests`, a part of the tests
runs from the unpacked sdist. It needs the network for the packages and takes minutes, so it is no part of
``make test``, which has most of what it would find; run it before a release, and when packages or Pythons change.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from socket import create_server
from tempfile import TemporaryDirectory
from urllib.request import ProxyHandler, build_opener

from packaging.utils import canonicalize_name

from tools.dependencies import ROOT, pins

ARTICLE = "examples/tokyo-seoul-talks.txt"
LINES = "examples/rescue-agreement.jsonl"
#: Tests that need little and touch much, which run from the sdist.
TESTS = (
    "tests/test_rooms.py",
    "tests/test_public.py",
    "tests/test_examples.py",
    "tests/test_tests.py",
    "tests/test_dependencies.py",
    "tests/record/test_order.py",
    "tests/views/test_csv.py",
    "tests/tools/test_fuzz.py",
)
#: The command line, failing where we use what Python will give up; of others' uses nothing is said.
STRICT = """
import warnings
for category in (DeprecationWarning, PendingDeprecationWarning, FutureWarning):
    warnings.filterwarnings("error", category=category, module="legation")
from legation.cli import main
main(prog_name="legation")
"""
SECONDS = 60.0


def built(folder: Path) -> tuple[Path, Path]:
    """The wheel and the sdist, built in a virtual environment of their own."""
    python = environment(Path(sys.executable), folder / "building")
    run(python, "-m", "pip", "install", "--quiet", "build")
    run(python, "-m", "build", "--outdir", str(folder / "dist"), str(ROOT))
    return next((folder / "dist").glob("*.whl")), next((folder / "dist").glob("*.tar.gz"))


def environment(python: Path, folder: Path) -> Path:
    """The Python of a new virtual environment."""
    run(python, "-m", "venv", str(folder))
    return folder / "bin" / "python"


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a command writes.

    Raises:
        SystemExit: it fails; what it wrote is told.
    """
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LEGATION_RECORD")}
    ended = subprocess.run([*map(str, command)], cwd=cwd, env=clean, capture_output=True, text=True)
    if ended.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def check(python: Path, what: Path, folder: Path) -> None:
    """Install a wheel or an sdist, and use it from a folder in which nothing lies."""
    installed = environment(python, folder / "venv")
    constraints = ("--constraint", str(ROOT / "constraints.txt"), "--only-binary", ":all:", "--no-binary", "legation")
    run(installed, "-m", "pip", "install", "--quiet", *constraints, f"{what}[site]")
    unpinned = [each for each in _installed(installed) if pins().get(each[0]) != each[1]]
    if unpinned:
        sys.exit(f"{what.name}: not as constraints.txt has it: {unpinned}")
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    use(installed, elsewhere)


def _installed(python: Path) -> list[tuple[str, str]]:
    """All packages of an environment but pip and Legation itself, with their versions."""
    listed = run(python, "-m", "pip", "list", "--format", "freeze").split()
    found = [(str(canonicalize_name(line.split("==")[0])), line.split("==")[1]) for line in listed if "==" in line]
    return [each for each in found if each[0] not in ("pip", "legation")]


def use(python: Path, folder: Path) -> None:
    """What users do first: see the help, read an article, make a record, ask it, open the site."""
    legation = (python, "-c", STRICT)
    sources = run(python, "-c", "import legation; print(legation.__path__[0])", cwd=folder).strip()
    run(python, "-W", "error", "-m", "compileall", "-q", "-f", sources)
    _expect("Usage: legation", run(python.with_name("legation"), "--help", cwd=folder))
    _expect("JPN", run(*legation, "read", ROOT / ARTICLE, cwd=folder))
    run(*legation, "add", ROOT / LINES, "--record", "test.db", cwd=folder)
    _expect("PRT", run(*legation, "timeline", "--record", "test.db", cwd=folder))
    _expect('"id"', run(*legation, "lines", "--json", "--record", "test.db", cwd=folder))
    with _served(legation, folder) as address:
        _expect("Legation", _page(address))


def _expect(words: str, written: str) -> None:
    if words not in written:
        sys.exit(f"{words!r} does not stand in:\n{written[:2000]}")


@contextmanager
def _served(legation: Sequence[str | Path], folder: Path) -> Iterator[str]:
    """The address of the site of the record."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*map(str, legation), "serve", "--record", "test.db", "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as process:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _page(address: str) -> str:
    """A page of a site that is being started."""
    ends, opener = time.monotonic() + SECONDS, build_opener(ProxyHandler({}))
    while True:
        try:
            with opener.open(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.2)


def run_tests(python: Path, sdist: Path, folder: Path) -> str:
    """A part of the tests, from the unpacked sdist; their last line."""
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    unpacked = next(each for each in folder.iterdir() if each.name.startswith("legation-"))
    installed = environment(python, folder / "venv-tests")
    run(installed, "-m", "pip", "install", "--quiet", "--constraint", "constraints.txt", "-e", ".[test]", cwd=unpacked)
    written = run(installed, "-m", "pytest", "-q", *TESTS, cwd=unpacked)
    return re.sub(r"\s+", " ", written.strip().splitlines()[-1])


def main() -> None:
    """Build, install and use, and say what was done."""
    parser = argparse.ArgumentParser(prog="python -m tools.check_install", description=__doc__)
    parser.add_argument("--python", action="append", type=Path, help="a Python to try; else that which runs this")
    parser.add_argument("--tests", action="store_true", help="run a part of the tests from the sdist as well")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        wheel, sdist = built(Path(name))
        for python in given.python or [Path(sys.executable)]:
            version = run(python, "--version").strip()
            for what in (wheel, sdist):
                started = time.monotonic()
                with TemporaryDirectory() as folder:
                    check(python, what, Path(folder))
                print(f"{version}: {what.name} installed and used in {time.monotonic() - started:.0f} s", flush=True)
            if given.tests:
                with TemporaryDirectory() as folder:
                    print(f"{version}: from the sdist, {run_tests(python, sdist, Path(folder))}", flush=True)


if __name__ == "__main__":
    main()
