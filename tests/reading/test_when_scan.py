"""Where a time expression can start: no rule is left out where its pattern could match."""

from __future__ import annotations

import re

import pytest
import regex

from legation.reading.when import find_expressions
from legation.reading.when_patterns import RULES, Rule
from legation.reading.when_scan import ARTICLE, RULES_OF, opening_of

NUMBERS = ("1", "12", "31", "1990", "2024", "100", "90s", "1980s", "3rd", "21st", "10am", "4Q", "’90s")
#: What may follow a word or number.
TAILS = (" ", "-", "’", "'", ".", ",", "/", ":")


@pytest.mark.parametrize("rule", RULES, ids=[f"{number} {rule.name}" for number, rule in enumerate(RULES)])
def test_a_rule_is_tried_wherever_its_pattern_can_start(rule: Rule) -> None:
    """A pattern that goes on matching at the end of a first word is one that the word opens."""
    pattern = regex.compile(rule.pattern.pattern, regex.IGNORECASE | regex.ASCII)
    words = {*re.findall("[a-z]+", rule.pattern.pattern.lower()), *(word for word in RULES_OF if word.isalpha())}
    lacking = {
        opening
        for word in (*words, *NUMBERS)
        for opening in (word, f"the {word}")
        if _can_open(pattern, opening) and rule not in RULES_OF.get(opening_of(word.lstrip("’")), ())
    }
    assert lacking == set()


def _can_open(pattern: regex.Pattern[str], opening: str) -> bool:
    """Whether a text that begins with some words can match, whatever follows."""
    forms = (opening, opening.title(), opening.upper())
    goes_on = any(pattern.match(form + tail, partial=True) for form in forms for tail in TAILS)
    return opening != ARTICLE and (goes_on or any(pattern.match(form) for form in forms))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The envoys met at the beginning of the week.", ["the beginning of the week"]),
        ("Trade fell in the 1990s and the ’70s.", ["the 1990s", "the ’70s"]),
        ("They spoke of the road, of the bridge and of the past.", ["the past"]),
        ("It opened on the 3rd, and the", ["the 3rd"]),
    ],
)
def test_what_follows_an_article_tells_whether_it_opens_a_time(text: str, found: list[str]) -> None:
    """ "The" opens most noun phrases, and few times."""
    assert [each.span.text for each in find_expressions(text)] == found
