"""Does the form of a company keep rows, drafts and both sides, and name what is wrong?"""

from typing import Any

from django.test import Client

from naryad.companies.models import Company
from naryad.core.models import Draft
from tests.web.pages import english, read_form, read_words
from tests.world import World

LIST, NEW = "/office/companies/", "/office/companies/new/"
DRAFT = f"{LIST}draft/"
FULL = {
    "name": "ООО «Ромашка»",
    "kinds": ["CUSTOMER", "CONTRACTOR"],
    "counterparty": "LEGAL_ENTITY",
    "inn": "7736050003",
    "kpp": "773601001",
    "code": "ром",
    "phones.number": ["8 495 555-01-01 доб. 12", ""],
    "phones.note": ["приёмная", ""],
    "emails.address": ["Office@Romashka.example"],
    "emails.note": [""],
    "bank_accounts.account": ["40702810938000012345"],
    "bank_accounts.bic": ["044525225"],
    "bank_accounts.bank": ["Сбербанк"],
    "bank_accounts.correspondent": ["30101810400000000225"],
    "bank_accounts.note": [""],
}


def _fill(client: Client, path: str = NEW, **values: Any) -> dict[str, Any]:
    return read_form(client.get(path), path).filled(**values)


def _edit_path(company: Company) -> str:
    return f"{LIST}{company.pk}/edit/"


def test_everything_that_is_filled_in_is_kept_and_stands_in_the_form_again(world: World) -> None:
    client = english(world, world.service.dispatcher)
    assert client.post(NEW, _fill(client, **FULL)).status_code == 303
    company = Company.objects.get(inn="7736050003")
    assert company.code == "РОМ"
    assert company.phones == [{"number": "+74955550101, 12", "note": "приёмная"}]
    assert company.bank_accounts[0]["bank"] == "Сбербанк"
    path = _edit_path(company)
    again = read_form(client.get(path), path)
    assert again.fields["phones.number"][0].replace("\xa0", " ") == "+7 495 555-01-01, 12"
    assert client.post(path, again.filled()).status_code == 303
    company.refresh_from_db()
    assert company.version == 1


def test_every_error_stands_at_its_field_in_the_language_of_the_reader(world: World) -> None:
    client = english(world, world.service.dispatcher)
    wrong = FULL | {"inn": "7736050004", "bank_accounts.bic": ["044525226"], "site": "a b"}
    answer = client.post(NEW, _fill(client, **wrong))
    assert answer.status_code == 422
    words = read_words(answer)
    assert "INN : The check digit does not fit" in words
    assert "Bank accounts : Row 1, Account: The account does not fit the BIK" in words
    assert "Site : This does not look like an address" in words
    assert read_form(answer, NEW).fields["phones.number"] == ["8 495 555-01-01 доб. 12"]


