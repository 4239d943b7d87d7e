"""The tests themselves: each runs, and each says what it shows."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.rglob("test_*.py"))


def scopes(tree: ast.Module) -> Iterator[tuple[str, list[ast.FunctionDef]]]:
    """The module and each of its classes, with the test functions that stand directly in it."""
    for node in [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]:
        functions = [each for each in node.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")]
        yield getattr(node, "name", "the module"), functions


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_test_hides_another(path: Path) -> None:
    """Of two tests with one name in one place only the last would run."""
    for scope, functions in scopes(ast.parse(path.read_text("utf-8"))):
        twice = [name for name, count in Counter(each.name for each in functions).items() if count > 1]
        assert twice == [], scope


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_test_tells_its_story(path: Path) -> None:
    """A test without a docstring does not say what is promised."""
    for _, functions in scopes(ast.parse(path.read_text("utf-8"))):
        assert [each.name for each in functions if not ast.get_docstring(each)] == []


def test_every_file_of_tests_is_found() -> None:
    """A file of tests whose name does not start with `test_` would never run."""
    others = [path for path in Path(__file__).parent.rglob("*.py") if path not in FILES]
    hidden = [path.name for path in others if "def test_" in path.read_text("utf-8")]
    assert hidden == []
