"""The map."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient

from legation.views.web.projection import HEIGHT, WIDTH, project
from tests.views.web.conftest import Get
from tests.views.web.test_front import texts


def test_the_projection_is_equal_earth() -> None:
    """The middle of the world lies in the middle, its edges at the edges; a place is where d3.geoEqualEarth puts it."""
    assert project(0, 0) == (pytest.approx(WIDTH / 2), pytest.approx(HEIGHT / 2, abs=0.5))
    assert project(180, 0) == (pytest.approx(WIDTH), pytest.approx(HEIGHT / 2, abs=0.5))
    assert project(0, 90)[1] == pytest.approx(0)
    assert project(139.69, 35.68) == (pytest.approx(818.6421284), pytest.approx(109.8972523))  # Tokyo
    assert project(-77.04, 38.9) == (pytest.approx(296.6793168), pytest.approx(99.6822620))  # Washington


def test_arcs_of_a_year(get: Get) -> None:
    """Each arc leads to the pair in that year; the table tells the same."""
    page = get("/map?year=2023")
    arcs = html.fromstring(page).xpath("//a[path[@class='arc']]")
    assert [(arc.get("href"), arc.xpath("string(title)")) for arc in arcs] == [
        ("/RUS/UKR?year=2023", "Russia – Ukraine: 1"),
        ("/MAR/PRT?year=2023", "Morocco – Portugal: 3"),
    ]
    assert texts(page, "//tbody/tr/th") == ["Morocco – Portugal", "Russia – Ukraine"]


def test_its_point_of_view_is_stated(get: Get) -> None:
    """Whose borders are drawn, that none is filled, and what is left out."""
    (caption,) = texts(get("/map?year=2023"), "//figcaption")
    assert "Natural Earth" in caption
    assert "no area is coloured" in caption
    assert "1 pair with an organisation" in caption


def test_land_is_one_shape(get: Get) -> None:
    """No country is a shape of its own, so none can be filled."""
    page = html.fromstring(get("/map"))
    assert len(page.xpath("//path[@class='land']")) == len(page.xpath("//path[@class='border']")) == 1


def test_the_year_of_the_newest_article_is_shown_first(get: Get) -> None:
    """Whatever the clock says."""
    assert texts(get("/map"), "//h1") == ["Who deals with whom, 2024"]


@pytest.mark.parametrize("year", ["x", "0", "99999", "-1", "²"])
def test_what_is_no_year(client: TestClient, year: str) -> None:
    """It is told."""
    assert client.get(f"/map?year={year}").status_code == 400
