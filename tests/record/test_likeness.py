"""How likely events of two articles are one act."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.matching import read_thresholds, thresholds
from legation.knowledge.rarity import RAREST, rarity, read_rarities
from legation.record.likeness import likelihood, signs_of
from legation.record.profile import stem, surnames
from tests.record.tellings import one

VISIT = "Japanese Foreign Minister Kenji Mori will visit Berlin on 14 March 2023 for talks with his German counterpart."
REPORT = "Japanese Foreign Minister Kenji Mori visited Berlin on 14 March 2023 and held talks with German officials."
OTHER = "Japanese Foreign Minister Kenji Mori visited Berlin on 19 March 2023 and held talks with German officials."
ABOUT = "Ghana and Togo hold talks on fishing rights\n\nThe talks lasted two hours."


def test_a_visit_announced_and_reported_is_one_act() -> None:
    """What was planned for a day, and told of that day later, is likely one."""
    assert likelihood(one(VISIT, "2023-03-10"), one(REPORT, "2023-03-15")) >= thresholds().same


def test_days_that_differ_speak_against() -> None:
    """The same people in the same town on days that do not agree: less likely one act than where they do."""
    planned = one(VISIT, "2023-03-10")
    assert likelihood(planned, one(OTHER, "2023-03-20")) < likelihood(planned, one(REPORT, "2023-03-15"))


def test_the_signs_of_a_pair_hang_on_no_order() -> None:
    """Whichever event comes first, the signs are the same."""
    first, second = one(VISIT, "2023-03-10"), one(REPORT, "2023-03-15", url="https://example.org/b")
    assert sorted(signs_of(first, second)) == sorted(signs_of(second, first))


def test_other_people_for_one_side_are_a_sign() -> None:
    """A meeting with the president is not that with the minister, be they on one day."""
    president = one("Chilean Foreign Minister Ana Rojas met Peruvian President Luis Vega on 3 May 2023.", "2023-05-04")
    minister = one(
        "Chilean Foreign Minister Ana Rojas met Peruvian Foreign Minister Rosa Paz on 3 May 2023.", "2023-05-04"
    )
    assert "sides: 1 same and 1 other" in signs_of(president, minister)


def test_days_that_agree_are_a_sign() -> None:
    """Two articles that date an act to one day."""
    assert "time: day and day, same" in signs_of(one(VISIT, "2023-03-10"), one(REPORT, "2023-03-15"))


def test_an_act_seen_ahead_of_its_day_is_a_sign() -> None:
    """An article that gives no day, looks ahead and came before the day that the other gives."""
    ahead = one("Kenya and Uganda will hold talks on fishing rights.", "2023-02-01")
    dated = one("Kenya and Uganda held talks on fishing rights on 6 February 2023.", "2023-02-07")
    assert "time: told days before" in signs_of(ahead, dated)


def test_what_looks_back_before_its_day_speaks_against() -> None:
    """An article cannot report what is dated after it."""
    early = one("Kenya and Uganda held talks on fishing rights.", "2023-02-01")
    dated = one("Kenya and Uganda held talks on fishing rights on 6 February 2023.", "2023-02-07")
    assert "time: told days before, against" in signs_of(early, dated)


def test_an_article_is_about_what_its_headline_tells() -> None:
    """The talks of a headline are the subject of its article, those of a sentence may not be."""
    assert one(ABOUT, "2023-03-14").main
    assert not one(VISIT, "2023-03-10").main


def test_words_in_other_forms_are_shared() -> None:
    """ "Launches" and "launched" are one stem."""
    assert stem("launches") == stem("launched") == "launch"


def test_names_of_states_are_no_words_of_an_act() -> None:
    """Events are compared that share parties: that both name them tells nothing more."""
    assert "japan" not in one(VISIT, "2023-03-10").words


def test_a_word_that_hardly_any_article_has_is_rare() -> None:
    """The table knows what news is full of; what it does not hold is rarest."""
    assert rarity("talk") < rarity("zanzib") == RAREST


def test_a_rarity_that_is_none_is_named(tmp_path: Path) -> None:
    """The message says in which line."""
    (tmp_path / "word_rarity.csv").write_text("word,rarity\nsummit,3\nquorum,9\n", "utf-8")
    with pytest.raises(KnowledgeError, match="line 3"):
        read_rarities(tmp_path)


def test_a_list_of_parties_that_is_none_is_named(tmp_path: Path) -> None:
    """A word where a list belongs is a fault of the table."""
    (tmp_path / "matching.toml").write_text(
        'same = 500\ncertain = 950\ndoubtful = 250\nwithin = 150\napart = 7\nlasting = ["ASSAULT"]\ncrowded = "USA"\n',
        "utf-8",
    )
    with pytest.raises(KnowledgeError, match="crowded"):
        read_thresholds(tmp_path)


def test_a_member_at_the_session_of_its_organisation_is_no_other_party() -> None:
    """Who goes to the summit of an organisation, or hosts it, is of it: both tell of that summit alone."""
    host = one("Indonesia will host the ASEAN summit in Jakarta on 5 September 2023.", "2023-08-30")
    alone = one("The ASEAN summit was held on 5 September 2023.", "2023-09-06")
    assert (host.parties, alone.parties) == ({"ASEAN", "IDN"}, {"ASEAN"})
    assert "parties: equal" in signs_of(host, alone)


def test_a_member_that_meets_its_organisation_is_another_side() -> None:
    """Where somebody speaks for the organisation, a member meets it."""
    text = "Turkish President Recep Erdogan met NATO Secretary General Jens Stoltenberg in Ankara on 4 June 2023."
    assert one(text, "2023-06-05").sides == {"NATO", "TUR"}


def test_who_does_not_belong_to_an_organisation_is_another_side() -> None:
    """The summit of an organisation with a state that is no member has two sides."""
    text = "The summit between ASEAN and Australia was held in Melbourne on 5 March 2024."
    assert one(text, "2024-03-06").sides == {"ASEAN", "AUS"}


def test_jr_is_nobodys_last_name() -> None:
    """Somebody told with "Jr." in one article and without in another is one person to those who compare them."""
    long = one(
        "Chilean President Pedro Soto, Jr. met Peruvian President Luis Vega in Lima on 4 May 2022.", "2022-05-05"
    )
    short = one("Chilean President Soto met Peruvian President Luis Vega in Lima on 4 May 2022.", "2022-05-05")
    assert surnames(long) == surnames(short) == {"soto": "CHL", "vega": "PER"}
