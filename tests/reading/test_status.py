"""Status: what tense, modals, negation and governing words make of an act."""

from __future__ import annotations

import pytest

import legation
from legation.knowledge.frames import frames
from legation.language import pipeline
from legation.model import EventType, Status
from legation.reading.status import status_of
from legation.reading.triggers import Trigger


def status(text: str, sort: EventType) -> Status | None:
    """The status of the first event of a type in a text of 26 July 2022."""
    reading = legation.read(text, published="2022-07-26")
    return next((event.status for event in reading.events if event.type is sort), None)


def visit(text: str) -> Trigger:
    """The noun "visit" of a sentence as a trigger that no verb carries."""
    sentence = pipeline.load().sentences(text)[0]
    word = next(word for word in sentence.words if word.text == "visit")
    frame = frames().by_noun["visit"][0]
    return Trigger(frame=frame, name="visit", sentence=sentence, word=word, verb=None, nominal=True)


def test_simple_past_has_happened() -> None:
    """A simple past tells what has happened."""
    text = "Japan's foreign minister met his Indian counterpart in Tokyo on Monday."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_perfect_has_happened() -> None:
    """So does a perfect."""
    text = "The leaders of France and Germany have met in Paris."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_will_is_planned() -> None:
    """A future tells a plan."""
    text = "The foreign ministers of Japan and India will meet in Tokyo next week."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_is_to_is_planned() -> None:
    """What they are to do is planned."""
    text = "The foreign ministers of Japan and India are to meet in Tokyo on Friday."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_expected_is_planned() -> None:
    """What somebody is expected to do is planned."""
    text = "The Chinese president is expected to visit Saudi Arabia in August."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_due_is_planned() -> None:
    """What somebody is due to do is planned."""
    text = "The Chinese president is due to visit Saudi Arabia in August."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_likely_is_planned() -> None:
    """What somebody is likely to do is planned."""
    text = "The Philippine president is likely to visit China in January."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_headline_present_has_happened() -> None:
    """The present of a headline tells what has happened."""
    text = "Modi visits Japan"
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_headline_infinitive_is_planned() -> None:
    """The infinitive of a headline tells a plan."""
    text = "Modi to visit Japan in September"
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_may_is_possible() -> None:
    """What may be is possible."""
    text = "The Chinese president may visit Saudi Arabia in August."
    assert status(text, EventType.CONSULT) is Status.POSSIBLE


def test_could_is_possible() -> None:
    """What could be is possible."""
    text = "The presidents of Russia and Ukraine could meet in Bali."
    assert status(text, EventType.CONSULT) is Status.POSSIBLE


def test_if_is_possible() -> None:
    """An "if" makes a plan possible."""
    text = "Germany will supply tanks to Ukraine if Poland agrees."
    assert status(text, EventType.AID) is Status.POSSIBLE


def test_unless_is_possible() -> None:
    """What will be done unless something else is hangs on a condition."""
    text = "Germany will supply tanks to Ukraine unless Poland objects."
    assert status(text, EventType.AID) is Status.POSSIBLE


def test_would_have_is_denied() -> None:
    """ "Would have" says that it did not come to it, in a sentence of its own."""
    text = "Russian President Vladimir Putin would have met Ukraine's president in Istanbul."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_was_to_have_is_cancelled() -> None:
    """A plan that "was to have" been carried out came to nothing."""
    text = "The Polish president was to have visited Hungary on Tuesday."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_called_off_is_cancelled() -> None:
    """A verb with its particle calls a trip off."""
    text = "The Zambian president has called off a trip to Zimbabwe."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_called_off_in_the_passive() -> None:
    """The act may be the subject of what calls it off."""
    text = "A visit by the king of Jordan to Egypt has been called off."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_put_off_is_cancelled() -> None:
    """What is put off counts as cancelled."""
    text = "Iran's foreign minister put off his visit to Iraq."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_postponed_is_cancelled() -> None:
    """What is postponed counts as cancelled."""
    text = "Germany postponed talks with Poland on Monday."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_cancelled_in_the_passive() -> None:
    """The act may be the subject of what cancels it."""
    text = "A visit by the king of Jordan to Egypt has been cancelled."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_scrapped_plans_are_cancelled() -> None:
    """A planned visit that was scrapped is cancelled."""
    text = "The planned visit of the Pakistani prime minister to Russia was scrapped."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_a_trip_that_is_off() -> None:
    """A predicate without a verb can cancel."""
    text = "The visit of the Russian foreign minister to Serbia is off, an official in Belgrade said."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_denied_that_is_denied() -> None:
    """What a side denies to have happened is denied."""
    text = "Iran denied that its diplomats had met American officials in Oman."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_did_not_is_denied() -> None:
    """A negated verb denies."""
    text = "The Turkish president did not meet his Greek counterpart in Prague."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_no_talks_is_denied() -> None:
    """ "No" in front of the noun denies."""
    text = "Cypriot and Russian finance officials held no talks in Moscow on Saturday."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_failed_to_is_denied() -> None:
    """Who failed to agree did not agree."""
    text = "Armenia and Azerbaijan failed to agree on a peace treaty."
    assert status(text, EventType.AGREE) is Status.DENIED


