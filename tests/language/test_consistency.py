"""One name, one label, throughout an article."""

from __future__ import annotations

from legation.language.consistency import consistent
from legation.language.tree import Name, Role, Sentence, Word


def sentence(text: str, **labels: str) -> Sentence:
    """A sentence whose words stand between spaces, with the names given; "_" stands for the space within a name."""
    texts = text.split()
    words = tuple(
        Word(
            index=n,
            text=word,
            lemma=word,
            part="NOUN",
            tag="NN",
            morphology=frozenset(),
            start=len(" ".join([*texts[:n], ""])),
            end=len(" ".join(texts[: n + 1])),
            head=n,
            role=Role.OTHER,
        )
        for n, word in enumerate(texts)
    )
    found = [(texts.index(name.split("_")[0]), name.count("_") + 1, label) for name, label in labels.items()]
    names = tuple(Name(first=first, last=first + size, label=label) for first, size, label in sorted(found))
    return Sentence(index=0, paragraph=0, text=text, start=0, words=words, names=names)


def told(sentences: list[Sentence]) -> list[dict[str, str]]:
    """The names of each sentence and their labels."""
    return [
        {" ".join(word.text for word in each.words[name.first : name.last]): name.label for name in each.names}
        for each in consistent(sentences)
    ]


def test_most_places_decide_what_a_name_is() -> None:
    """A label that stands alone against two others of the same name gives way."""
    article = [
        sentence("Hayashi Visits Seoul", Hayashi="ORG", Seoul="LOC"),
        sentence("Hayashi arrived on Friday", Hayashi="PERSON"),
        sentence("Hayashi will stay until Sunday", Hayashi="PERSON"),
    ]
    assert told(article)[0] == {"Hayashi": "PERSON", "Seoul": "LOC"}


def test_even_votes_decide_nothing() -> None:
    """Where a name is told two ways as often, both stay."""
    article = [sentence("Georgia voted", Georgia="LOC"), sentence("Georgia spoke", Georgia="PERSON")]
    assert told(article) == [{"Georgia": "LOC"}, {"Georgia": "PERSON"}]


def test_a_whole_name_votes_for_its_surname() -> None:
    """Two whole names of a person outvote one stray label of the surname."""
    article = [
        sentence("Yoshimasa Hayashi arrived", Yoshimasa_Hayashi="PERSON"),
        sentence("Minister Yoshimasa Hayashi spoke", Yoshimasa_Hayashi="PERSON"),
        sentence("Hayashi left", Hayashi="ORG"),
    ]
    assert told(article)[2] == {"Hayashi": "PERSON"}


def test_a_name_missed_in_the_headline_is_found_from_the_text() -> None:
    """A name of several words is one wherever it stands."""
    article = [
        sentence("Mekong River Commission Meets in Vientiane", Vientiane="LOC"),
        sentence("The Mekong River Commission met on Monday", Mekong_River_Commission="ORG"),
    ]
    assert told(article)[0] == {"Mekong River Commission": "ORG", "Vientiane": "LOC"}


def test_a_single_word_is_a_name_elsewhere_only_when_it_is_one_often() -> None:
    """Once is not enough; twice is."""
    once = [sentence("Kassym rose", Kassym="PERSON"), sentence("Kassym fell")]
    assert told(once)[1] == {}
    assert told([*once, sentence("then Kassym left", Kassym="PERSON")])[1] == {"Kassym": "PERSON"}


def test_a_word_that_stands_in_small_letters_too_is_no_name_elsewhere() -> None:
    """The person "May" does not make a name of "May" the month where the text also says "may"."""
    article = [
        sentence("Theresa met May", May="PERSON"),
        sentence("then May left", May="PERSON"),
        sentence("It may happen in May"),
    ]
    assert told(article)[2] == {}


def test_a_name_never_overlaps_another() -> None:
    """What is already part of a longer name is left as it is."""
    article = [
        sentence("The Bank of China opened", Bank_of_China="ORG"),
        sentence("then China agreed", China="LOC"),
        sentence("and China paid", China="LOC"),
    ]
    assert told(article)[0] == {"Bank of China": "ORG"}
