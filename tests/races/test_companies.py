"""What happens when two people change the tree or the words of companies at the same moment?"""

from dataclasses import replace
from functools import partial
from typing import Any

from naryad.companies.actions import edit_companies, merge_companies
from naryad.companies.columns import input_of
from naryad.companies.input import CompanyEdit
from naryad.companies.models import Company
from naryad.core.errors import NotVisible
from naryad.core.outcomes import Outcome
from tests.companies.test_companies import errors_of
from tests.races.holding import held_up
from tests.world import World


def _edit(world: World, company: Company, editor: Any, **values: object) -> Any:
    edit = CompanyEdit(company.pk, replace(input_of(company), **values))  # type: ignore[arg-type]
    return partial(edit_companies, [edit], by=world.actor(editor), at=world.at)


def _lost(answers: list[Any]) -> list[Outcome]:
    return [answer[0] for answer in answers if not answer[0].is_done]


def test_of_two_who_put_companies_under_each_other_one_wins(own_world: World) -> None:
    house = own_world.service
    acts = [
        _edit(own_world, house.zenit, house.dispatcher, parent_id=house.mayak.pk),
        _edit(own_world, house.mayak, house.head, parent_id=house.zenit.pk),
    ]
    (lost,) = _lost(held_up(partial(_hold, own_world), *acts))
    assert set(errors_of(lost)) == {"parent_id"}
    house.zenit.refresh_from_db()
    house.mayak.refresh_from_db()
    assert (house.zenit.parent_id is None) != (house.mayak.parent_id is None)


def test_of_two_who_give_the_same_code_one_wins(own_world: World) -> None:
    house = own_world.service
    acts = [
        _edit(own_world, house.zenit, house.dispatcher, code="К1", external_id="7"),
        _edit(own_world, house.mayak, house.head, code="К1", external_id="7"),
    ]
    (lost,) = _lost(held_up(partial(_hold, own_world), *acts))
    assert set(errors_of(lost)) == {"code", "external_id"}


def _hold(world: World) -> None:
    list(Company.objects.filter(organization_id=world.service.id).select_for_update())


def test_of_two_who_merge_the_same_company_into_two_others_one_wins(own_world: World) -> None:
    house = own_world.service
    acts = [
        partial(
            merge_companies,
            house.zenit.pk,
            into_id=target.pk,
            by=own_world.actor(editor),
            at=own_world.at,
        )
        for target, editor in ((house.mayak, house.admin), (house.polus, house.head))
    ]
    answers = held_up(partial(_hold, own_world), *acts)
    assert len([answer for answer in answers if isinstance(answer, NotVisible)]) == 1
    house.zenit.refresh_from_db()
    assert house.zenit.merged_into_id in {house.mayak.pk, house.polus.pk}
