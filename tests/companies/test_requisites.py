"""Is a mistyped digit of the requisites of a company found?"""

import pytest

from naryad.companies.counterparty import Counterparty
from naryad.companies.input import CompanyInput, clean_company
from naryad.core.errors import Invalid

LEGAL, SOLE = Counterparty.LEGAL_ENTITY, Counterparty.SOLE_PROPRIETOR
INDIVIDUAL, FOREIGN = Counterparty.INDIVIDUAL, Counterparty.FOREIGN


def clean(**values: object) -> CompanyInput:
    return clean_company({"name": "Ромашка", "kinds": ["CUSTOMER"], **values})


def errors_of(**values: object) -> dict[str, str]:
    with pytest.raises(Invalid) as caught:
        clean(**values)
    return {field: str(said) for field, said in caught.value.errors.items()}


@pytest.mark.parametrize(
    ("counterparty", "field", "typed", "kept"),
    [
        (LEGAL, "inn", " 7736 050003 ", "7736050003"),
        (LEGAL, "kpp", "7736-01-001", "773601001"),
        (LEGAL, "ogrn", "1027700070518", "1027700070518"),
        (LEGAL, "okpo", "00040778", "00040778"),
        (SOLE, "inn", "500100732259", "500100732259"),
        (SOLE, "ogrn", "304500116000157", "304500116000157"),
        (INDIVIDUAL, "inn", "500100732259", "500100732259"),
        (FOREIGN, "inn", "9909123454", "9909123454"),
    ],
)
def test_right_requisites_are_kept_without_blanks(
    counterparty: Counterparty, field: str, typed: str, kept: str
) -> None:
    assert getattr(clean(counterparty=counterparty, **{field: typed}), field) == kept


@pytest.mark.parametrize(
    ("counterparty", "field", "typed"),
    [
        (LEGAL, "inn", "7736050004"),
        (LEGAL, "inn", "0000000000"),
        (LEGAL, "inn", "500100732259"),
        (LEGAL, "inn", "77360500O3"),
        (LEGAL, "inn", "٧٧٣٦٠٥٠٠٠٣"),
        (SOLE, "inn", "500100732258"),
        (SOLE, "inn", "7736050003"),
        (LEGAL, "kpp", "77360100"),
        (LEGAL, "kpp", "77360100А"),
        (SOLE, "kpp", "773601001"),
        (LEGAL, "ogrn", "1027700070519"),
        (LEGAL, "ogrn", "304500116000157"),
        (INDIVIDUAL, "ogrn", "304500116000157"),
        (LEGAL, "okpo", "00040779"),
        (LEGAL, "okpo", "0004077"),
        (FOREIGN, "ogrn", "1027700070518"),
    ],
)
def test_wrong_requisites_are_named_at_their_field(
    counterparty: Counterparty, field: str, typed: str
) -> None:
    assert set(errors_of(counterparty=counterparty, **{field: typed})) == {field}


def test_an_account_is_checked_with_its_bank() -> None:
    good = {
        "account": "40702810 9 3800 0012345",
        "bic": "044525225",
        "correspondent": "30101810400000000225",
        "bank": "Сбербанк",
    }
    (row,) = clean(bank_accounts=[good, {}]).bank_accounts
    assert row["account"] == "40702810938000012345"
    for wrong in (
        {"account": "40702810538000012345"},
        {"account": "4070281093800001234"},
        {"bic": "04452522"},
        {"correspondent": "30101810400000000226"},
        {"correspondent": "3010181040000000022"},
        {"account": ""},
    ):
        said = errors_of(bank_accounts=[{}, good, good | wrong])
        assert set(said) == {"bank_accounts"}
        assert said["bank_accounts"].startswith("Row 2, ")


def test_an_account_in_another_country_is_an_iban_or_what_they_have() -> None:
    rows = [
        {"account": "DE89 3704 0044 0532 0130 00", "bic": "COBADEFFXXX"},
        {"account": "12-34-56 7890", "note": "sort code"},
    ]
    kept = clean(bank_accounts=rows).bank_accounts
    assert [row["account"] for row in kept] == ["DE89370400440532013000", "1234567890"]
    wrong = [{"account": "DE88370400440532013000"}]
    assert "IBAN" in errors_of(bank_accounts=wrong)["bank_accounts"]


def test_contacts_are_kept_as_they_are_dialed_and_written() -> None:
    kept = clean(
        phones=[{"number": "8 (916) 204-18-33 доб. 114", "note": " бухгалтерия "}],
        emails=[{"address": "Office@Example.COM"}],
        contact_persons=[{"name": "Иван  Петров", "phone": "+7 916 204 18 33"}],
        site="Example.com/ru",
        requisites=[{"name": "VAT", "value": "GB 123"}, {"name": " ", "value": ""}],
        note=" первая\nвторая ",
    )
    assert kept.phones == ({"number": "+79162041833, 114", "note": "бухгалтерия"},)
    assert kept.emails == ({"address": "office@example.com", "note": ""},)
    (person,) = kept.contact_persons
    assert (person["name"], person["phone"]) == ("Иван Петров", "+79162041833")
    assert kept.site == "https://Example.com/ru"
    assert kept.requisites == ({"name": "VAT", "value": "GB 123"},)
    assert kept.note == "первая\nвторая"


def test_what_is_kept_is_clean_when_it_is_handed_in_again() -> None:
    kept = clean(phones=[{"number": "8 916 204-18-33 доб. 114"}], site="example.com")
    again = clean(phones=list(kept.phones), site=kept.site)
    assert again == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phones", [{"number": "12"}]),
        ("phones", [{"note": "без номера"}]),
        ("phones", [{"number": "+79162041833"}] * 51),
        ("emails", [{"address": "at home"}]),
        ("contact_persons", [{"position": "директор"}]),
        ("contact_persons", [{"name": "А", "email": "x"}]),
        ("requisites", [{"value": "без имени"}]),
        ("requisites", [{"name": "А" * 101}]),
        ("site", "javascript://example.com/%0aalert(1)"),
        ("site", "two words"),
        ("code", "A-1"),
        ("code", "ABCDEFGHI"),
        ("full_name", "А" * 513),
        ("address", "А" * 1025),
        ("note", "А" * 2001),
        ("counterparty", "BOSS"),
        ("parent_id", str(2**63)),
    ],
)
def test_what_cannot_be_kept_is_named(field: str, value: object) -> None:
    assert set(errors_of(**{field: value})) == {field}


def test_every_wrong_field_is_named_at_once() -> None:
    said = errors_of(name="", inn="1", site="x y", phones=[{"number": "1"}], code="!")
    assert set(said) == {"name", "inn", "site", "phones", "code"}
