"""Files that the site ships: ours, or listed with version, licence and hash."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import legation
from legation.errors import InputError
from legation.views.web import statics

WEB = Path(legation.__file__).parent / "views" / "web"
#: What we wrote ourselves.
OURS = {"static/mark.svg", "static/site.css", "static/site.js", "data/vendored.toml"}


def test_what_others_made_is_listed() -> None:
    """Every file is ours, or stands in the list with a name, a version and a licence, as the hash says."""
    listed = tomllib.loads((WEB / "data" / "vendored.toml").read_text("utf-8"))
    files = {f"{folder}/{each.name}" for folder in ("static", "data") for each in (WEB / folder).iterdir()}
    assert files == OURS | {f"data/{name}" for name in listed}
    for name, known in listed.items():
        assert hashlib.sha256((WEB / "data" / name).read_bytes()).hexdigest() == known["sha256"]
        assert known["name"]
        assert known["version"]
        assert known["licence"]


def test_our_files_load_nothing_from_elsewhere() -> None:
    """No style, script or template names another machine."""
    for path in [*WEB.glob("static/*"), *WEB.glob("templates/*")]:
        found = set(re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]+", path.read_text("utf-8")))
        assert found <= {"http://www.w3.org", "https://example.org"}, path.name


def test_a_static_file_may_be_kept_for_ever(client: TestClient) -> None:
    """Its name changes with its contents."""
    answer = client.get(statics.address_of("site.css"))
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.content == (WEB / "static" / "site.css").read_bytes()


@pytest.mark.parametrize(
    "name", ["site.css", "..%2fapp.py", "%2e%2e/app.py", "site.000000000000.css", "../../errors.py"]
)
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    """A path is looked up in a list, and never on the disk."""
    assert client.get(f"/static/{name}").status_code == 404


def test_a_template_that_asks_for_no_file() -> None:
    """It is a fault that shows at once."""
    with pytest.raises(InputError, match=r"none\.css: no static file"):
        statics.address_of("none.css")
