"""A real browser for the tests of the site: Debian's Chromium, driven by Selenium, at a site served over HTTP."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from legation.views.web.app import site_app
from legation.views.web.site import Site

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
#: What installs both.
INSTALL = "apt-get install chromium chromium-driver"
#: How grave a fault of accessibility is that fails a test.
SERIOUS = ("serious", "critical")

needs_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason=f"no browser: {INSTALL}")


@contextmanager
def served(record: Path, *, edit: bool = False) -> Iterator[str]:
    """The site of a record over HTTP; its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        app = site_app(Site(record=record, edit=edit))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(timeout=20)


class Browser:
    """A browser of some size. `look` takes its picture, `faults` are those of accessibility that axe-core finds."""

    def __init__(self, base: str, driver: webdriver.Chrome) -> None:
        self.base = base
        self.driver = driver

    def open(self, path: str, *, width: int = 1200, height: int = 900, dark: bool = False, script: bool = True) -> None:
        """Open a page of the site."""
        self._tell("Emulation.setScriptExecutionDisabled", value=not script)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._tell("Emulation.setEmulatedMedia", features=[scheme])
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._tell("Emulation.setDeviceMetricsOverride", **size)
        self.driver.get(self.base + path)

    def look(self, path: Path) -> None:
        """Take a picture of what is seen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        assert self.driver.save_screenshot(str(path))

    def texts(self, selector: str) -> list[str]:
        """What stands in some elements, as it is seen."""
        return [each.text for each in self.driver.find_elements("css selector", selector)]

    def faults(self) -> list[str]:
        """The serious faults of accessibility of the page, with where they are."""
        found = Axe().run(self.driver)["violations"]
        grave = [each for each in found if each["impact"] in SERIOUS]
        return [f"{each['id']}: {node['html'][:120]}" for each in grave for node in each["nodes"]]

    def complaints(self) -> list[str]:
        """What the browser itself complained of since it was asked last: refused scripts, files not found, errors."""
        return [each["message"] for each in self.driver.get_log("browser")]

    def overflow(self) -> int:
        """How much wider the page is than the window."""
        return int(self.driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth"))

    def _tell(self, command: str, **values: object) -> None:
        self.driver.execute_cdp_cmd(command, values)


@contextmanager
def browsing(base: str) -> Iterator[Browser]:
    """A browser without a window."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage"):
        options.add_argument(option)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield Browser(base, driver)
    finally:
        driver.quit()
