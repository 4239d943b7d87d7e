"""Runs what the documentation shows, and compares what comes out with what it says.

Blocks of a page are run in their order, in one new folder with a copy of `examples/`:

- ```` ```console ````: each ``$ command`` is run; what follows is its output, standard error included. A line that is
  ``…`` stands for any number of lines, ``…`` within a line for any characters.
- ```` ```python ```` with ``>>>``: run as a doctest; all of a page share their names.
- a block whose fence names a file (```` ```toml mine.toml ````) is written to that file.

Other blocks (```` ```sh ````, say) are only read by people. ``python -m tools.run_docs PAGE…`` prints what differs;
with ``--update`` it writes the true output into the page, save where the page has cut it with ``…``.
"""

from __future__ import annotations

import argparse
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from click.testing import CliRunner

ROOT = Path(__file__).parent.parent
MORE = "…"
FENCED = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
#: What only a shell can run.
SHELL = re.compile(r"[|><;&*]|\$\(")
#: Commands of the shell that a page may show; anything else is a slip.
OTHERS = ("cat", "echo", "head", "ls", "mkdir", "printf", "legation")
#: Verbs that end only when they are stopped.
ENDLESS = re.compile(r"\blegation (serve|follow)\b(?!.*--(once|help))")
#: Seconds that a command of the shell may take.
PATIENCE = 60
COMMAND = "from legation.cli import main; main(prog_name='legation')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A command of a page, its output there, and where that stands in the page."""

    command: str
    shown: str
    start: int
    end: int

    @property
    def cut(self) -> bool:
        """Whether the page leaves some of the output out."""
        return MORE in self.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A command or an example whose output is another than the page says."""

    page: str
    command: str
    shown: str
    true: str
    step: Step | None = None

    def __str__(self) -> str:
        return f"{self.page}: {self.command}\n--- the page shows\n{self.shown}\n--- it prints\n{self.true}"


@dataclass(slots=True, kw_only=True)
class Running:
    """A page that is run: the folder, and the names that its Python has defined."""

    page: Path
    folder: Path
    names: dict[str, Any] = field(default_factory=dict)

    def differences(self) -> Iterator[Difference]:
        """What differs, block by block."""
        for block in FENCED.finditer(self.page.read_text("utf-8")):
            kind, name, text = block.group(1), block.group(2).strip(), block.group(3)
            if kind == "console":
                yield from self._console(text, block.start(3))
            elif kind == "python" and ">>>" in text:
                yield from self._python(text)
            elif name:
                (self.folder / name).write_text(text, "utf-8")

    def _console(self, text: str, offset: int) -> Iterator[Difference]:
        for step in steps(text, offset):
            true = output(step.command, self.folder)
            if not fits(step.shown, true):
                yield Difference(
                    page=self.page.name, command=f"$ {step.command}", shown=step.shown, true=true, step=step
                )

    def _python(self, text: str) -> Iterator[Difference]:
        test = doctest.DocTestParser().get_doctest(text, self.names, self.page.name, None, 0)
        printed = io.StringIO()
        with chdir(self.folder):
            runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
            runner.run(test, out=printed.write, clear_globs=False)
        self.names.update(test.globs)
        if printed.getvalue():
            yield Difference(page=self.page.name, command="python", shown=text, true=printed.getvalue())


def steps(text: str, offset: int = 0) -> Iterator[Step]:
    """The commands of a block, with where their outputs stand, counted from `offset`."""
    lines, place = text.splitlines(keepends=True), 0
    while place < len(lines):
        first, place = place, place + 1
        if not lines[first].startswith("$ "):
            continue
        while _is_open("".join(lines[first:place])) and place < len(lines):
            place += 1
        start = place
        while place < len(lines) and not lines[place].startswith("$ "):
            place += 1
        yield Step(
            command="".join(lines[first:start])[2:].rstrip("\n"),
            shown="".join(lines[start:place]),
            start=offset + len("".join(lines[:start])),
            end=offset + len("".join(lines[:place])),
        )


def _is_open(command: str) -> bool:
    """Whether a command goes on in the next line."""
    try:
        shlex.split(command)
    except ValueError:
        return True
    return command.endswith("\\\n")


def output(command: str, folder: Path) -> str:
    """What a command prints in a folder, standard error included."""
    words = shlex.split(command)
    if words[0] not in OTHERS:
        raise ValueError(f"{command}: a page shows only {', '.join(OTHERS)}; put others into ```sh")
    if ENDLESS.search(command):
        raise ValueError(f"{command}: it never ends; put it into ```sh")
    if words[0] != "legation" or SHELL.search(re.sub(r'"[^"]*"|\'[^\']*\'', "", command)):
        return _in_shell(command, folder)
    from legation.cli import main

    with chdir(folder):
        return CliRunner().invoke(main, words[1:], prog_name="legation", catch_exceptions=False).output


def _in_shell(command: str, folder: Path) -> str:
    script = f'legation() {{ {shlex.quote(sys.executable)} -c {shlex.quote(COMMAND)} "$@"; }}\n{command}'
    paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    ).stdout


def fits(shown: str, true: str) -> bool:
    """Whether an output is as a page shows it; empty lines at the end do not count, nor blanks at the ends of lines."""
    wanted, found = (_lines(each) for each in (shown, true))
    pattern = "".join(
        r"(?:[^\n]*\n)*?" if line == MORE else re.escape(line).replace(MORE, r"[^\n]*") + r"\n" for line in wanted
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in found)) is not None


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def differences(page: Path) -> list[Difference]:
    """What a page shows otherwise than it is."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        (folder / "build").mkdir()
        return list(Running(page=page, folder=folder).differences())


def updated(page: Path, found: list[Difference]) -> str:
    """The page with the true outputs, where it has not cut them."""
    text = page.read_text("utf-8")
    for each in reversed(found):
        if each.step and not each.step.cut:
            true = "".join(f"{line}\n" for line in _lines(each.true))
            text = text[: each.step.start] + true + text[each.step.end :]
    return text


def main() -> None:
    """Say what differs, or mend it."""
    parser = argparse.ArgumentParser(description="Run what the documentation shows.")
    parser.add_argument("pages", nargs="+", type=Path, metavar="PAGE")
    parser.add_argument("--update", action="store_true", help="write the true outputs into the pages")
    given, out = parser.parse_args(), sys.stdout
    for page in given.pages:
        with redirect_stdout(io.StringIO()):
            found = differences(page)
        for each in found:
            print(each, file=out)
        if given.update:
            page.write_text(updated(page, found), "utf-8")


if __name__ == "__main__":
    main()
