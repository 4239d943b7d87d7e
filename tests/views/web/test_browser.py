"""The site in a real browser, with a record of the examples; it also makes the pictures of the docs.

The pictures are written where LEGATION_PICTURES names a folder: `make pictures` writes those of `docs/site/`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from legation.record.record import Record
from tests.views.web.browser import Browser, browsing, needs_browser, served
from tests.views.web.pictured import pictured
from tests.views.web.test_judging import doubtful

__all__ = ["doubtful"]
pytestmark = needs_browser
PAIR = "/IND/JPN"
#: Parts of the page of a pair, those that are printed first.
PARTS = ("h1", ".drawing svg", ".entries", ".top", "aside.facets", ".years")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record with enough in it to look at."""
    folder = tmp_path_factory.mktemp("pictured")
    pictured(folder).close()
    return folder / "test.db"


@pytest.fixture(scope="module")
def browser(path: Path) -> Iterator[Browser]:
    """One browser for all tests."""
    with served(path, edit=True) as base, browsing(base) as found:
        yield found


@pytest.fixture(scope="module")
def dialogue(path: Path) -> str:
    """The address of the act that most articles tell."""
    with Record(path, writable=False) as record:
        lines = record.timeline("IND", "JPN").items
    return f"/event/{max(lines, key=lambda line: line.articles).id}"


@pytest.fixture(scope="module")
def article(path: Path, dialogue: str) -> str:
    """The address of the first article that tells it."""
    with Record(path, writable=False) as record:
        return f"/article/{record.show(dialogue.removeprefix('/event/')).tellings[0].article.id}"


def seen(browser: Browser, name: str) -> None:
    """Take a picture, where pictures are wanted."""
    folder = os.environ.get("LEGATION_PICTURES")
    if folder:
        browser.look(Path(folder) / f"{name}.png")


def sound(browser: Browser) -> None:
    """No serious fault of accessibility, nothing that the browser complains of, and nothing wider than the window."""
    assert browser.faults() == []
    assert browser.complaints() == []
    assert browser.overflow() <= 0


def test_the_front(browser: Browser) -> None:
    """What is coming up is the first that is seen."""
    browser.open("/")
    assert browser.texts("h2")[0] == "Coming up"
    seen(browser, "front")
    sound(browser)


def test_a_pair(browser: Browser) -> None:
    """Its acts are drawn, and a mark tells what it is when it is pointed at."""
    browser.open(PAIR, height=1400)
    seen(browser, "pair")
    sound(browser)
    mark = browser.driver.find_element(By.CSS_SELECTOR, ".drawing a .act")
    browser.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    webdriver_move(browser, mark)
    (tip,) = browser.texts(".tip")
    assert "2+2" in tip or "India" in tip


def webdriver_move(browser: Browser, element: object) -> None:
    """Point at an element."""
    ActionChains(browser.driver).move_to_element(element).perform()  # type: ignore[arg-type]


