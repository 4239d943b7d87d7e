"""Parts of states that have governments of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.regions import read_regions, regions
from legation.knowledge.states import states

PLACES = """name,of,latitude,longitude,kind,source
Utah,USA,39.3,-111.6,region,x
Sahel,,15,0,region,x
Rome,ITA,41.9,12.5,city,x
"""


def test_adjectives_are_known() -> None:
    """A region is known by its adjective too."""
    of = {name: region.of for region in regions() for name in region.names}
    assert (of["Scottish"], of["Bavarian"], of["Texas"]) == ("GBR", "DEU", "USA")


def test_regions_belong_to_states() -> None:
    """Every region is part of a state of the table."""
    assert {region.of for region in regions()} <= set(states())


def test_places_of_the_map_count_too(tmp_path: Path) -> None:
    """A region that only the table of places has is one; no man's land and towns are none."""
    (tmp_path / "regions.csv").write_text("name,names,of,source\nBavaria,Bavarian,DEU,x\n")
    (tmp_path / "places.csv").write_text(PLACES)
    found = read_regions(tmp_path)
    assert [(region.name, region.names, region.of) for region in found] == [
        ("Bavaria", ("Bavaria", "Bavarian"), "DEU"),
        ("Utah", ("Utah",), "USA"),
    ]


def test_a_region_of_no_state_is_told(tmp_path: Path) -> None:
    """A line without its state is told with file and line."""
    (tmp_path / "regions.csv").write_text("name,names,of,source\nBavaria,Bavarian,,x\n")
    (tmp_path / "places.csv").write_text(PLACES)
    with pytest.raises(KnowledgeError, match=r"regions\.csv, line 2: 'of' is empty"):
        read_regions(tmp_path)
