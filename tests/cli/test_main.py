"""The command itself: its help, its version, its errors."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

import legation
from legation.cli import VERBS, main

HELP = """
import sys
from legation.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    print(*sorted(sys.modules.keys() & {"spacy", "numpy", "rich", "msgspec"}), file=sys.stderr)
"""


@pytest.mark.parametrize("verb", [[], *([verb] for verb in VERBS)], ids=str)
def test_help_loads_nothing_heavy(verb: list[str]) -> None:
    """Help comes at once: neither the language engine nor the printer is loaded for it."""
    result = subprocess.run(
        [sys.executable, "-c", HELP, *verb, "--help"], check=True, capture_output=True, encoding="utf-8"
    )
    assert result.stderr.strip() == ""
    assert "--help" in result.stdout


def test_version_is_that_of_the_package() -> None:
    """The command and the library are one thing."""
    assert legation.__version__ in CliRunner().invoke(main, ["--version"]).stdout


def test_help_lists_every_verb() -> None:
    """A verb that help does not name does not exist for users."""
    lines = CliRunner().invoke(main, ["--help"]).stdout.partition("Commands:")[2].split()
    assert set(VERBS) <= set(lines)


def test_an_unknown_verb_is_a_mistake_of_use() -> None:
    """The answer is a message and exit code 2."""
    result = CliRunner().invoke(main, ["translate"])
    assert result.exit_code == 2
    assert "translate" in result.stderr


def test_every_option_says_what_it_does() -> None:
    """An option without help is a riddle."""
    for verb in VERBS:
        command = main.get_command(None, verb)  # type: ignore[arg-type]
        silent = [option.name for option in command.params if option.param_type_name == "option" and not option.help]
        assert silent == [], verb