def test_days_are_chosen_by_dragging(browser: Browser) -> None:
    """A drag over the drawing asks for the days under it; the list and the drawing are then of these."""
    browser.open(PAIR, height=1400)
    drawing = browser.driver.find_element(By.CSS_SELECTOR, ".drawing svg")
    actions = ActionChains(browser.driver).move_to_element_with_offset(drawing, -100, -drawing.size["height"] // 2 + 6)
    actions.click_and_hold().move_by_offset(150, 4).move_by_offset(50, 0).release().perform()
    WebDriverWait(browser.driver, 5).until(lambda driver: "since=" in driver.current_url)
    assert "until=" in browser.driver.current_url
    assert browser.texts(".lead")[0].startswith(("0 acts", "1 act", "2 acts", "3 acts", "4 acts"))


def test_an_act_with_its_words_marked(browser: Browser, dialogue: str) -> None:
    """Each claim shows the words that tell the act, in another colour than the text."""
    browser.open(dialogue, height=1500)
    seen(browser, "event")
    sound(browser)
    marks = browser.driver.find_elements(By.CSS_SELECTOR, "blockquote mark")
    assert len(marks) > 4
    assert marks[0].value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"


def test_pointing_at_an_act_lights_its_words(browser: Browser, article: str) -> None:
    """In the text of an article."""
    browser.open(article, height=1000)
    sound(browser)
    assert browser.texts("mark.lit") == []
    webdriver_move(browser, browser.driver.find_element(By.CSS_SELECTOR, "[data-lights] a"))
    assert browser.texts("mark.lit") != []
    seen(browser, "article")


def test_search_by_the_keyboard_alone(browser: Browser) -> None:
    """A slash, words, and Enter; the first stop of the tab key leads past the head of the page."""
    browser.open("/")
    body = browser.driver.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    assert browser.driver.switch_to.active_element.text == "Skip to the content"
    browser.driver.find_element(By.TAG_NAME, "body").send_keys("/")
    browser.driver.switch_to.active_element.send_keys("dialogue Tokyo", Keys.ENTER)
    WebDriverWait(browser.driver, 5).until(lambda driver: "/search?q=" in driver.current_url)
    assert "dialogue" in [text.lower() for text in browser.texts(".snippet mark")]
    seen(browser, "search")
    sound(browser)


def test_the_map_and_its_slider(browser: Browser) -> None:
    """Another year is shown as soon as it is chosen."""
    browser.open("/map?year=2022")
    seen(browser, "map")
    sound(browser)
    browser.driver.find_element(By.ID, "year").send_keys(Keys.ARROW_LEFT)
    WebDriverWait(browser.driver, 5).until(lambda driver: "year=2021" in driver.current_url)
    assert browser.texts("h1") == ["Who deals with whom, 2021"]


def test_judging(doubtful: Path) -> None:
    """A pair is judged by the form of the page, as a browser sends it, and the judgement is taken back."""
    with served(doubtful, edit=True) as base, browsing(base) as browser:
        browser.open("/judge")
        seen(browser, "judge")
        sound(browser)
        browser.driver.find_element(By.ID, "by").send_keys("Ana")
        browser.driver.find_element(By.CSS_SELECTOR, "button[value='same']").click()
        # While one page gives way to the next, what was found in the first is no longer there.
        wait = WebDriverWait(browser.driver, 5, ignored_exceptions=[StaleElementReferenceException])
        wait.until(lambda driver: browser.texts("table"))
        assert browser.texts(".lead") == ["No doubtful pair."]
        sound(browser)
        browser.driver.find_element(By.CSS_SELECTOR, "button[name='undo']").click()
        wait.until(lambda driver: any("taken back" in each for each in browser.texts("table")))
        assert len(browser.texts(".both .claim")) == 2


@pytest.mark.parametrize(
    "page", ["/coming", "/changes?since=2019", "/series", "/agreements", "/about", "/JPN", "/none"]
)
def test_other_pages_are_sound(browser: Browser, page: str) -> None:
    """Every page, an error too."""
    browser.open(page)
    assert browser.faults() == []
    assert [each for each in browser.complaints() if "404" not in each] == []


@pytest.mark.parametrize("page", ["/", PAIR, "/map", "/search?q=dialogue"])
def test_in_the_dark(browser: Browser, page: str) -> None:
    """Whoever's machine is dark sees a dark page, on which everything can be read."""
    browser.open(page, dark=True)
    paper = browser.driver.find_element(By.TAG_NAME, "html").value_of_css_property("background-color")
    assert paper == "rgba(20, 24, 28, 1)"
    if page == PAIR:
        seen(browser, "dark")
    sound(browser)


@pytest.mark.parametrize("page", ["/", PAIR, "/map", "/search?q=dialogue", "/series", "/agreements", "/changes"])
def test_on_a_phone(browser: Browser, page: str) -> None:
    """Nothing is wider than the screen; a drawing scrolls in itself."""
    browser.open(page, width=390, height=844)
    assert browser.overflow() <= 0
    if page == PAIR:
        seen(browser, "phone")
    sound(browser)


def test_an_act_and_its_article_on_a_phone(browser: Browser, dialogue: str, article: str) -> None:
    """Nor there."""
    for page in (dialogue, article):
        browser.open(page, width=390, height=844)
        sound(browser)


def test_without_scripts(browser: Browser) -> None:
    """The pages are the same, and facets, years and search work by links and forms."""
    browser.open(PAIR, script=False)
    acts = browser.texts(".entry .head")
    assert len(acts) > 4
    assert len(browser.driver.find_elements(By.CSS_SELECTOR, ".drawing a")) == len(acts)
    (year,) = [text for text in browser.texts(".years a") if "2022" in text]
    browser.driver.find_element(By.LINK_TEXT, year).click()
    assert 0 < len(browser.texts(".entry .head")) < len(acts)
    box = browser.driver.find_element(By.ID, "q")
    box.send_keys("India Japan", Keys.ENTER)
    WebDriverWait(browser.driver, 5).until(lambda driver: "/search" in driver.current_url)
    assert browser.texts(".lead a strong") == ["India – Japan"]


def test_a_pair_is_printed_without_what_is_for_the_screen(browser: Browser) -> None:
    """A paper shows the drawing and the acts, and neither menus nor facets."""
    browser.open(PAIR)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = [each for each in PARTS if browser.driver.find_element(By.CSS_SELECTOR, each).is_displayed()]
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == ["h1", ".drawing svg", ".entries"]
