"""Which of several namesakes a name stands for: the two Georgias and Congos, Jordan the name, Turkey the bird."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from legation.knowledge.namesakes import Sense, Short, namesakes, short_names
from legation.knowledge.places import places
from legation.language.tree import Name, Sentence
from legation.reading.names import NameFound

#: How much a cue in the name's own sentence counts against one elsewhere.
NEAR = 2
#: Kinds of name that tell whose a body is, and what may stand between them and it.
OWNING = frozenset({"name", "adjective"})
BETWEEN = re.compile(r"(?:['’]s?)? (?:[A-Z][\w-]* )*")
#: What makes of a state's name a stand towards it ("pro-Russian officials" are not Russia's).
OPPOSED = re.compile(r"\b(?:anti|pro|non)[-–]$", re.IGNORECASE)
LONGEST_PREFIX = 5
#: Kinds of name that people bear too.
BORNE = frozenset({"name", "capital", "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """The text of an article, with the cues found in it for each sense, each looked for once."""

    text: str
    found: dict[re.Pattern[str], frozenset[str]] = field(default_factory=dict)

    def cues(self, sense: Sense) -> frozenset[str]:
        """The cues of a sense that the article holds."""
        if sense.cues not in self.found:
            self.found[sense.cues] = frozenset(match.group() for match in sense.cues.finditer(self.text))
        return self.found[sense.cues]


def told_apart(names: Sequence[Sequence[NameFound]], sentences: Sequence[Sentence], text: str) -> list[list[NameFound]]:
    """The names of each sentence with the sense that the article gives them, without those that are no actor's."""
    if not sentences:
        return []
    shorts = [short for short in short_names() if short.cues.search(text)]
    names = [
        sorted([*row, *_short(sentence, row, shorts)], key=lambda name: name.start)
        for sentence, row in zip(sentences, names, strict=True)
    ]
    article = _Article(text=text)
    surnames = {name for sentence in sentences for name in _surnames(sentence, names[sentence.index])}
    return [
        [
            meant
            for name in _with_owners(names[sentence.index], sentence)
            if not _is_of_person(name, sentence, surnames)
            for meant in _meant(name, sentence, article)
        ]
        for sentence in sentences
    ]


def _short(sentence: Sentence, names: Sequence[NameFound], shorts: Sequence[Short]) -> Iterator[NameFound]:
    """Short names in a sentence, of states that the article names otherwise ("the North")."""
    for short in shorts:
        for match in short.names.finditer(sentence.text):
            start, end = match.start() + sentence.start, match.end() + sentence.start
            if all(end <= name.start or name.end <= start for name in names):
                yield NameFound(start=start, end=end, text=match.group(), code=short.code, kind="name")


# --- names of people and towns ---------------------------------------------------------------------------------------


def _surnames(sentence: Sentence, names: Sequence[NameFound]) -> Iterable[str]:
    """Names of states that end the name of a person here ("Michael Jordan")."""
    return (
        name.text
        for name in names
        if (person := _person_around(name, sentence)) and sentence.words[person.last - 1].end == name.end
    )


def _is_of_person(name: NameFound, sentence: Sentence, surnames: set[str]) -> bool:
    """Whether a state's name is part of a person's here, or alone that of somebody named in full elsewhere."""
    if name.kind not in BORNE:
        return False
    return _person_around(name, sentence) is not None or name.text in surnames and _labelled(name, sentence) == "PERSON"


def _person_around(name: NameFound, sentence: Sentence) -> Name | None:
    """The person's name of several words that a state's name that people bear opens or ends ("Israel Katz")."""
    if name.kind not in BORNE or name.text not in namesakes():
        return None
    for each in sentence.names:
        start, end = sentence.words[each.first].start, sentence.words[each.last - 1].end
        within = start <= name.start and name.end <= end and end - start > name.end - name.start
        if each.label == "PERSON" and within and _is_plain(sentence, each):
            return each
    return None


