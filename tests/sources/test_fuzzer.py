"""The fuzzer of the doors keeps step with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.fuzz_sources import outcome, seeds


@pytest.mark.parametrize("name", sorted(seeds()))
def test_each_example_comes_through_its_door(name: str, tmp_path: Path) -> None:
    """Unbroken, it gives articles; of lists of addresses, word that nothing is fetched."""
    path = tmp_path / name
    path.write_bytes(seeds()[name])
    assert outcome(path) == ("bad" if name in ("sitemap.xml", "feeds.opml") else "article")
