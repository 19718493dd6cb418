"""Do codes of companies stay theirs for ever, and external ids while they live?"""

from dataclasses import replace

from django.db import connection
from django.utils.translation import override

from naryad.access.permissions import Permission
from naryad.companies.actions import (
    add_companies,
    delete_companies,
    edit_companies,
    restore_companies,
)
from naryad.companies.columns import input_of
from naryad.companies.input import CompanyEdit, CompanyInput
from naryad.companies.living import ExternalIdTaken
from naryad.companies.models import Company, CompanyCode
from naryad.core.outcomes import Outcome, only
from tests.companies.test_companies import errors_of, last_event
from tests.world import World


def _add(world: World, **values: str) -> Outcome:
    by = world.actor(world.service.head)
    number = Company.objects.count()
    (outcome,) = add_companies([CompanyInput(f"К {number}", **values)], by=by, at=world.at)  # type: ignore[arg-type]
    return outcome


def _edit(world: World, company_id: int, **values: object) -> Outcome:
    company = Company.objects.get(pk=company_id)
    edit = CompanyEdit(company_id, replace(input_of(company), **values))  # type: ignore[arg-type]
    (outcome,) = edit_companies([edit], by=world.actor(world.service.head), at=world.at)
    return outcome


def test_a_code_is_never_given_twice(world: World) -> None:
    first = only([_add(world, code="ЗЕН")])
    assert "К " in errors_of(_add(world, code="ЗЕН"))["code"]
    only([_edit(world, first, code="ЗНТ")])
    assert set(errors_of(_add(world, code="ЗЕН"))) == {"code"}
    delete_companies([first], by=world.actor(world.service.head), at=world.at)
    assert set(errors_of(_add(world, code="ЗНТ"))) == {"code"}
    assert _add(world, code="НОВ").is_done


def test_a_company_goes_back_to_a_code_of_its_own(world: World) -> None:
    first = only([_add(world, code="ЗЕН")])
    only([_edit(world, first, code="")])
    only([_edit(world, first, code="ЗЕН")])
    assert CompanyCode.objects.filter(company_id=first).count() == 1


def test_codes_that_look_alike_are_one(world: World) -> None:
    only([_add(world, code="ВОСТ")])
    assert set(errors_of(_add(world, code="BOCT"))) == {"code"}


def test_of_two_equal_codes_in_one_call_the_second_is_refused(world: World) -> None:
    by = world.actor(world.service.head)
    first, second = add_companies(
        [CompanyInput("А", code="К1"), CompanyInput("Б", code="К1")], by=by, at=world.at
    )
    assert first.is_done
    assert set(errors_of(second)) == {"code"}


def test_another_organization_has_codes_of_its_own(world: World) -> None:
    only([_add(world, code="ЗЕН")])
    by = world.actor(world.other.admin)
    assert only(add_companies([CompanyInput("Икс", code="ЗЕН")], by=by, at=world.at))


def test_whose_the_code_is_nobody_learns_who_does_not_see_the_company(world: World) -> None:
    house = world.service
    hidden = only([_edit(world, house.mayak.pk, code="СВЕТ", external_id="7")])
    by = world.with_permissions(
        world.actor(house.customer), Permission.EDIT_COMPANIES, Permission.SEE_OWN_COMPANIES
    )
    new = replace(input_of(house.zenit), code="СВЕТ", external_id="7")
    (outcome,) = edit_companies([CompanyEdit(house.zenit.pk, new)], by=by, at=world.at)
    said = errors_of(outcome)
    assert hidden
    assert set(said) == {"code", "external_id"}
    assert "Маяк" not in " ".join(said.values())


def test_an_external_id_is_unique_among_the_living(world: World) -> None:
    by = world.actor(world.service.head)
    first = only([_add(world, external_id="1C-7")])
    assert set(errors_of(_add(world, external_id="1C-7"))) == {"external_id"}
    delete_companies([first], by=by, at=world.at)
    second = only([_add(world, external_id="1C-7")])
    (outcome,) = restore_companies([first], by=by, at=world.at)
    assert isinstance(outcome.refusal, ExternalIdTaken)
    assert outcome.refusal.values["twin_id"] == second
    delete_companies([second], by=by, at=world.at)
    one, other = restore_companies([first, second], by=by, at=world.at)
    assert one.is_done
    assert isinstance(other.refusal, ExternalIdTaken)


def test_history_keeps_rows_as_words(world: World) -> None:
    zenit = world.service.zenit
    rows = ({"number": "+79162041833", "note": "склад"},)
    only([_edit(world, zenit.pk, phones=rows, inn="7736050003")])
    with override("en"):
        event = last_event(world).changes
    assert event == {
        "phones": {"old": [], "new": ["+79162041833, склад"]},
        "inn": {"old": "", "new": "7736050003"},
    }


def test_a_program_of_the_release_before_still_adds_companies(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO companies_company (organization_id, name, is_customer, is_contractor,"
            " is_own, sort_key, search_text, version)"
            " VALUES (%s::bigint, 'Старая', true, false, false, 'старая', ' старая', 1)",
            [world.service.id],
        )
    company = Company.objects.get(name="Старая")
    assert input_of(company) == CompanyInput("Старая")
