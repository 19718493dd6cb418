"""Is a name that somebody living bears refused on every way to it, at its field?"""

from collections.abc import Callable

import pytest

from naryad.access.actor import Actor
from naryad.areas import actions as areas
from naryad.areas.input import AreaInput
from naryad.catalog import actions as catalog
from naryad.catalog.models import Skill
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.people import actions as people
from naryad.people.role_input import RoleInput
from tests.world import World

TAKEN = Label(ru="Север", en="Something new")
Deed = Callable[[World, Actor], object]


def _edit_area(world: World, by: Actor) -> object:
    new = AreaInput(TAKEN)
    return areas.edit_area(world.service.south.pk, new, seen_version=None, by=by, at=world.at)


def _add_area(world: World, by: Actor) -> object:
    return areas.add_area(AreaInput(TAKEN), by=by, at=world.at)


def _edit_skill(world: World, by: Actor) -> object:
    Skill.objects.create(organization=world.service.organization, name=Label(ru="Север"))
    entry_id = world.service.skill.pk
    return catalog.edit_entry("skills", entry_id, TAKEN, seen_version=None, by=by, at=world.at)


def _edit_role(world: World, by: Actor) -> object:
    role = world.service.roles["HEAD"]
    type(role).objects.filter(pk=role.pk).update(name=Label(ru="север"))
    new, role_id = RoleInput(TAKEN), world.service.roles["LEAD"].pk
    return people.edit_role(role_id, new, seen_version=None, by=by, at=world.at)


@pytest.mark.parametrize("deed", [_add_area, _edit_area, _edit_skill, _edit_role])
def test_a_taken_name_is_refused_at_its_language(world: World, deed: Deed) -> None:
    with pytest.raises(Invalid) as refusal:
        deed(world, world.actor(world.service.admin))
    assert list(refusal.value.errors) == ["name_ru"]


@pytest.mark.parametrize("deed", [_add_area, _edit_area])
def test_a_name_of_the_other_organization_is_free(world: World, deed: Deed) -> None:
    area = world.service.north
    type(area).objects.filter(pk=area.pk).update(name=Label(ru="Юго-запад"))
    type(area).objects.create(organization=world.other.organization, name=Label(ru="Север"))
    assert deed(world, world.actor(world.service.admin))
