"""What do the stories of areas say again and again?"""

import pytest

from naryad.areas.actions import add_area
from naryad.areas.input import AreaInput
from naryad.areas.models import Area
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.history.models import Event
from tests.world import World


def named(ru: str, **rest: object) -> AreaInput:
    return AreaInput(Label(ru=ru), **rest)  # type: ignore[arg-type]


def add(world: World, ru: str, *, parent: Area | None = None) -> Area:
    by = world.actor(world.service.head)
    new = named(ru, parent_id=None if parent is None else parent.pk)
    return Area.objects.get(pk=add_area(new, by=by, at=world.at))


def last_events(world: World, most: int) -> list[Event]:
    events = Event.objects.filter(organization_id=world.service.id)
    return list(events.order_by("-pk")[:most])[::-1]


def errors_of(caught: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return set(caught.value.errors)
