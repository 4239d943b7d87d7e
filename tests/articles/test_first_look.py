"""The first look at a page: its words, quickly."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from legation.articles.first_look import first_text
from legation.reading.gate import worth_reading

ARTICLE = """<p>Foreign Minister Yoko Kamikawa of Japan met her Philippine counterpart Enrique Manalo on Monday.</p>
<p>Japan and the Philippines signed an agreement on defence cooperation, the two ministers said after the talks.</p>
<p>Kamikawa will visit Malaysia on Tuesday and meet the prime minister, the Japanese foreign ministry announced.</p>"""
HARBOUR = """<p>Fishermen said on Monday that the storm had done little damage. The market opened at noon.</p>
<p>A band played while children swam, and the mayor bought fish from the first boat that came in.</p>
<p>The harbour will be painted green next year, and gardeners will water the plants in front of it every day.</p>"""
MENU = "".join(f'<li><a href="/{each}">{each}</a></li>' for each in ("World", "Politics", "Sport", "Culture"))


def page(article: str) -> str:
    """A page with a menu and a footer around an article."""
    return f"""<!DOCTYPE html><html><head><title>Talks</title><script>var x = "Japan";</script></head><body>
    <nav><ul>{MENU}</ul></nav><main><article>{article}</article></main>
    <footer>Copyright 2024</footer></body></html>"""


def test_the_words_of_an_article() -> None:
    """Paragraph by paragraph, without menus and scripts."""
    found = first_text(page(ARTICLE))
    assert found.split("\n")[0] == (
        "Foreign Minister Yoko Kamikawa of Japan met her Philippine counterpart Enrique Manalo on Monday."
    )
    assert "World" not in found
    assert "var" not in found


def test_the_gate_opens_for_what_the_first_look_shows() -> None:
    """One page is worth more than a look, the other is not."""
    assert worth_reading(first_text(page(ARTICLE)))
    assert not worth_reading(first_text(page(HARBOUR)))


def test_a_page_whose_article_is_not_found_gives_all_its_words() -> None:
    """Nothing is lost by a search that fails."""
    assert "Chad met Niger" in first_text("<html><body><nav>Chad met Niger</nav></body></html>")


def test_of_a_large_page_the_beginning_is_looked_at() -> None:
    """Scripts do not count; the end does not tell more."""
    script = f"<script>{'x' * 400_000}</script>"
    found = first_text(page(script + ARTICLE + "<p>word word word word</p>" * 10_000))
    assert found.startswith("Foreign Minister")
    assert len(found) < 200_000


@given(st.text(alphabet="<>/=\"'&; divpa!-\n\0é\ud83d", max_size=200))
@settings(deadline=None)
def test_any_page_has_words_or_none(html: str) -> None:
    """No markup leads to an error."""
    assert isinstance(first_text(html), str)