def test_refused_to_is_denied() -> None:
    """Who refused to meet did not meet."""
    text = "The Serbian president refused to meet Kosovo's prime minister."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_declined_to_is_denied() -> None:
    """Who declined to meet did not meet."""
    text = "China's foreign minister declined to meet his Japanese counterpart in Phnom Penh."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_not_yet_is_possible() -> None:
    """What has not yet been done may still be."""
    text = "Armenia and Azerbaijan have not yet agreed on a peace treaty."
    assert status(text, EventType.AGREE) is Status.POSSIBLE


def test_progressive_is_ongoing() -> None:
    """A present progressive goes on."""
    text = "Ethiopian and Egyptian negotiators are holding talks in Washington."
    assert status(text, EventType.CONSULT) is Status.ONGOING


def test_continues_to_is_ongoing() -> None:
    """What continues goes on."""
    text = "Russia continues to bomb Ukraine."
    assert status(text, EventType.ASSAULT) is Status.ONGOING


def test_upcoming_is_planned() -> None:
    """An upcoming summit is planned."""
    text = "Little is known about an upcoming summit between Australia and China."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_to_be_held_is_planned() -> None:
    """Talks to be held are planned."""
    text = "Talks between Iran and the United States to be held in Doha next week will focus on sanctions."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_held_has_happened() -> None:
    """Talks held have happened."""
    text = "Talks between Iran and the United States held in Doha last week ended without a deal."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_an_invitation_leaves_a_visit_possible() -> None:
    """Who is invited may come."""
    text = "Turkey has invited the Swedish foreign minister to visit Ankara."
    assert status(text, EventType.CONSULT) is Status.POSSIBLE


def test_considering_is_possible() -> None:
    """What is considered is possible."""
    text = "Japan is considering a visit by its prime minister to Ukraine."
    assert status(text, EventType.CONSULT) is Status.POSSIBLE


def test_a_vote_to_expel_has_happened() -> None:
    """A vote to expel is itself the sanction."""
    text = "Canada voted to expel two Russian diplomats."
    assert status(text, EventType.SANCTION) is Status.HAPPENED


def test_a_voiced_stand_has_happened() -> None:
    """A stand voiced in the present is done when it is voiced."""
    text = "The United States strongly supports the Somali people."
    assert status(text, EventType.SUPPORT) is Status.HAPPENED


def test_after_the_talks_has_happened() -> None:
    """What stands behind "after" is over."""
    text = "After talks between Iran and Iraq in Basra, the ministers left."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_before_the_talks_is_planned() -> None:
    """What stands behind "ahead of" is to come."""
    text = "The border was closed ahead of talks between Iran and Iraq."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_did_not_rule_out_leaves_it_possible() -> None:
    """A negated "rule out" leaves the act possible."""
    assert status_of(visit("South Korea did not rule out a visit to Japan.")).status is Status.POSSIBLE


def test_ruled_out_is_denied() -> None:
    """What is ruled out is denied."""
    assert status_of(visit("South Korea ruled out a visit to Japan.")).status is Status.DENIED


