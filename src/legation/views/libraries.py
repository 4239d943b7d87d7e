"""Libraries that only some exports need: imported when they are wanted."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from legation.errors import ExportError


def library(name: str, extra: str) -> Any:
    """A module of a library that an extra of ours brings along.

    Raises:
        ExportError: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        raise ExportError(f"{package} is not installed; `pip install 'legation[{extra}]'` brings it along") from error
