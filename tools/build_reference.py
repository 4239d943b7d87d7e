"""Writes ``docs/reference.md``: every verb by its real ``--help``, every public name of Python by its docstring.

Run it from the root of the checkout: ``python -m tools.build_reference``. ``tests/test_docs.py`` fails where the page
is another than what this makes.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from click.testing import CliRunner

import legation
from legation.cli import VERBS, main

PAGE = Path(__file__).parent.parent / "docs" / "reference.md"
HEAD = """# Reference

<!-- Made by `python -m tools.build_reference` from `--help` and docstrings; edit those. -->

Every [verb of the command line](#command-line) and every [name of Python](#python) that is public. What begins with an
underscore, or is not here, may change any day.

What `--json` prints is told by `legation schema VERB`, a JSON Schema. The columns of exports are in
[exports.md](exports.md).
"""
#: Sections of docstrings, and the lines by which they begin.
SECTION = re.compile(r"^(Args|Returns|Raises|Yields):$")
ENTRY = re.compile(r"^    ([\w, ]+): (.*)$")
#: The module in front of the name of a class.
MODULE = re.compile(r"[a-z_]+(?:\.[a-z_]+)*\.(?=[A-Z])")
#: Lines that a help text breaks at: the same on every machine.
WIDTH = 100


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_command_line(), *_python()]).rstrip() + "\n"


# --- the command line -----------------------------------------------------------------------------------------------


def _command_line() -> Iterator[str]:
    yield "## Command line\n"
    yield _help()
    for verb in VERBS:
        yield f"### legation {verb}\n"
        yield _help(verb)


def _help(*verb: str) -> str:
    result = CliRunner().invoke(main, [*verb, "--help"], prog_name="legation", terminal_width=WIDTH)
    return f"```text\n{result.output.rstrip()}\n```\n"


# --- Python ---------------------------------------------------------------------------------------------------------


def _python() -> Iterator[str]:
    yield "## Python\n"
    yield "```python\nimport legation\n```\n"
    things = {name: getattr(legation, name) for name in legation.__all__}
    yield "### Functions\n"
    yield from (_function(name, thing) for name, thing in things.items() if inspect.isfunction(thing))
    yield from _record(things["Record"])
    for title, belongs in KINDS.items():
        yield f"### {title}\n"
        yield from (_class(name, thing) for name, thing in things.items() if inspect.isclass(thing) and belongs(thing))
    yield "### Constants\n"
    yield from (_constant(name, thing) for name, thing in things.items() if not callable(thing))


def _record(record: type[Any]) -> Iterator[str]:
    """`Record` with all its methods, those that it has from others too."""
    yield "### Record\n"
    yield f"{_signature('Record', record)}\n{_told(record)}"
    for name, method in inspect.getmembers(record, inspect.isfunction):
        if name[0] != "_":
            yield f"#### Record.{name}\n"
            yield f"{_signature(name, method)}\n{_told(method)}"


def _function(name: str, thing: Callable[..., Any]) -> str:
    return f"#### legation.{name}\n\n{_signature(name, thing)}\n{_told(thing)}"


def _class(name: str, thing: type[Any]) -> str:
    parts = [f"#### {name}\n\n{_told(thing)}"]
    if issubclass(thing, Enum):
        parts.append(", ".join(f"`{each.value}`" for each in thing) + "\n")
    elif is_dataclass(thing):
        rows = "".join(f"| `{each.name}` | `{_cell(each.type)}` | {_default(each)} |\n" for each in fields(thing))
        parts.append(f"| field | type | default |\n| --- | --- | --- |\n{rows}")
        parts += [f"- `{each}`: {_first_line(member)}\n" for each, member in _properties(thing)]
    return "\n".join(parts)


def _properties(thing: type[Any]) -> Iterator[tuple[str, Any]]:
    """What can be asked of a class beside its fields."""
    for name, member in vars(thing).items():
        if name[0] != "_" and (isinstance(member, property) or inspect.isfunction(member)):
            yield (f"{name}()" if inspect.isfunction(member) else name), member


def _constant(name: str, thing: object) -> str:
    value = ", ".join(sorted(thing)) if isinstance(thing, frozenset) else repr(thing)
    return f"- `{name}`: `{value}`" if name != "__version__" else f"- `{name}`: the version, as text"


def _is_error(thing: type[Any]) -> bool:
    return issubclass(thing, Exception)


def _is_vocabulary(thing: type[Any]) -> bool:
    return issubclass(thing, Enum)


def _is_of_record(thing: type[Any]) -> bool:
    return thing.__name__ in legation._LATER and not _is_vocabulary(thing) and thing is not legation.Record


def _is_answer(thing: type[Any]) -> bool:
    return not (_is_error(thing) or _is_vocabulary(thing) or thing.__name__ in legation._LATER)


KINDS: dict[str, Callable[[type[Any]], bool]] = {
    "What answers are made of": _is_answer,
    "What methods of Record take and give beside": _is_of_record,
    "Vocabularies": _is_vocabulary,
    "Errors": _is_error,
}


# --- words ----------------------------------------------------------------------------------------------------------


def _signature(name: str, thing: Callable[..., Any]) -> str:
    """How a thing is called, an argument a line where there are many."""
    found = inspect.signature(thing)
    arguments = list(_arguments(list(found.parameters.values())))
    result = "" if inspect.isclass(thing) else f" -> {_annotation(found.return_annotation)}"
    text = f"{name}({', '.join(arguments)}){result}"
    if len(text) > WIDTH:
        text = f"{name}(\n" + "".join(f"    {each},\n" for each in arguments) + f"){result}"
    return f"```python\n{text}\n```\n"


def _arguments(parameters: list[inspect.Parameter]) -> Iterator[str]:
    """Each argument with its type and default, and the marks between those by place and those by name."""
    before = None
    for each in (each for each in parameters if each.name != "self"):
        if before is each.POSITIONAL_ONLY and each.kind is not before:
            yield "/"
        if each.kind is each.KEYWORD_ONLY and before not in (each.KEYWORD_ONLY, each.VAR_POSITIONAL):
            yield "*"
        before = each.kind
        star = "*" * (each.kind is each.VAR_POSITIONAL) + "**" * (each.kind is each.VAR_KEYWORD)
        default = "" if each.default is each.empty else f" = {_shown(each.default)}"
        yield f"{star}{each.name}: {_annotation(each.annotation)}{default}"


def _annotation(found: object) -> str:
    return MODULE.sub("", found if isinstance(found, str) else inspect.formatannotation(found))


def _shown(value: object) -> str:
    return f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else repr(value)


def _told(thing: object) -> str:
    """A docstring as Markdown; of a class without one of its own, nothing."""
    text = inspect.getdoc(thing) or ""
    lines = text.replace("``", "`").splitlines()
    return "\n".join(_markdown(lines)) + "\n"


def _markdown(lines: list[str]) -> Iterator[str]:
    """Sections become lists, and the rest stays."""
    inside = False
    for line in lines:
        section, entry = SECTION.match(line), ENTRY.match(line)
        if section:
            inside = True
            yield f"*{section.group(1)}*\n"
        elif inside and entry:
            yield f"- `{entry.group(1)}`: {entry.group(2)}"
        elif inside and line.startswith("    "):
            yield f"  {line.strip()}"
        else:
            inside = inside and not line
            yield line


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|")


def _default(field: Any) -> str:
    return "" if field.default is MISSING and field.default_factory is MISSING else f"`{_cell(_value(field))}`"


def _value(field: Any) -> object:
    found = field.default if field.default is not MISSING else field.default_factory()
    return found.value if isinstance(found, Enum) else repr(found)


def _first_line(member: Any) -> str:
    return (inspect.getdoc(member) or "").partition("\n")[0]


def write() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    write()
