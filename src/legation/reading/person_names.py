"""Which words of a sentence are a person's name: behind a title, in the table of office-holders, or by the pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.knowledge.holders import holders
from legation.knowledge.word_lists import words
from legation.language.tree import Name, Sentence
from legation.reading.names import NameFound
from legation.reading.titles import OWNERS, TITLE_WORDS, owner_behind

#: The most words that a name has, particles included; one with hyphens ("Al-Sabah") counts once.
LONGEST_NAME = 6
#: How many words "H E" are.
EXCELLENCY = 2
PERSON_WORD = re.compile(r"^[^\W\d_][\w’'.\-]*$")
LINKS = frozenset({",", "and", "&"})
HYPHENS = frozenset({"-", "–"})
NEVER_IN_NAMES = frozenset({"DET", "ADP", "PRON", "AUX", "SCONJ", "VERB", "ADV"})
POSSIBLE_IN_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X", "INTJ", "NUM"})


def name_ranges(sentence: Sentence, names: Sequence[NameFound]) -> list[tuple[int, int]]:
    """Word ranges of people's names, in order."""
    tagged = [
        _trimmed(sentence, name, names)
        for name in sentence.names
        if name.label == "PERSON" and not _is_thing(sentence, name)
    ]
    found: list[tuple[int, int]] = []
    for first, last in (*_after_titles(sentence, names), *_known_holders(sentence, names), *tagged):
        if first >= last or _names_thing(sentence, first, last):
            continue
        if sentence.quote(sentence.words[first].start, sentence.words[last - 1].end).islower():
            continue
        free = all(last <= low or high <= first for low, high in found)
        if free and not is_known_name(sentence, first, last, names):
            found.append((first, _with_suffix(sentence, last)))
    return sorted(found)


def _names_thing(sentence: Sentence, first: int, last: int) -> bool:
    """Whether capitalised words from a name on end in a thing called after it ("King Salman Shipbuilding Complex")."""
    end = max(first + 1, last)
    while end < len(sentence.words) and sentence.words[end].text.istitle():
        end += 1
    return sentence.words[end - 1].text.lower() in words("titles", "names", "things")


def _is_thing(sentence: Sentence, name: Name) -> bool:
    """Whether a name is that of something called after a person ("Nakasuk School", "the Benfold" sailed)."""
    if sentence.words[name.last - 1].text.lower() in words("titles", "names", "things"):
        return True
    if name.last - name.first > 1 or name.first == 0 or sentence.words[name.first - 1].text.lower() != "the":
        return False
    # "The Abe funeral" names a person, and so does "the Abe-Modi talks".
    behind = sentence.words[name.last : name.last + 1]
    return not behind or behind[0].part not in ("NOUN", "PROPN", "ADJ") and behind[0].text not in HYPHENS


def name_text(sentence: Sentence, first: int, last: int) -> str:
    """The words of a name as they are written, on one line."""
    return " ".join(sentence.quote(sentence.words[first].start, sentence.words[last - 1].end).split())


def surname_of(name: str) -> str:
    """The last word of a name, without Jr. and the like."""
    parts = [part.strip(",") for part in name.split()]
    while len(parts) > 1 and parts[-1].lower() in words("titles", "names", "suffixes"):
        parts.pop()
    return parts[-1]


def is_known_name(sentence: Sentence, first: int, last: int, names: Sequence[NameFound]) -> bool:
    """Whether the gazetteer knows exactly these words as something else (Jordan, Chad)."""
    start, end = sentence.words[first].start, sentence.words[last - 1].end
    return any(
        found.start <= start and end <= found.end for found in names if found.kind != "none" or last - first == 1
    )


def _after_titles(sentence: Sentence, names: Sequence[NameFound]) -> Iterator[tuple[int, int]]:
    """The capitalised words right behind a title of office ("Ambassador Hossam Eissa", "President-elect Yoon")."""
    heads = words("titles", "signs", "heads")
    for word in sentence.words[:-1]:
        if _is_excellency(sentence, word.index):
            yield word.index + EXCELLENCY, _run(sentence, word.index + EXCELLENCY, names)
        if word.lemma in heads or word.text.lower() in heads:
            first = _behind_hyphen(sentence, word.index + 1)
            last = _run(sentence, first, names)
            while last > first:
                yield first, last
                first = _next_in_row(sentence, last, names) if word.text.endswith("s") else last
                last = _run(sentence, first, names)


def _next_in_row(sentence: Sentence, last: int, names: Sequence[NameFound]) -> int:
    """Where the next name of a row behind a plural title starts ("Presidents Buhari of Nigeria and Talon of Benin")."""
    _, end = owner_behind(sentence, last, names)
    between = end
    while between < len(sentence.words) - 1 and sentence.words[between].text.lower() in LINKS:
        between += 1
    return between if between > end else len(sentence.words)


def _behind_hyphen(sentence: Sentence, index: int) -> int:
    """The word behind "-elect" and "-designate", where these follow a title."""
    following = [word.text.lower() for word in sentence.words[index : index + 2]]
    if len(following) == 2 and following[0] in HYPHENS and following[1] in words("titles", "signs", "future"):
        return index + 2
    return index


def _known_holders(sentence: Sentence, names: Sequence[NameFound]) -> Iterator[tuple[int, int]]:
    """Rows of capitalised words that the table of office-holders knows as somebody's full name."""
    index = 0
    while index < len(sentence.words) - 1:
        last = _run(sentence, index, names)
        for end in range(min(last, index + LONGEST_NAME), index + 1, -1):
            if holders().named(name_text(sentence, index, end)):
                yield index, end
                index = end - 1
                break
        index += 1


