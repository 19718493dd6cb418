"""Does a company show what stands around it, as far as the reader sees it?"""

from naryad.companies.models import Company
from naryad.companies.queries import companies_under, hanging_on_company, parent_of
from naryad.people.models import Employment
from tests.world import World


def test_parent_and_companies_below_are_shown_to_whoever_sees_them(world: World) -> None:
    house = world.service
    Company.objects.filter(pk=house.zenit.pk).update(parent=house.polus)
    house.zenit.refresh_from_db()
    dispatcher, customer = world.actor(house.dispatcher), world.actor(house.customer)

    assert parent_of(dispatcher, house.zenit) == house.polus
    assert house.zenit in companies_under(dispatcher, house.polus)
    assert parent_of(customer, house.zenit) is None
    assert parent_of(dispatcher, house.own_company) is None


def test_living_people_who_belong_to_a_company_today_hang_on_it(world: World) -> None:
    house = world.service
    hanging, objects, contracts = hanging_on_company(world.actor(house.head), house.zenit.pk)
    links = Employment.objects.filter(company=house.zenit, till=None, is_living=True)

    assert hanging.count == links.values("person").distinct().count() > 0
    assert objects.count == 2
    assert contracts.count == 1
    assert not hanging.must_move
    assert not objects.must_move
