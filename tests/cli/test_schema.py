"""`legation schema`."""

from __future__ import annotations

import json

from click.testing import CliRunner

from legation.cli import main
from legation.model import wire


def test_schema_prints_the_form_of_the_json() -> None:
    """The schema is the one that the library holds, as JSON for people."""
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == wire.schema()
    assert result.stdout.startswith('{\n  "')
