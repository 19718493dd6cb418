"""Do external ids and versions of contracts hold when two people write at the same moment?"""

from dataclasses import replace

from naryad.contracts.actions import add_contracts, edit_contracts
from naryad.contracts.input import ContractEdit
from naryad.contracts.models import Contract
from naryad.core.outcomes import Outcome
from tests.companies.test_companies_at_once import done_of
from tests.contracts.building import a_contract
from tests.threads import at_once
from tests.world import World


def test_two_who_give_one_external_id_at_once_make_one_contract(own_world: World) -> None:
    by = own_world.actor(own_world.service.head)

    def act() -> list[Outcome]:
        new = a_contract(own_world, external_id="1С-5")
        return add_contracts([new], by=by, at=own_world.at)

    assert done_of(at_once(act, act)) == [False, True]
    assert Contract.objects.filter(external_id="1С-5").count() == 1


def test_of_two_edits_of_one_card_at_once_the_later_is_stale(own_world: World) -> None:
    house, by = own_world.service, own_world.actor(own_world.service.head)
    plain = a_contract(own_world)

    def act(number: str) -> list[Outcome]:
        edit = ContractEdit(house.of_tower.pk, replace(plain, number=number), seen_version=1)
        return edit_contracts([edit], by=by, at=own_world.at)

    assert done_of(at_once(lambda: act("1"), lambda: act("2"))) == [False, True]
    assert Contract.objects.get(pk=house.of_tower.pk).version == 2