def _is_plain(sentence: Sentence, name: Name) -> bool:
    """Whether a name is nothing but capitalised words ("Jordan's King" is none)."""
    return all(word.text[:1].isupper() for word in sentence.words[name.first : name.last])


def _labelled(name: NameFound, sentence: Sentence) -> str:
    covering = (n for n in sentence.names if sentence.words[n.first].start == name.start)
    return next((n.label for n in covering), "")


# --- bodies of the same name -----------------------------------------------------------------------------------------


def _with_owners(names: Sequence[NameFound], sentence: Sentence) -> Iterator[NameFound]:
    """Names of bodies as those of the state right in front of them ("Argentina's National Congress")."""
    for number, name in enumerate(names):
        before = names[number - 1] if number and name.kind == "body" else None
        if before is not None and before.kind in OWNING and before.code and _joins(before, name, sentence):
            yield replace(name, code=before.code)
        else:
            yield name


def _joins(owner: NameFound, body: NameFound, sentence: Sentence) -> bool:
    """Whether only a possessive ending and capitalised words stand between a state's name and a body's."""
    between = sentence.quote(owner.end, body.start)
    return BETWEEN.fullmatch(between) is not None


# --- senses ----------------------------------------------------------------------------------------------------------


def _meant(name: NameFound, sentence: Sentence, article: _Article) -> Iterable[NameFound]:
    """A name as what it means: itself, another's, or "none", which stands for no actor and no place."""
    if OPPOSED.search(article.text[max(0, name.start - LONGEST_PREFIX) : name.start]):
        return (replace(name, code="", kind="none"),)
    elsewhere = _town_of_region(name, sentence.text[name.end - sentence.start :])
    if elsewhere is not None:
        return (replace(name, code=elsewhere, kind="region"),)
    senses = namesakes().get(name.text.removeprefix("the "))
    if senses is None:
        return (name,)
    sense = _beside(name, senses, article.text) or _by_cues(senses, sentence.text, article)
    kind = name.kind if sense.kind == "same" else sense.kind
    return (replace(name, kind=kind, code=name.code if sense.code == "same" else sense.code),)


def _town_of_region(name: NameFound, behind: str) -> str | None:
    """The state whose region stands behind a comma, where that is not the name's own ("Moscow, Idaho")."""
    if name.kind not in BORNE or not behind.startswith(", "):
        return None
    following = " ".join(behind[2:].split()[:2])
    for words in (following, following.split(" ")[0]):
        region = places().get(words.strip(".,;:)’'").lower())
        if region is not None and region.kind == "region" and region.of and region.of != name.code:
            return region.of if name.kind != "name" or _is_town_too(name, region.of) else None
    return None


def _is_town_too(name: NameFound, code: str) -> bool:
    """Whether a state's name is known to be a town's elsewhere ("Lebanon, Pennsylvania", never "Japan, Texas")."""
    return any(sense.kind == "region" and sense.code == code for sense in namesakes().get(name.text, ()))


def _beside(name: NameFound, senses: Sequence[Sense], text: str) -> Sense | None:
    """The sense for which the words right beside a name decide."""
    before, behind = text[max(0, name.start - 40) : name.start], text[name.end : name.end + 40]
    for sense in senses[1:]:
        if sense.before.search(before) or sense.behind.search(behind) or _is_behind_town(sense, before):
            return sense
    return None


def _is_behind_town(sense: Sense, before: str) -> bool:
    """Whether a town of the sense's state stands in front of the name ("Atlanta, Georgia")."""
    if sense.kind != "region" or not before.endswith(", "):
        return False
    town = next((t for n in (1, 2) if (t := places().get(" ".join(before[:-2].split()[-n:]).lower()))), None)
    return town is not None and town.of == sense.code


def _by_cues(senses: Sequence[Sense], sentence: str, article: _Article) -> Sense:
    """The sense for which most of the article's words speak; the usual one where they do not decide."""

    def weight(sense: Sense) -> int:
        near = {match.group() for match in sense.cues.finditer(sentence)}
        return NEAR * len(near) + len(article.cues(sense) - near)

    return max(senses, key=weight)
