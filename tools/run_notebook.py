"""Runs a notebook and stores its outputs: what is printed, what the last line of a cell is worth, and the figures.

``python -m tools.run_notebook`` does it for ``docs/bilateral.ipynb``, from the root of the checkout. It runs cells as
Jupyter would, one after the other with the same names, but without a kernel: neither a server nor its
packages are needed.
"""

from __future__ import annotations

import ast
import base64
import io
import json
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parent.parent / "docs" / "bilateral.ipynb"
#: Dots an inch of the figures that are stored: readable, and small.
FINENESS = 90
Cell = dict[str, Any]


def code_cells(notebook: dict[str, Any]) -> list[Cell]:
    """The cells that are run."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run(notebook: dict[str, Any], folder: Path) -> list[list[Cell]]:
    """The outputs of each cell, run in a folder."""
    import matplotlib

    matplotlib.use("Agg")
    names: dict[str, Any] = {"__name__": "__main__"}
    with chdir(folder):
        return [
            list(_outputs("".join(cell["source"]), names, number))
            for number, cell in enumerate(code_cells(notebook), start=1)
        ]


def _outputs(source: str, names: dict[str, Any], number: int) -> Iterator[Cell]:
    printed = io.StringIO()
    with redirect_stdout(printed):
        value = _value(source, names, f"cell {number}")
    if printed.getvalue():
        yield {"name": "stdout", "output_type": "stream", "text": _lines(printed.getvalue())}
    if value is not None:
        yield {"data": _data(value), "execution_count": number, "metadata": {}, "output_type": "execute_result"}
    yield from _figures()


def _value(source: str, names: dict[str, Any], name: str) -> Any:
    """Run a cell; what its last line is worth, where that is an expression."""
    tree = ast.parse(source, name)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        exec(compile(tree, name, "exec"), names)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), name, "exec"), names)
    return eval(compile(ast.Expression(last.value), name, "eval"), names)


def _data(value: Any) -> Cell:
    """A value as text, and as a table where it can be one."""
    data = {"text/plain": _lines(repr(value))}
    return data | {"text/html": _lines(value._repr_html_())} if hasattr(value, "_repr_html_") else data


def _figures() -> Iterator[Cell]:
    """The figures that a cell has drawn, as pictures."""
    from matplotlib import pyplot

    for number in pyplot.get_fignums():
        picture = io.BytesIO()
        pyplot.figure(number).savefig(picture, format="png", dpi=FINENESS, metadata={"Software": None})
        data = {"image/png": base64.b64encode(picture.getvalue()).decode("ascii"), "text/plain": ["<Figure>"]}
        yield {"data": data, "metadata": {}, "output_type": "display_data"}
    pyplot.close("all")


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def pictures(outputs: list[Cell]) -> list[bytes]:
    """The figures among some outputs."""
    found = [output["data"]["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    return [base64.b64decode(each) for each in found]


def words(outputs: list[Cell]) -> list[str]:
    """What some outputs say in text; the same on every machine, other than the pixels of figures."""
    parts = [output.get("text") or output["data"]["text/plain"] for output in outputs]
    return ["".join(part) for part in parts]


def main() -> None:
    """Run the notebook, and store its outputs."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    for number, (cell, outputs) in enumerate(
        zip(code_cells(notebook), run(notebook, NOTEBOOK.parent), strict=True), start=1
    ):
        cell["outputs"], cell["execution_count"] = outputs, number
    NOTEBOOK.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{NOTEBOOK.name}: {NOTEBOOK.stat().st_size // 1024} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
