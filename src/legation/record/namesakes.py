"""Who is who in two articles: people go by their last names, however each article words a name.

"Tanaka Keiko" and "Keiko Tanaka" are one woman, "Park" may be "Park Min-jun", and "Omar bin Said" has more names than
one article gives him.
"""

from __future__ import annotations

from collections.abc import Mapping

from legation.knowledge.folding import folded
from legation.knowledge.word_lists import words
from legation.record.profile import Profile, last_name

#: A word of a name with fewer letters is an initial.
INITIAL = 2


def called_alike(one: Profile, other: Profile) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The people of two events by their last names, and for whom each acts; who is in both goes by one name in both."""
    people = {name: (last_name(name), of) for name, of in one.people}
    found: dict[str, str] = {}
    for name, of in other.people:
        found[_name_in(people, name, of)] = of
    return dict(people.values()), found


def _name_in(people: Mapping[str, tuple[str, str]], name: str, of: str) -> str:
    """The last name by which one article calls somebody whom another names; his own where it does not know him."""
    own = last_name(name)
    if any(own == last for last, _ in people.values()):
        return own
    alike = (last for known, (last, side) in people.items() if side == of and _is_one_name(known, name))
    return min(alike, default=own)


def _is_one_name(name: str, other: str) -> bool:
    """Whether all words of one name are in the other, or the last word of each is in the other."""
    parts, others = _parts(name), _parts(other)
    if not parts or not others:
        return False
    crossed = last_name(name) in others and last_name(other) in parts
    return crossed or parts <= others or others <= parts


def _parts(name: str) -> frozenset[str]:
    """The words of a name without initials and Jr. and the like."""
    suffixes = words("titles", "names", "suffixes")
    return frozenset(part for part in folded(name).split() if len(part) >= INITIAL and part not in suffixes)
