"""The names that users may rely on."""

from __future__ import annotations

import inspect
import subprocess
import sys

import legation
from legation.cli import VERBS


def test_all_is_exactly_what_is_public() -> None:
    """A name without underscore in `legation` is a promise, and every promise is in `__all__`."""
    public = {name for name, thing in vars(legation).items() if name[0] != "_" and not inspect.ismodule(thing)}
    assert sorted(public | {"__version__"}) == sorted(legation.__all__)


def test_every_public_thing_says_what_it_means() -> None:
    """Classes and functions in `__all__` have a docstring of their own."""
    things = [getattr(legation, name) for name in legation.__all__]
    silent = [thing for thing in things if (inspect.isclass(thing) or inspect.isfunction(thing)) and not thing.__doc__]
    assert silent == []


def test_every_verb_is_a_function_of_the_same_name() -> None:
    """What the command line does, Python does under the same name; the schema is only printed."""
    without = [verb for verb in VERBS if verb != "schema" and not inspect.isfunction(getattr(legation, verb, None))]
    assert without == []


def test_importing_legation_loads_no_language_engine() -> None:
    """A program that only looks at readings does not pay for spaCy."""
    command = "import sys, legation; sys.exit(any(name in sys.modules for name in ('spacy', 'numpy', 'rich', 'click')))"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0
