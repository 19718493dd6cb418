"""Is what is changed in the settings of tickets judged like what is added to them?"""

from collections.abc import Callable

import pytest

from naryad.core.errors import Invalid, Stale
from naryad.core.labels import Label
from naryad.tickets import actions
from naryad.tickets.models import Criticality
from tests.tickets.inputs import (
    a_criticality,
    a_stage,
    a_status,
    a_transition,
    a_type,
    an_answer,
)
from tests.world import World

Make = Callable[..., object]
_TWIN = "Двойник"
_ACTIONS: tuple[tuple[str, Make, Make, Make], ...] = (
    ("answer", actions.add_answer, actions.edit_answer, an_answer),
    ("criticality", actions.add_criticality, actions.edit_criticality, a_criticality),
    ("over", actions.add_stage, actions.edit_stage, a_stage),
    ("status", actions.add_status, actions.edit_status, a_status),
    ("ticket_type", actions.add_type, actions.edit_type, a_type),
)


def test_an_edit_is_refused_a_name_that_is_empty_or_anothers(world: World) -> None:
    by, at, house = world.actor(world.service.head), world.at, world.service
    urgent = Criticality.objects.get(organization=house.organization, position=0)
    for name, add, edit, make in _ACTIONS:
        pk = urgent.pk if name == "criticality" else getattr(house, name).pk
        add(make(name=Label(ru=_TWIN)), by=by, at=at)
        for said, field in ((Label(ru=_TWIN.upper()), "name_ru"), (Label(), "name")):
            new = make(name=said)
            with pytest.raises(Invalid) as added:
                add(new, by=by, at=at)
            with pytest.raises(Invalid) as edited:
                edit(pk, new, seen_version=None, by=by, at=at)
            assert set(added.value.errors) == set(edited.value.errors) == {field}, name
    with pytest.raises(Invalid):
        nameless = a_transition(world, name=Label())
        actions.edit_transition(house.finish.pk, nameless, seen_version=None, by=by, at=at)


def test_an_edited_type_names_nothing_of_others_and_tells_whoever_was_late(world: World) -> None:
    by, at, type_ = world.actor(world.service.head), world.at, world.service.ticket_type
    actions.add_type(a_type(name=Label(ru=_TWIN), external_id="taken"), by=by, at=at)
    taken = a_type(name=Label(ru="Своё"), external_id="taken")
    foreign = a_type(name=Label(ru="Своё"), area_ids=frozenset({world.other.north.pk}))
    for new, field in ((taken, "external_id"), (foreign, "area_ids")):
        with pytest.raises(Invalid) as caught:
            actions.edit_type(type_.pk, new, seen_version=None, by=by, at=at)
        assert set(caught.value.errors) == {field}
    with pytest.raises(Stale):
        actions.edit_type(type_.pk, a_type(name=Label(ru="Своё")), seen_version=0, by=by, at=at)
