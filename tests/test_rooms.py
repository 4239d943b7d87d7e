"""The rooms of the package: each imports only from rooms before it, and no module imports itself by a detour."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import legation

#: In the order in which they may import; `legation` itself, the door for users, stands before the command line.
ROOMS = (
    "errors",
    "model",
    "knowledge",
    "language",
    "sources",
    "articles",
    "reading",
    "record",
    "views",
    "scale",
    "legation",
    "cli",
)
SOURCE = Path(legation.__file__).parent


@dataclass(frozen=True)
class Import:
    """One import of one of our modules by another; `typing` where only a type checker follows it."""

    importer: str
    imported: str
    typing: bool


def module_name(path: Path) -> str:
    """The dotted name of a file of the package."""
    parts = ("legation", *path.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package, parsed."""
    return {module_name(path): ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


def room_of(module: str) -> str:
    """The room that a module lies in."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def type_checking_nodes(tree: ast.Module) -> set[ast.AST]:
    """Everything under an ``if TYPE_CHECKING``."""
    blocks = [node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)]
    return {node for block in blocks for statement in block.body for node in ast.walk(statement)}


def named_modules(node: ast.AST, importer: str) -> Iterator[str]:
    """The modules of ours that an import statement names; a name imported from a package may be a module itself."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            package = importer.split(".")[: -node.level]
            base = ".".join([*package, *([node.module] if node.module else [])])
        for alias in node.names:
            inner = f"{base}.{alias.name}"
            yield inner if inner in modules() else base


@cache
def imports() -> tuple[Import, ...]:
    """Every import between modules of the package, those inside functions included."""
    found = []
    for importer, tree in modules().items():
        typing = type_checking_nodes(tree)
        for node in ast.walk(tree):
            for imported in named_modules(node, importer):
                if imported.split(".")[0] == "legation":
                    found.append(Import(importer, imported, node in typing))
    return tuple(found)


def top_level_imports() -> dict[str, set[str]]:
    """What each module needs before it can be imported itself: statements of the module, not of its functions."""
    needs: dict[str, set[str]] = {name: set() for name in modules()}
    for importer, tree in modules().items():
        typing = type_checking_nodes(tree)
        waiting: list[ast.AST] = [tree]
        while waiting:
            for node in ast.iter_child_nodes(waiting.pop()):
                if node in typing or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    continue
                waiting.append(node)
                needs[importer].update(name for name in named_modules(node, importer) if name in modules())
    return needs


def test_every_module_lies_in_a_room() -> None:
    """A new folder or file at the top is a new room, and has to be given its place in the order."""
    assert {room_of(module) for module in modules()} <= set(ROOMS)


def test_a_room_imports_only_from_rooms_before_it() -> None:
    """Data flows one way, so no room knows of a later one."""
    wrong = [
        f"{found.importer} imports {found.imported}"
        for found in imports()
        if ROOMS.index(room_of(found.imported)) > ROOMS.index(room_of(found.importer))
    ]
    assert wrong == []


def test_only_the_command_line_uses_the_public_door() -> None:
    """Inside, modules import from where things are; the names of `legation` are for users."""
    users = {room_of(found.importer) for found in imports() if found.imported == "legation"}
    assert users <= {"cli"}


def test_importing_runs_in_no_circle() -> None:
    """Modules can be put in an order in which each needs only those before it."""
    needs = top_level_imports()
    for module in needs:
        needs[module] -= {module}
    ready: set[str] = set()
    while fresh := {module for module, needed in needs.items() if module not in ready and needed <= ready}:
        ready |= fresh
    assert set(needs) - ready == set()


def test_the_walk_sees_imports_inside_functions() -> None:
    """The reader is imported inside `read`, and counts."""
    assert Import("legation", "legation.reading.reader", False) in imports()