def test_without_a_script_the_form_comes_back_with_one_more_row(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answer = client.post(NEW, _fill(client, **FULL, more="bank_accounts"))
    assert answer.status_code == 200
    again = read_form(answer, NEW)
    assert again.fields["bank_accounts.account"] == ["40702810938000012345", ""]
    assert again.fields["phones.number"] == ["8 495 555-01-01 доб. 12"]
    assert not Company.objects.filter(inn="7736050003").exists()


def test_a_company_with_the_same_inn_is_shown_before_another_is_saved(world: World) -> None:
    house = world.service
    Company.objects.filter(pk=house.zenit.pk).update(inn="7736050003", kpp="771001001")
    client = english(world, house.dispatcher)
    answer = client.post(NEW, _fill(client, **FULL))
    assert answer.status_code == 422
    words = read_words(answer)
    assert "Зенит has the same INN, KPP 771001001" in words
    assert f'href="{LIST}{house.zenit.pk}/"' in answer.content.decode()
    accepted = read_form(answer, NEW).filled(accepted=str(house.zenit.pk))
    assert client.post(NEW, accepted).status_code == 303


def test_a_name_that_parts_in_marks_and_legal_form_alone_is_shown(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answer = client.post(NEW, _fill(client, name="«ЗЕНИТ», ООО"))
    assert answer.status_code == 422
    assert "Зенит has the same name" in read_words(answer)
    assert client.post(NEW, _fill(client, name="Зенит-Сервис")).status_code == 303


def test_the_very_name_leads_to_the_card_that_bears_it(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    words = read_words(client.post(NEW, _fill(client, name="зенит")))
    assert "Open the card: Зенит" in words
    assert "Save anyway" not in words


def test_a_deleted_namesake_is_shown_to_those_who_may_restore_it(world: World) -> None:
    house = world.service
    Company.objects.filter(pk=house.zenit.pk).update(deleted_at=world.at)
    client = english(world, house.head)
    assert "deleted, can be restored" in read_words(client.post(NEW, _fill(client, name="Зенит")))
    client = english(world, house.dispatcher)
    assert client.post(NEW, _fill(client, name="Зенит")).status_code == 303


def test_an_edit_that_leaves_name_and_inn_asks_nothing(world: World) -> None:
    house = world.service
    Company.objects.filter(pk__in=[house.zenit.pk, house.mayak.pk]).update(inn="7736050003")
    client = english(world, house.dispatcher)
    path = _edit_path(house.zenit)
    assert client.post(path, _fill(client, path, note="записка")).status_code == 303
    path = _edit_path(house.polus)
    answer = client.post(path, _fill(client, path, inn="7736050003"))
    assert answer.status_code == 422
    assert "Маяк has the same INN" in read_words(answer)


def test_two_who_change_the_same_rows_choose(world: World) -> None:
    house = world.service
    path = _edit_path(house.zenit)
    client, theirs = english(world, house.dispatcher), english(world, house.head)
    mine = read_form(client.get(path), path)
    other = {"phones.number": ["+7 495 555-01-02"], "phones.note": ["их"], "site": "their.example"}
    sent = mine.filled(**other, request_key="b")
    assert theirs.post(path, sent).status_code == 303
    changed = {"phones.number": ["+7 495 555-01-01"], "phones.note": ["мой"], "note": "моя"}
    answer = client.post(path, mine.filled(**changed))
    assert answer.status_code == 409
    words = read_words(answer).replace("\xa0", " ")
    assert "+7 495 555-01-01, мой" in words
    assert "+7 495 555-01-02, их" in words
    chosen = read_form(answer, path).filled(**{"take-phones": "theirs"})
    assert client.post(path, chosen).status_code == 303
    house.zenit.refresh_from_db()
    assert house.zenit.phones == [{"number": "+74955550102", "note": "их"}]
    assert (house.zenit.site, house.zenit.note) == ("https://their.example", "моя")


def test_what_is_half_typed_waits_until_it_is_saved_or_thrown_away(world: World) -> None:
    client = english(world, world.service.dispatcher)
    assert client.post(DRAFT, _fill(client, **FULL)).status_code == 204
    page = client.get(NEW)
    assert "Here is what you had typed and not saved." in read_words(page)
    kept = read_form(page, NEW)
    assert kept.fields["inn"] == ["7736050003"]
    assert kept.fields["kinds"] == ["CUSTOMER", "CONTRACTOR"]
    assert kept.fields["bank_accounts.bic"] == ["044525225"]
    assert client.post(NEW, kept.filled()).status_code == 303
    assert not Draft.objects.exists()
    client.post(DRAFT, _fill(client, name="Иное"))
    assert client.post(DRAFT, {"drop": "1"}).status_code == 303
    assert read_form(client.get(NEW), NEW).fields["name"] == [""]


def test_rows_of_unequal_length_and_other_nonsense_break_nothing(world: World) -> None:
    client = english(world, world.service.dispatcher)
    odd = {"phones.number": ["1", "2"], "parent_id": "9" * 30}
    answer = client.post(NEW, _fill(client, name="А", **odd, counterparty="BOSS", more=""))
    assert answer.status_code == 422
