"""What happens when two people bind or end one code at the same moment?"""

from functools import partial

from naryad.assets.actions import bind_codes, reissue_codes
from naryad.assets.code_input import Binding
from naryad.assets.locking import lock_codes
from naryad.assets.models import AssetCode
from tests.people.inputs import refusal_of
from tests.races.holding import held_up
from tests.world import World


def test_of_two_who_bind_one_blank_code_one_is_told_that_it_is_taken(own_world: World) -> None:
    house, text = own_world.service, own_world.service.blank_code.text
    acts = [
        partial(bind_codes, [Binding(text, asset.pk)], by=own_world.actor(by), at=own_world.at)
        for asset, by in ((house.lift, house.technician), (house.tower, house.dispatcher))
    ]
    answers = held_up(partial(lock_codes, house.id), *acts)
    assert sorted(refusal_of(answer) for answer in answers) == ["", "CodeTaken"]


def test_of_two_who_end_one_code_the_second_makes_no_other(own_world: World) -> None:
    house, code = own_world.service, own_world.service.code_of_lift
    acts = [
        partial(reissue_codes, [code.pk], by=own_world.actor(by), at=own_world.at)
        for by in (house.head, house.dispatcher)
    ]
    answers = held_up(partial(lock_codes, house.id), *acts)
    assert sorted(refusal_of(answer) for answer in answers) == ["", "NothingToReplace"]
    assert AssetCode.objects.filter(asset=house.lift, state="LIVING").count() == 1