def test_has_been_urging_goes_on() -> None:
    """An act of speech in the perfect progressive lasts; in the simple perfect it is done."""
    assert status("The United States has been urging Germany to talk.", EventType.REQUEST) is Status.ONGOING
    assert status("The United States has urged Germany to talk.", EventType.REQUEST) is Status.HAPPENED


def test_what_a_verb_only_weighs_is_possible() -> None:
    """Sanctions that are mulled are none yet."""
    assert status("Canada is mulling sanctions on Belarus.", EventType.SANCTION) is Status.POSSIBLE


def test_aid_that_is_announced_is_to_come() -> None:
    """A pledge of money is aid planned."""
    assert status("Norway pledged 40 million dollars to Malawi.", EventType.AID) is Status.PLANNED


def test_a_plain_present_with_a_day_is_a_timetable() -> None:
    """Who "arrives on Friday" has not arrived; a headline tells the past so."""
    text = "The market was busy. Indian Foreign Minister S. Jaishankar arrives in Nepal on Friday."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_a_day_ahead_is_not_that_of_what_is_told_as_past() -> None:
    """Of two acts in a sentence only the one to come is on the day ahead."""
    text = "The minister of Kenya is to meet the minister of Ghana on 2 August 2022, and Togo praised Ghana."
    reading = legation.read(text, published="2022-07-26")
    assert [(event.status, event.when) for event in reading.events if event.type is EventType.SUPPORT] == [
        (Status.HAPPENED, None)
    ]


def test_a_refusal_in_negated_words_has_happened() -> None:
    """Who will not accept has refused; who may not accept has not."""
    assert status("Mali will not accept the French proposal.", EventType.REJECT) is Status.HAPPENED
    assert status("Mali may not accept the French proposal.", EventType.REJECT) is Status.POSSIBLE


def test_was_still_doing_goes_on() -> None:
    """A past progressive with "still" tells what goes on."""
    text = "Norway's navy was still delivering fuel to Iceland on Monday."
    assert status(text, EventType.AID) is Status.ONGOING


def test_a_perfect_with_since_goes_on() -> None:
    """A lasting state since a day holds until now."""
    text = "Chadian troops have occupied the Libyan oasis since Friday."
    assert status(text, EventType.COERCE) is Status.ONGOING


def test_a_headline_with_an_infinitive_is_planned() -> None:
    """A headline whose only verb is an infinitive tells a plan."""
    text = "Portugal, Morocco foreign ministers to meet in Faro"
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_a_past_plan_with_a_turn_is_cancelled() -> None:
    """What was to be, and then "but", was not."""
    text = "Chile's president was to visit Peru on Friday, but the airport was closed."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_not_as_planned_is_cancelled() -> None:
    """What was fixed and not done was called off."""
    text = "The Greek and Turkish ministers did not meet in Rhodes on Thursday as planned."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_put_on_ice_is_cancelled() -> None:
    """A verb and its phrase may call something off together."""
    text = "Hungary has put its talks with Ukraine on ice."
    assert status(text, EventType.CONSULT) is Status.CANCELLED


def test_weighing_a_cancellation_is_possible() -> None:
    """A cancellation that is only weighed leaves the act possible."""
    text = "Canada is weighing whether to cancel its visit to China."
    assert status(text, EventType.CONSULT) is Status.POSSIBLE


def test_no_plan_is_denied() -> None:
    """Where there is no plan, what it would be of is denied."""
    text = "India has no plan to meet Pakistan."
    assert status(text, EventType.CONSULT) is Status.DENIED


def test_nothing_signed_is_denied() -> None:
    """ "Nothing" denies as "not" does."""
    text = "Brazil and Peru signed nothing."
    assert status(text, EventType.AGREE) is Status.DENIED


def test_neither_nor_denies_both() -> None:
    """ "Nor" denies the verb behind it too."""
    text = "Egypt has neither recognised nor condemned Somaliland."
    assert status(text, EventType.ACCUSE) is Status.DENIED


def test_an_inverted_condition_is_possible() -> None:
    """ "Should" in front of its subject is an if."""
    text = "Should Denmark visit Poland, the minister will be glad."
    assert status(text, EventType.CONSULT) is Status.POSSIBLE


