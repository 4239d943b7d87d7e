"""The numbers of states in other data sets."""

from __future__ import annotations

import re

from legation.knowledge.country_numbers import NONE, country_numbers, numbers_of
from legation.knowledge.states import states


def test_every_state_has_a_line() -> None:
    """In the order of the table of states: `python tools/build_country_numbers.py` makes it anew."""
    assert list(country_numbers()) == list(states())


def test_codes_have_the_form_of_their_standard() -> None:
    """Two letters, three digits; COW numbers are below a thousand."""
    for code, known in country_numbers().items():
        assert known.alpha_2 is None or re.fullmatch("[A-Z]{2}", known.alpha_2), code
        assert known.numeric is None or re.fullmatch(r"\d{3}", known.numeric), code
        assert known.fips is None or re.fullmatch("[A-Z]{2}", known.fips), code
        assert known.cow is None or 1 < known.cow < 1000, code


def test_some_that_are_easily_wrong() -> None:
    """Namibia's NA is no missing value; Kosovo has no ISO number; Serbia goes on as Yugoslavia for COW."""
    assert numbers_of("NAM").alpha_2 == "NA"
    assert (numbers_of("XKX").alpha_2, numbers_of("XKX").numeric, numbers_of("XKX").cow) == ("XK", None, 347)
    assert (numbers_of("SRB").cow, numbers_of("YUG").cow, numbers_of("DDR").cow) == (345, 345, 265)
    assert (numbers_of("AFG").numeric, numbers_of("TWN").numeric, numbers_of("TWN").cow) == ("004", "158", 713)
    assert (numbers_of("GBR").fips, numbers_of("USA").cow) == ("UK", 2)


def test_what_is_no_state_has_none() -> None:
    """Organisations, and what no table knows."""
    assert numbers_of("EU") == numbers_of("Western nations") == numbers_of(None) == NONE


def test_only_ended_states_and_some_territories_have_no_number_of_cow() -> None:
    """Of the members of the United Nations each has one."""
    without = {code for code, known in country_numbers().items() if known.cow is None and known.numeric is not None}
    assert without >= {"PSE", "GRL", "HKG"}
    assert without.isdisjoint({"PRT", "MAR", "SSD", "MNE", "TLS", "VAT", "AND"})
