"""Commands with any arguments: what `--help` lists, filled with what fits and what does not, run in this process.

What would ask the network or wait for it is left out: `serve`, `follow`, and addresses of the web.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

import click
from click.testing import CliRunner, Result

from legation.cli import VERBS, main
from legation.record.record import Record
from tools.fuzz.changing import changed_text, vocabulary
from tools.fuzz.examples import seeds
from tools.fuzz.hostile import PAYLOADS
from tools.fuzz.kind import Kind, Wrong
from tools.fuzz.records import made

LEFT_OUT = ("serve", "follow", "batch")
VALUES = (
    "IND", "Japan", "PRT", "European Union", "happened", "CONSULT", "meeting", "2023-03", "2023", "2023-02-30", "0",
    "1", "-1", "99999999999999999999", "1e9", "", " ", "-", "--", "now", "a" * 5000, "\udcff\udc80",
    "2022-01-01/2023-01-01", "today", "0000-00-00", "foreign minister", "Fumio Kishida", "read", "timeline",
)  # fmt: skip
#: Addresses at which nothing is asked: they are none, or private.
REFUSED = (
    "http://[",
    "http://]/x",
    "https://",
    "ftp://a.example/x",
    "http://127.0.0.1:1/",
    "http://[::1",
    "HTTP://\udcff/",
    "file:///x",
)
ENDS = (".csv", ".docx", ".jsonl", ".ics", "")


class Commands(Kind):
    """One command after the other. An input is JSON: the arguments."""

    name = "command"
    reads = True
    seconds = 30

    def prepare(self, folder: Path) -> None:
        """Make a record and files, and stand in a folder of our own: names of files lead nowhere else."""
        self.fresh, self.folder = folder / "fresh.db", folder / "here"
        made(self.fresh)
        with Record(self.fresh, writable=False) as record:
            self.known = [line.id for line in record.timeline(limit=30).items]

    def draw(self, random: Random) -> bytes:
        """A verb with arguments and options that it has, mostly."""
        verb = random.choice([each for each in VERBS if each not in LEFT_OUT])
        command = main.get_command(click.Context(main), verb)
        assert command is not None
        arguments = [verb]
        for parameter in command.params:
            if random.random() < (0.9 if parameter.required else 0.25):
                arguments += _given(parameter, random)
        if random.random() < 0.1:
            arguments.insert(
                random.randrange(len(arguments)), random.choice((*PAYLOADS, *VALUES, "--json", "-h", "--as"))
            )
        return json.dumps(arguments).encode()

    def tried(self, data: bytes) -> str:
        """Run it; it ends well, or tells what is wrong."""
        self._lay()
        arguments = [re.sub(r"^KNOWN(\d+)$", self._known, each) for each in json.loads(data)]
        result = CliRunner().invoke(
            main,
            [each.replace("\0", "") for each in arguments],
            input="s\nx\nd\nk\nq\n",
            env={"LEGATION_RECORD": str(self.folder / "test.db")},
        )
        return told(result)

    def _known(self, found: re.Match[str]) -> str:
        return self.known[int(found[1]) % len(self.known)]

    def _lay(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        os.chdir(self.folder)
        shutil.copy(self.fresh, self.folder / "test.db")
        for name, content in seeds().items():
            (self.folder / name).write_bytes(content)

    def parts(self, data: bytes) -> Sequence[bytes]:
        """Each argument."""
        return [json.dumps(each).encode() for each in json.loads(data)]

    def whole(self, parts: Sequence[bytes]) -> bytes:
        """The arguments that are left."""
        return json.dumps([json.loads(part) for part in parts]).encode()


def told(result: Result) -> str:
    """How a command ended.

    Raises:
        Wrong: with an exit code that is not its own, or a traceback.
        Exception: what it let out.
    """
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    if result.exit_code not in (0, 1, 2):
        raise Wrong(f"exit code {result.exit_code}")
    if "Traceback (most recent call last)" in result.output:
        raise Wrong("a traceback is shown")
    if result.exit_code and not result.output.strip():
        raise Wrong("it fails and says nothing")
    return f"exit code {result.exit_code}"


def _given(parameter: click.Parameter, random: Random) -> list[str]:
    """A parameter as it stands on the command line."""
    name = [random.choice(parameter.opts)] if isinstance(parameter, click.Option) else []
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return name
    times = random.choice((1, 1, 2, 3)) if parameter.multiple or parameter.nargs == -1 else 1
    values = [_value(parameter, random) for _ in range(times)]
    return [each for value in values for each in (*name, value)]


def _value(parameter: click.Parameter, random: Random) -> str:
    if isinstance(parameter.type, click.Path) or parameter.human_readable_name.lower() in (
        "files",
        "sources",
        "source",
    ):
        return _file(random)
    if isinstance(parameter.type, click.Choice) and random.random() < 0.8:
        return str(random.choice(list(parameter.type.choices)))
    values = (
        random.choice(VALUES),
        random.choice(VALUES),
        f"KNOWN{random.randrange(30)}",
        random.choice(PAYLOADS),
        random.choice(vocabulary()),
        changed_text(random.choice(VALUES), random),
    )
    return random.choice(values)


def _file(random: Random) -> str:
    """The name of a file in the folder: one that is there, or any; never one elsewhere, nor of the web."""
    if random.random() < 0.05:
        return random.choice(REFUSED)
    if random.random() < 0.6:
        return random.choice([*seeds(), "test.db", ".", "-"])
    name = re.sub(r"[/\\~:]", "_", random.choice((*VALUES, *PAYLOADS)))[:100]
    return (name if not name.startswith("-") else "_" + name) + random.choice(ENDS)
