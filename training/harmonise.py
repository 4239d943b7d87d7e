"""Bring the name corpora to one way of marking names: without titles, articles and words of direction.

The corpora disagree on what belongs to a name: the Groningen Meaning Bank marks "President George W. Bush", others
"George W. Bush". A model that learns both does neither well. The way kept is that of our own labelled sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

TITLES = frozenset(
    """
    president president-elect vice-president vice prime minister premier chancellor deputy foreign defense
    defence interior finance trade energy health justice information treasury acting interim former secretary
    undersecretary assistant general state senator representative congressman congresswoman governor mayor
    ambassador envoy spokesman spokeswoman chairman chairwoman chief leader speaker commissioner councilor
    councillor advisor adviser director head judge justice attorney surgeon professor prof. doctor dr. dr mr.
    mr mrs. mrs ms. ms miss sir lord lady dame madam king queen prince princess emperor empress tsar sultan
    emir sheikh sheik shaikh pope cardinal archbishop bishop father sister brother reverend rev. rabbi imam
    ayatollah mullah prophet saint colonel col. major lieutenant lt. captain capt. sergeant sgt. corporal
    brigadier admiral marshal commander gen. maj. sen. rep. gov. pres. officer specialist private u.s.
    majority minority
    """.split()
)
#: Words that only link the parts of a title: "Secretary of State", "Minister for Foreign Affairs".
LINKS = frozenset("of for and the affairs -".split())
BEFORE = {
    "PERSON": TITLES,
    "ORG": frozenset(["the", "The", "a", "A", "an"]),
    "LOC": frozenset("the The southern northern eastern western central southeastern southwestern northeastern".split())
    | frozenset("northwestern southeast southwest northeast northwest downtown nearby".split()),
    "EVENT": frozenset(["the", "The", "a", "A"]),
}


def harmonised(words: list[str], tags: list[str]) -> list[str]:
    """BIO tags where a name begins behind its titles and articles; one that is nothing else is none."""
    result = list(tags)
    for start, end in pieces(tags):
        if not tags[start].startswith("B-"):
            continue
        label = tags[start][2:]
        first = name_start(words[start:end], label) + start
        for n in range(start, first):
            result[n] = "O"
        if first < end:
            result[first] = "B-" + label
    return result


def name_start(words: list[str], label: str) -> int:
    """How many words stand before the name itself."""
    skipped = BEFORE.get(label, frozenset())
    if label != "PERSON":
        return next((n for n, word in enumerate(words) if word not in skipped), len(words))
    n = 0
    while n < len(words) and (words[n].lower() in skipped or (n > 0 and words[n].lower() in LINKS)):
        n += 1
    return n


def pieces(tags: list[str]) -> Iterator[tuple[int, int]]:
    """First word and end of each name, and of each word outside one."""
    start = 0
    for n in range(1, len(tags) + 1):
        if n == len(tags) or not tags[n].startswith("I-"):
            yield start, n
            start = n
