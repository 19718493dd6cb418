"""Does the list of companies find, ask, change in place and change many?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.companies.actions import CompanyChange, add_companies, change_companies
from naryad.companies.counterparty import Counterparty
from naryad.companies.input import CompanyInput, clean_company
from naryad.companies.kinds import CompanyKind
from naryad.companies.models import Company
from naryad.core.outcomes import only
from tests.web.pages import PART, english, read_form, read_forms, read_words
from tests.world import World

LIST = "/office/companies/"
KEPT = {
    "name": "ООО «Ёлочка»",
    "kinds": ["CUSTOMER"],
    "inn": "7736050003",
    "kpp": "773601001",
    "code": "ЁЛ",
    "external_id": "1С-000117",
    "full_name": "Общество «Ёлочка и партнёры»",
    "bank_accounts": [{"account": "40702810938000012345", "bic": "044525225"}],
}


@pytest.fixture
def fir(world: World) -> Company:
    by = world.actor(world.service.admin)
    return Company.objects.get(pk=only(add_companies([clean_company(KEPT)], by=by, at=world.at)))


def _cell(company: Company, field: str) -> str:
    return f"{LIST}{company.pk}/cell/{field}/"


@pytest.mark.parametrize("asked", ["7736050003", "773605", "ёл", "1с-000117", "000117", "партнеры"])
@pytest.mark.usefixtures("fir")
def test_the_search_finds_by_name_inn_code_and_external_id(world: World, asked: str) -> None:
    client = english(world, world.service.dispatcher)
    assert "Ёлочка" in read_words(client.get(LIST, {"q": asked}, headers=PART))


@pytest.mark.parametrize("asked", ["40702810938000012345", "044525225", "773601001"])
@pytest.mark.usefixtures("fir")
def test_the_search_does_not_find_by_accounts(world: World, asked: str) -> None:
    client = english(world, world.service.dispatcher)
    assert "Ёлочка" not in read_words(client.get(LIST, {"q": asked}, headers=PART))


@pytest.mark.parametrize(
    "asked",
    [
        "inn=7736050003",
        "kpp=~7736",
        "code=ёл",
        "external_id=~000117",
        "counterparty=legal-entity&inn=~77",
        "site.empty=1&q=ёл",
    ],
)
@pytest.mark.usefixtures("fir")
def test_the_list_asks_for_each_requisite(world: World, asked: str) -> None:
    client = english(world, world.service.dispatcher)
    words = read_words(client.get(f"{LIST}?{asked}", headers=PART))
    assert "Ёлочка" in words
    assert "Зенит" not in words


def test_every_column_can_be_shown_and_ordered_by(world: World, fir: Company) -> None:
    Company.objects.filter(pk=fir.pk).update(phones=[{"number": "+74955550101, 7", "note": ""}])
    client = english(world, world.service.dispatcher)
    columns = "name,kind,counterparty,inn,code,external_id,full_name,kpp,phone,parent,site"
    words = read_words(client.get(f"{LIST}?cols={columns}&q=ёлочка")).replace("\xa0", " ")
    for said in ("Legal entity", "7736050003", "ЁЛ", "1С-000117", "+7 495 555-01-01, 7"):
        assert said in words
    for key in ("name", "inn", "code", "external_id", "full_name"):
        for sort in (key, f"-{key}"):
            assert client.get(f"{LIST}?sort={sort}").status_code == 200


def test_a_code_is_changed_in_its_cell(world: World, fir: Company) -> None:
    client, page = english(world, world.service.dispatcher), _cell(fir, "code")
    form = read_form(client.get(f"{page}?inline=1", headers=PART), page)
    answer = client.post(page, form.filled(code="ёлка"), headers=PART)
    assert answer.status_code == 200
    assert "ЁЛКА" in answer.content.decode()
    fir.refresh_from_db()
    assert (fir.code, fir.inn, fir.bank_accounts[0]["bic"]) == ("ЁЛКА", "7736050003", "044525225")


def test_a_wrong_number_in_a_cell_is_refused_with_its_field(world: World, fir: Company) -> None:
    client, page = english(world, world.service.dispatcher), _cell(fir, "inn")
    form = read_form(client.get(page), page)
    answer = client.post(page, form.filled(inn="7736050004"))
    assert answer.status_code == 422
    assert "INN : The check digit does not fit" in read_words(answer)
    assert client.get(_cell(fir, "note")).status_code == 404


def test_what_two_change_in_one_cell_is_chosen(world: World, fir: Company) -> None:
    page = _cell(fir, "code")
    client, other = english(world, world.service.dispatcher), english(world, world.service.head)
    mine = read_form(client.get(page), page)
    theirs = read_form(other.get(page), page)
    assert other.post(page, theirs.filled(code="ИХ")).status_code == 303
    answer = client.post(page, mine.filled(code="МОЙ"))
    assert answer.status_code == 409
    assert "ИХ" in read_words(answer)


def test_many_are_changed_deleted_and_restored_from_the_list(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    rows = [house.zenit, house.mayak]
    picked = {"list": "companies", "pick": [f"{row.pk}.1" for row in rows], "request_key": "a"}
    question = client.post("/office/runs/", picked | {"do": "change"})
    assert "Change: 2 companies" in read_words(question)
    form = next(each for each in read_forms(question) if "answered" in each.fields)
    empty = client.post("/office/runs/", form.filled())
    assert empty.status_code == 422
    assert "Choose what is to change." in read_words(empty)
    again = next(each for each in read_forms(empty) if "answered" in each.fields)
    sent = again.filled(added_kinds=["CONTRACTOR"], parent_id=str(house.polus.pk))
    assert client.post("/office/runs/", sent).status_code in (200, 303)
    for row in rows:
        row.refresh_from_db()
    # Polus stands under Mayak, so Mayak cannot stand under it.
    assert (house.zenit.parent_id, house.zenit.is_contractor) == (house.polus.pk, True)
    assert (house.mayak.parent_id, house.mayak.is_contractor) == (None, False)
    for number, (verb, count) in enumerate((("delete", 0), ("restore", 1))):
        sent = picked | {"pick": [str(house.zenit.pk)], "do": verb, "request_key": f"k{number}"}
        client.post("/office/runs/", sent)
        assert Company.objects.filter(pk=house.zenit.pk, deleted_at=None).count() == count


def test_a_dispatcher_is_offered_no_deletion(world: World) -> None:
    words = read_words(english(world, world.service.dispatcher).get(LIST))
    assert "Change…" in words
    assert "Delete" not in words
    assert "Change…" not in read_words(english(world, world.service.technician).get(LIST))


def test_a_change_that_does_not_fit_says_why(world: World, fir: Company) -> None:
    by = world.actor(world.service.head)
    no_kind = CompanyChange(taken_kinds=frozenset({CompanyKind.CUSTOMER}))
    (outcome,) = change_companies([fir.pk], no_kind, by=by, at=world.at)
    assert str(outcome.refusal)
    person = CompanyChange(counterparty=Counterparty.INDIVIDUAL)
    (outcome,) = change_companies([fir.pk], person, by=by, at=world.at)
    assert outcome.refusal is not None


@pytest.mark.parametrize("is_alone", [True, False])
def test_the_number_of_queries_does_not_grow_with_the_rows(world: World, is_alone: bool) -> None:
    by = world.actor(world.service.head)
    change = CompanyChange(
        added_kinds=frozenset({CompanyKind.CONTRACTOR}),
        is_alone=is_alone,
        parent_id=None if is_alone else world.service.zenit.pk,
    )
    counts = []
    for start, rows in ((0, 1), (1000, 500)):
        new = [CompanyInput(f"К {start + number}") for number in range(rows)]
        ids = [only([each]) for each in add_companies(new, by=by, at=world.at)]
        with CaptureQueriesContext(connection) as queries:
            outcomes = change_companies(ids, change, by=by, at=world.at)
        assert all(each.is_done for each in outcomes)
        counts.append(len(queries))
    assert counts[0] == counts[1]
