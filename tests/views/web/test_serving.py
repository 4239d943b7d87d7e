"""`legation serve`: the site over real HTTP."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner

from legation.cli import main


def free_port() -> int:
    """A port at which nothing listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_the_site_is_served_and_stops(site_path: Path) -> None:
    """It says where it is, answers, does not change the record, and ends in the ordinary way when it is stopped."""
    port, before = free_port(), site_path.read_bytes()
    command = [sys.executable, "-c", "from legation.cli import main; main()", "serve"]
    process = subprocess.Popen(
        [*command, "--record", str(site_path), "--port", str(port)], stderr=subprocess.PIPE, encoding="utf-8"
    )
    try:
        answer = patiently(f"http://127.0.0.1:{port}/IND/JPN")
        assert answer.status_code == 200
        assert "India – Japan" in answer.text
        assert "server" not in answer.headers
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    finally:
        process.kill()
        process.communicate()
    assert f"legation: http://127.0.0.1:{port}/ shows {site_path}; Ctrl-C stops it" in told
    assert "Traceback" not in told
    assert site_path.read_bytes() == before


def patiently(address: str) -> httpx2.Response:
    """The first answer of a site that is being started."""
    for _ in range(200):
        try:
            return httpx2.get(address, trust_env=False)
        except httpx2.ConnectError:
            time.sleep(0.05)
    return httpx2.get(address, trust_env=False)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--host", "0.0.0.0"), "others can reach 0.0.0.0: give --token WORD"),
        (("--host", "::"), "others can reach ::: give --token WORD"),
        (("--token", "short"), "the token is too short"),
    ],
)
def test_it_does_not_start_without_a_guard(options: tuple[str, ...], message: str) -> None:
    """Who would let everybody in is told what to give."""
    result = CliRunner().invoke(main, ["serve", *options])
    assert result.exit_code == 2
    assert message in result.stderr


def test_without_its_packages_the_site_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are an extra: who only reads articles does not need them."""
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = CliRunner().invoke(main, ["serve", "--port", str(free_port())])
    assert result.exit_code == 2
    assert "pip install 'legation[site]'" in result.stderr


def test_a_port_that_is_taken(site_path: Path) -> None:
    """It is told, and the command fails."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-c", "from legation.cli import main; main()", "serve", "--record", str(site_path)]
        port = str(taken.getsockname()[1])
        result = subprocess.run(
            [*command, "--port", port], capture_output=True, encoding="utf-8", timeout=60, check=False
        )
    assert result.returncode != 0
    assert "address already in use" in result.stderr
    assert "Traceback" not in result.stderr


def test_help_tells_the_options() -> None:
    """Each with what it does."""
    told = CliRunner().invoke(main, ["serve", "--help"]).output
    for option in ("--record", "--host", "--port", "--token", "--edit", "--proxy", "--name"):
        assert option in told
