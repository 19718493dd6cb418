"""Is everything that is typed about a person either fit to be kept or named as unfit?"""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naryad.access.kind import Kind
from naryad.core.errors import Invalid
from naryad.people.input import PersonInput, clean_person
from naryad.people.models import Sex

FILLED = {"last_name": "Иванова", "first_name": "Инна", "email": "i@x.example"}


def clean(kind: Kind = Kind.EMPLOYEE, country: str = "RU", **typed: Any) -> PersonInput:
    return clean_person({**FILLED, **typed}, kind=kind, country=country)


def errors_of(**typed: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        clean(**typed)
    return {field: str(message) for field, message in refused.value.errors.items()}


def test_everything_is_taken_as_a_form_sends_it() -> None:
    cleaned = clean(
        last_name="  Иванова \t Петрова ",
        email=" Inna@X.Example ",
        sex="FEMALE",
        is_mobile="on",
        language="en",
        role_ids=["3", "4"],
        company_ids="7",
        area_ids=[5, ""],
    )
    assert cleaned == PersonInput(
        kind=Kind.EMPLOYEE,
        last_name="Иванова Петрова",
        first_name="Инна",
        email="inna@x.example",
        sex=Sex.FEMALE,
        is_mobile=True,
        language="en",
        role_ids=frozenset({3, 4}),
        company_ids=frozenset({7}),
        area_ids=frozenset({5}),
    )


def test_of_a_customer_nothing_is_taken_that_only_employees_have() -> None:
    cleaned = clean(
        Kind.CUSTOMER,
        is_mobile="on",
        personnel_number="1",
        skill_ids=["1"],
        work_type_ids=["1"],
        role_ids=["1"],
    )
    assert (cleaned.is_mobile, cleaned.personnel_number) == (False, "")
    assert (cleaned.skill_ids, cleaned.work_type_ids) == (frozenset(), frozenset())
    assert cleaned.role_ids == {1}


def test_names_and_one_contact_are_needed() -> None:
    assert errors_of(last_name=" ", first_name="\x00", email="").keys() == {
        "last_name",
        "first_name",
        "email",
        "phone",
    }
    assert clean(email="", phone="8 916 123-45-67").phone == "+79161234567"
    # A work phone reaches a company, not a person.
    assert errors_of(email="", work_phone="8 916 123-45-67").keys() == {"email", "phone"}


def test_a_contact_that_is_wrong_is_not_called_missing() -> None:
    assert errors_of(email="nobody").keys() == {"email"}
    assert errors_of(email="", phone="12").keys() == {"phone"}


@pytest.mark.parametrize(
    "typed",
    [
        "8 916 123-45-67",
        "+7 916 123 45 67",
        "8(916)1234567",
        "89161234567",
        "916 123 45 67",
        "7 916 123 45 67",
        "+7-916-123-45-67",
    ],
)
def test_however_a_russian_number_is_written_it_is_one(typed: str) -> None:
    assert clean(phone=typed).phone == "+79161234567"


@pytest.mark.parametrize(
    "typed",
    [
        "8 495 123 45 67 доб. 114",
        "+7 495 1234567 ext 114",
        "8(495)1234567, 114",
        "84951234567 (вн. 114)",
        "8 495 123-45-67 внутр 114",
        "+74951234567 #114",
        "+74951234567 x114",
    ],
)
def test_an_extension_may_be_typed_behind(typed: str) -> None:
    cleaned = clean(work_phone=typed)
    assert (cleaned.work_phone, cleaned.work_phone_extension) == ("+74951234567", "114")


def test_an_extension_may_be_typed_apart() -> None:
    cleaned = clean(other_phone="84951234567", other_phone_extension="доб. 7")
    assert (cleaned.other_phone, cleaned.other_phone_extension) == ("+74951234567", "7")
    assert errors_of(other_phone_extension="7").keys() == {"other_phone"}
    assert errors_of(phone="84951234567 ext 12345678901").keys() == {"phone"}


def test_numbers_of_other_countries_need_a_plus_or_their_country() -> None:
    assert clean(phone="+49 30 901820").phone == "+4930901820"
    assert clean(phone="+380 44 123 4567").phone == "+380441234567"
    assert clean(country="DE", phone="030 901820").phone == "+4930901820"
    assert errors_of(phone="+999 123 45 67").keys() == {"phone"}


@pytest.mark.parametrize("typed", ["8 916 123-45-6", "+7 916 12", "abc", "٠١٢", "8" * 40])
def test_what_is_no_number_is_refused(typed: str) -> None:
    assert errors_of(phone=typed).keys() == {"phone"}


def test_what_is_too_long_or_not_in_a_list_is_refused() -> None:
    assert errors_of(
        last_name="а" * 101,
        position="а" * 129,
        email=f"{'a' * 250}@x.example",
        sex="OTHER",
        language="de",
        role_ids=["x"],
        company_ids=[0],
        area_ids=[2**63],
        skill_ids=[-1],
        work_type_ids=[True, "1.5"],
    ).keys() == {
        "last_name",
        "position",
        "email",
        "sex",
        "language",
        "role_ids",
        "company_ids",
        "area_ids",
        "skill_ids",
        "work_type_ids",
    }


_ANYTHING = st.one_of(
    st.text(), st.none(), st.booleans(), st.integers(), st.lists(st.text(max_size=5), max_size=3)
)


@given(st.dictionaries(st.sampled_from(sorted(PersonInput.__dataclass_fields__)), _ANYTHING))
@example({"last_name": "\ud800", "first_name": "\u202e", "phone": "+"})
@example({"role_ids": ["²"], "phone": "²"})
def test_nothing_that_can_be_typed_breaks_the_cleaning(typed: dict[str, Any]) -> None:
    try:
        cleaned = clean_person({**FILLED, **typed}, kind=Kind.EMPLOYEE)
    except Invalid as refusal:
        assert all(str(message) for message in refusal.errors.values())
        return
    assert cleaned.last_name and cleaned.first_name and (cleaned.email or cleaned.phone)
    for text in (cleaned.last_name, cleaned.first_name, cleaned.middle_name, cleaned.position):
        assert text == " ".join(text.split()) and text.isprintable()
