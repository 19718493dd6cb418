"""Is what is foreseen of new objects what adding them says?"""

from dataclasses import replace

import pytest

from naryad.assets.actions import add_assets
from naryad.assets.foreseeing import foresee_assets
from naryad.assets.models import Asset
from naryad.core.errors import Invalid, NotPermitted
from naryad.core.outcomes import Outcome
from tests.assets.building import an_asset
from tests.world import World


def _said(outcome: Outcome) -> object:
    refusal = outcome.refusal
    return refusal.errors if isinstance(refusal, Invalid) else outcome.result


def test_each_row_is_told_what_the_action_tells_it_and_nothing_is_written(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    plain = an_asset(world)
    rows = [
        plain,
        replace(plain, number="77-А"),
        replace(plain, number="77-А"),
        replace(plain, type_id=house.asset_type.pk),
        replace(plain, company_id=house.polus.pk),
        replace(plain, parent_id=10**9),
        replace(plain, name=" "),
    ]
    before = Asset.objects.count()
    foreseen = foresee_assets(rows, by=by)
    assert Asset.objects.count() == before
    added = add_assets(rows, by=by, at=world.at)
    assert list(map(_said, foreseen)) == list(map(_said, added))
    assert [place for place, each in enumerate(added) if each.is_done] == [0, 1]
    assert {each.id for each in foreseen} == {None}
    with pytest.raises(NotPermitted):
        foresee_assets(rows, by=world.actor(house.customer))