def _run(sentence: Sentence, first: int, names: Sequence[NameFound]) -> int:
    """Where the row of words that can be a person's name, and start at `first`, ends."""
    last = first
    length = 0
    while last < len(sentence.words) and length < LONGEST_NAME and _is_name_word(sentence, first, last, names):
        joined = sentence.words[last].text in HYPHENS or last > first and sentence.words[last - 1].text in HYPHENS
        length += not joined
        last += 1
    while last > first and _ends_short(sentence, last):
        last -= 1
    return last


def _ends_short(sentence: Sentence, last: int) -> bool:
    """Whether a row of words ends in a particle or a hyphen, which end no name ("Suk-yeol" is whole)."""
    text = sentence.words[last - 1].text
    return text in HYPHENS or text[0].islower() and sentence.words[last - 2].text not in HYPHENS


def _stands_between_names(sentence: Sentence, index: int) -> bool:
    """Whether a word that the tagger took for a verb has capitalised words on both sides ("Yoon Suk Yeol")."""
    near = sentence.words[max(0, index - 1) : index + 2]
    return len(near) == 3 and all(PERSON_WORD.match(word.text) and word.text[0].isupper() for word in near)


def _is_name_word(sentence: Sentence, first: int, index: int, names: Sequence[NameFound]) -> bool:
    word = sentence.words[index]
    if word.text in words("titles", "names", "particles") and index > 0:
        return True
    if word.text in HYPHENS:
        return first < index < len(sentence.words) - 1 and sentence.words[index + 1].start == word.end
    if index > first + 1 and sentence.words[index - 1].text in HYPHENS and _ends_double_name(sentence, index):
        return True
    if index > first and word.part == "VERB" and _stands_between_names(sentence, index):
        return True
    if not word.text[0].isupper() or word.text.isupper() and len(word.text) > 3 or not PERSON_WORD.match(word.text):
        return False
    if word.part in NEVER_IN_NAMES or is_never_name(word.text) or not _may_be_title(sentence, index):
        return False
    return word.part in POSSIBLE_IN_NAMES and not is_known_name(sentence, index, index + 1, names)


def _ends_double_name(sentence: Sentence, index: int) -> bool:
    """Whether a word behind a hyphen is the end of a name ("Jae-in" too, whatever the tagger makes of its "in")."""
    word, hyphen = sentence.words[index], sentence.words[index - 1]
    return word.part not in ("CCONJ", "DET") and (word.part != "ADP" or word.start == hyphen.end)


def is_never_name(text: str) -> bool:
    """Whether a capitalised word is never part of a person's name ("Friday", "Travels" in a headline)."""
    return text.lower() in words("titles", "names", "never")


def _may_be_title(sentence: Sentence, index: int) -> bool:
    """Whether a word is no title of office, or a given name too, with more behind it ("Amir Khan")."""
    lowered = sentence.words[index].text.lower()
    if lowered not in TITLE_WORDS:
        return True
    following = sentence.words[index + 1].text if index + 1 < len(sentence.words) else ""
    return lowered in words("titles", "names", "given") and (following[:1].isupper() or following in HYPHENS)


def _with_suffix(sentence: Sentence, last: int) -> int:
    """The end of a name with the "Jr." or the number that follows it, behind a comma too."""
    following = [word.text.lower() for word in sentence.words[last : last + 2]]
    suffixes = words("titles", "names", "suffixes")
    if following[:1] == [","] and following[1:2] and following[1] in suffixes:
        return last + 2
    return last + 1 if following and following[0] in suffixes else last


def _trimmed(sentence: Sentence, name: Name, names: Sequence[NameFound]) -> tuple[int, int]:
    """A name's range without titles, states, days and possessive endings around it."""
    first, last = _with_first_part(sentence, name.first), name.last
    owned = {w.index for found in names for w in sentence.words_within(found.start, found.end) if found.kind in OWNERS}
    first += EXCELLENCY * (last - first > EXCELLENCY and _is_excellency(sentence, first))
    while first < last and (_opens_no_name(sentence, first) or first in owned and last - first > 1):
        first += 1
    while last > first and _ends_no_name(sentence.words[last - 1].text):
        last -= 1
    return first, last


def _is_excellency(sentence: Sentence, first: int) -> bool:
    """Whether a name opens with the letters of "His Excellency" ("H E Jamal Al Bader"), which belong to no name."""
    if "H" not in sentence.words[first].text:
        return False
    return [word.text.strip(".") for word in sentence.words[first : first + EXCELLENCY]] == ["H", "E"]


def _with_first_part(sentence: Sentence, first: int) -> int:
    """Where a name starts, with the first part of a double one that the pipeline cut off ("Bogdan-Martin")."""
    joined = sentence.words[max(0, first - 2) : first]
    if len(joined) == 2 and joined[1].text in HYPHENS and joined[1].end == sentence.words[first].start:
        return first - 2 if joined[0].text[:1].isupper() and joined[0].end == joined[1].start else first
    return first


def _opens_no_name(sentence: Sentence, index: int) -> bool:
    text = sentence.words[index].text
    return text in HYPHENS or not _may_be_title(sentence, index) or is_never_name(text)


def _ends_no_name(text: str) -> bool:
    return not PERSON_WORD.match(text) or text.lower() in {"'s", "’s"} or is_never_name(text)
