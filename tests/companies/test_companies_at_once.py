"""Do names and the tree of companies hold when two people write at the same moment?"""

from naryad.companies.actions import add_companies, edit_companies
from naryad.companies.input import CompanyEdit, CompanyInput
from naryad.companies.models import Company
from naryad.core.outcomes import Outcome
from tests.threads import at_once
from tests.world import World


def done_of(outcomes: list[list[Outcome] | Exception]) -> list[bool]:
    return sorted(outcome[0].is_done for outcome in outcomes if isinstance(outcome, list))


def test_two_who_give_one_name_at_once_make_one_company(own_world: World) -> None:
    by = own_world.actor(own_world.service.head)

    def act() -> list[Outcome]:
        return add_companies([CompanyInput("Новая")], by=by, at=own_world.at)

    assert done_of(at_once(act, act)) == [False, True]
    assert Company.objects.filter(name="Новая").count() == 1


def test_two_who_put_two_companies_under_each_other_do_not_make_a_ring(own_world: World) -> None:
    house, by = own_world.service, own_world.actor(own_world.service.head)

    def put(child: Company, parent: Company) -> list[Outcome]:
        edit = CompanyEdit(child.pk, CompanyInput(child.name, parent_id=parent.pk))
        return edit_companies([edit], by=by, at=own_world.at)

    outcomes = at_once(lambda: put(house.mayak, house.polus), lambda: put(house.polus, house.mayak))
    assert done_of(outcomes) == [False, True]


def test_of_two_edits_of_one_card_at_once_the_later_is_stale(own_world: World) -> None:
    house, by = own_world.service, own_world.actor(own_world.service.head)

    def act(name: str) -> list[Outcome]:
        edit = CompanyEdit(house.zenit.pk, CompanyInput(name), seen_version=1)
        return edit_companies([edit], by=by, at=own_world.at)

    assert done_of(at_once(lambda: act("Один"), lambda: act("Два"))) == [False, True]
    assert Company.objects.get(pk=house.zenit.pk).version == 2