def test_a_claim_to_have_done_it_has_happened() -> None:
    """A perfect infinitive tells what lies behind."""
    text = "Ecuador claims to have shot down two Peruvian jets on Friday."
    assert status(text, EventType.ASSAULT) is Status.HAPPENED


def test_due_somewhere_is_planned() -> None:
    """Who is due somewhere is still to come."""
    text = "The Swedish foreign minister is due in Oslo on Thursday."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_a_denial_tells_what_is_denied() -> None:
    """A denial of an act is no refusal, and the act is denied."""
    text = "Kenya denied that it had expelled the Ugandan ambassador."
    reading = legation.read(text, published="2022-07-26")
    assert [(event.type, event.status) for event in reading.events] == [(EventType.SANCTION, Status.DENIED)]


def test_not_ruling_out_is_no_refusal() -> None:
    """What is not ruled out is possible, and nobody has refused anything."""
    text = "Russia did not rule out that a Russian delegation could travel to Libya."
    reading = legation.read(text, published="2022-07-26")
    assert [(event.type, event.status) for event in reading.events] == [(EventType.CONSULT, Status.POSSIBLE)]


def test_what_is_said_beside_would_is_planned() -> None:
    """ "Would" in what somebody is said to have said beside it is a future."""
    text = "Ireland would visit Spain in May, the ministry said."
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_what_was_not_done_as_planned_lies_behind() -> None:
    """The day on which something was not done as planned is the last one, not the next."""
    text = "The Greek and Turkish ministers did not meet in Rhodes on Thursday as planned."
    (event,) = legation.read(text, published="2022-07-26").events
    assert event.when is not None
    assert str(event.when.interval.first) == "2022-07-21"


def test_neither_confirmed_nor_denied_is_no_refusal() -> None:
    """Who does not deny something has refused nothing."""
    text = "Israel condemned Syria on Monday. Israel has neither confirmed nor denied the Iranian report."
    reading = legation.read(text, published="2022-07-26")
    assert [event.type for event in reading.events] == [EventType.ACCUSE]


def test_before_in_a_headline() -> None:
    """What two are photographed before is still to come."""
    text = "Secretary Antony Blinken and Norwegian Foreign Minister Anniken Huitfeldt Before Their Meeting"
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_was_there_to_attend() -> None:
    """What somebody was somewhere for has happened."""
    text = "The Norwegian foreign minister was in Colombo to attend the summit of ASEAN."
    reading = legation.read(text, published="2022-07-26")
    assert {event.status for event in reading.events} == {Status.HAPPENED}


def test_recent_talks_to_be_reviewed() -> None:
    """What was recent before it will be reviewed has happened."""
    text = "The ministers will review the recent talks between Norway and Iceland."
    assert status(text, EventType.CONSULT) is Status.HAPPENED


def test_invasion_told_of_in_a_plan() -> None:
    """An invasion has happened though the talks about it are to come."""
    text = "The Spanish envoy will travel to Oslo for consultations on Russia's invasion of Ukraine."
    assert status(text, EventType.ASSAULT) is Status.HAPPENED


def test_at_the_request_of() -> None:
    """A request at which something will be done has been made."""
    text = "Turkey will repair the airport at the request of Niger."
    assert status(text, EventType.REQUEST) is Status.HAPPENED


def test_hosted_by_in_a_plan() -> None:
    """An occasion that somebody will attend is still to come, though a participle tells who hosts it."""
    text = (
        "The Norwegian minister will travel to Palau to lead the delegation to the forum, co-hosted by Palau and Chile."
    )
    assert status(text, EventType.CONSULT) is Status.PLANNED


def test_imposing_sanctions() -> None:
    """Who is imposing sanctions has imposed them."""
    text = "The United States is imposing sanctions on Belarus."
    assert status(text, EventType.SANCTION) is Status.HAPPENED


@pytest.mark.parametrize(
    "told",
    [
        "Chile's president was due to meet Peru's president on Friday to discuss trade but not fishing.",
        "Chile's president was to meet Peru's president in Lima on Friday, the ministry said, but gave no details.",
    ],
)
def test_a_turn_that_tells_of_nothing_else_leaves_a_plan(told: str) -> None:
    """Only where something else is told to have come is a past plan called off."""
    assert status(told, EventType.CONSULT) is Status.PLANNED
