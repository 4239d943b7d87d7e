"""Furniture: lines of the page that are not the article's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.articles.furniture import LONGEST, is_furniture, leads_elsewhere


@pytest.mark.parametrize(
    "line",
    [
        "Exit mobile version",
        "Advertisement",
        "Read more: Japan and India to hold talks",
        "Also read: Sweden and Norway sign a pact on the defence of the north; three more states may join it",
        "RELATED: Peru and Chile sign border treaty",
        "READ MORE | Peru and Chile sign border treaty",
        "Read Also – Peru and Chile sign border treaty",
        "Don’t miss: Peru and Chile sign border treaty",
        "https://example.org/news/1",
        "(With inputs from agencies)",
        "(With input from AFP)",
        "© 2022 Reuters",
        "© 2022 AFP",
        "Copyright 2024 The Paper. All rights reserved.",
        "Reporting by Jane Roe; Editing by John Doe",
        "(Reporting by Jane Roe in Niamey; writing by John Doe; editing by Max Muster)",
        "Additional reporting by Jane Roe in N'Djamena",
        "Editing by John Doe",
        "The Associated Press contributed to this report.",
        "Except for the headline, this story has not been edited by our staff and is published from a feed.",
        "Getty Images",
        "REUTERS/Jane Roe",
        "AP Photo/Jane Roe",
        "Photo by Jane Roe/AFP via Getty Images",
        "Photo: Jane Roe",
        "Share on Facebook",
        "Click to share on Twitter (Opens in new window)",
        "Follow us on Facebook and Twitter",
        "Sign up for our newsletter",
        "Get the best stories in your inbox",
        "Sign up for the weekly newsletter of the desk",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "5 min read",
        "Tags: Chad, Niger",
        "▶ Watch: the ministers arrive",
    ],
)
def test_a_line_of_the_page(line: str) -> None:
    """Buttons, credits, links to other stories, and what asks for an address."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Print media in Japan reported the talks between the two ministers.",
        "Read together, the two statements leave little doubt.",
        "Share prices fell in Tokyo after the minister’s remarks.",
        "Related talks on the lake will begin in May.",
        "Officials declined to make further comments.",
        "Troops contributed from Ghana and Togo arrived in Bamako.",
        "Reporting by state media was denied by the ministry on Monday.",
        "Follow-up talks will be held in Niamey.",
        "Sign up to the treaty, the minister told her colleagues.",
        "Subscribers to the fund include Chad and Niger.",
        "The agreement covers copyright and patents.",
        "Getty, the envoy, arrived in Niamey.",
        "Comments by the ambassador angered Chad.",
        "Watch towers were built along the border.",
        "Image matters, the president said.",
        "Home Secretary Jane Roe met her counterpart.",
        "Chad and Niger met.",
    ],
)
def test_a_sentence_of_the_article(sentence: str) -> None:
    """Sentences that open with such words are the article's own."""
    assert not is_furniture(sentence)


def test_furniture_is_short() -> None:
    """A long paragraph is the article's, however it begins."""
    assert not is_furniture("Also read: " + "x" * LONGEST)


@pytest.mark.parametrize("words", ["Also read:", "RELATED", " → ", "", "See also –"])
def test_what_only_leads_elsewhere(words: str) -> None:
    """Beside a link, it is no sentence."""
    assert leads_elsewhere(words)


@given(st.text(max_size=LONGEST))
def test_any_line_is_furniture_or_not(line: str) -> None:
    """No line leads to an error or takes long."""
    assert is_furniture(line) in (True, False)
