"""Do criticalities keep their rules? What all settings share is in test_settings.py."""

from typing import Any

import pytest

from naryad.core.errors import Invalid, Stale
from naryad.core.labels import Label
from naryad.history.models import Event
from naryad.tickets import actions
from naryad.tickets.models import Criticality
from naryad.tickets.setting_nouns import DefaultCriticalityStays
from tests.tickets.inputs import a_criticality
from tests.world import World


def test_there_is_one_usual_criticality(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    mine = Criticality.objects.filter(organization=house.organization)
    usual, other = mine.get(is_default=True), mine.get(name__en="Low")
    with pytest.raises(DefaultCriticalityStays):
        actions.delete_setting("criticalities", usual.pk, by=by, at=world.at)
    new = a_criticality(is_default=True)
    actions.edit_criticality(other.pk, new, seen_version=1, by=by, at=world.at)
    assert mine.get(is_default=True).pk == other.pk
    assert Event.objects.latest("pk").changes == {"is_default": {"old": True, "new": False}}
    with pytest.raises(DefaultCriticalityStays):
        actions.edit_criticality(other.pk, a_criticality(), seen_version=2, by=by, at=world.at)
    with pytest.raises(Stale):
        actions.edit_criticality(usual.pk, a_criticality("Б"), seen_version=1, by=by, at=world.at)
    added = actions.add_criticality(a_criticality("В", is_default=True), by=by, at=world.at)
    assert mine.get(is_default=True).pk == added


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": Label()}, "name"),
        ({"name": Label(en="EMERGENCY")}, "name_en"),
        ({"color": "MAUVE"}, "color"),
    ],
)
def test_an_unfit_criticality_is_refused(world: World, values: dict[str, Any], field: str) -> None:
    by = world.actor(world.service.head)
    with pytest.raises(Invalid) as caught:
        actions.add_criticality(a_criticality(**values), by=by, at=world.at)
    assert set(caught.value.errors) == {field}
