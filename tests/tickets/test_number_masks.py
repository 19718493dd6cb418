"""Do masks give the numbers that they promise, and are unfit ones refused?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naryad.tickets.number_masks import (
    LONGEST_NUMBER,
    counter_prefix,
    find_mask_error,
    uses_company,
    write_number,
)

DAY = date(2026, 9, 23)


@pytest.mark.parametrize(
    ("mask", "count", "number"),
    [
        ("{YY}{DD}{MM}{000}", 1, "262309001"),
        ("{YYYY}/{MM}-{00}", 7, "2026/09-07"),
        ("Р_{COMPANY}.{0}", 3, "Р_ЗЕН.3"),
        # The counter never ends.
        ("{00}", 100, "100"),
        ("{A-Z}{00}", 99, "A99"),
        ("{A-Z}{00}", 100, "B00"),
        ("{A-Z}{00}", 2600, "AA00"),
        ("{А-Я}{0}", 30, "Г0"),
    ],
)
def test_a_number_is_written_by_its_mask(mask: str, count: int, number: str) -> None:
    assert find_mask_error(mask) == ""
    assert write_number(mask, count, on=DAY, company_code="ЗЕН") == number


@pytest.mark.parametrize(
    "mask",
    [
        "",
        "{YYYY}",
        "{0}{0}",
        "{A-Z}{А-Я}{0}",
        "{0000000000}",
        "{WEEK}{0}",
        "{}{0}",
        "{0",
        "0}",
        "{0}\x00",
        "{0}<b>",
        "{0}\ud800",
        "{0}" + "x" * 40,
        "{0}" + "x" * 60,
        "{{0}}",
    ],
)
def test_an_unfit_mask_is_refused_with_words(mask: str) -> None:
    assert find_mask_error(mask)


def test_only_a_mask_with_the_place_needs_a_company() -> None:
    assert uses_company("{COMPANY}{0}")
    assert not uses_company("COMPANY{0}")


def test_the_counter_runs_anew_for_each_prefix() -> None:
    mask = "{YY}{COMPANY}-{000}"
    first = counter_prefix(mask, on=DAY, company_code="A")
    assert first == "26A-{000}"
    assert counter_prefix(mask, on=DAY.replace(month=1), company_code="A") == first
    assert counter_prefix(mask, on=DAY, company_code="B") != first


MASKS = st.lists(
    st.sampled_from(["{YYYY}", "{YY}", "{MM}", "{DD}", "{COMPANY}", "N", "-", "/", "7"]), max_size=4
)


@given(MASKS, st.sampled_from(["", "{A-Z}", "{А-Я}"]), st.integers(1, 4), st.data())
def test_numbers_of_one_prefix_are_never_equal(
    around: list[str], letter: str, width: int, data: st.DataObject
) -> None:
    mask = "".join([*around, letter, "{" + "0" * width + "}"])
    assert find_mask_error(mask) == ""
    counts = data.draw(st.lists(st.integers(1, 10**6), min_size=2, max_size=20, unique=True))
    numbers = [write_number(mask, each, on=DAY, company_code="ЗЕН") for each in counts]
    assert len(set(numbers)) == len(numbers)
    assert all(len(number) <= LONGEST_NUMBER + 6 for number in numbers)
