"""What is one typical deed of each action on what people are told?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.intake.models import Inquiry
from naryad.notifications import actions
from naryad.notifications.models import Notice
from tests.notifications.a_device import a_device, open_session
from tests.world import World


def notice_of(world: World) -> int:
    """What the technician of the cast was told."""
    return Notice.objects.filter(organization_id=world.service.id).earliest("pk").pk


def _ticket(world: World) -> int:
    return Notice.objects.get(pk=notice_of(world)).ticket_id or 0


def _inquiry(world: World) -> int:
    return Inquiry.objects.filter(organization_id=world.service.id, state="NEW").get().pk


def _device(world: World) -> int:
    """Which the technician has asked to be told."""
    by = world.actor(world.service.technician)
    return actions.add_device(a_device(session_key=open_session(world)), by=by, at=world.at)


def _renew(world: World, by: Actor) -> object:
    _device(world)
    key = open_session(world)
    return actions.renew_device(a_device().endpoint, session_key=key, by=by, at=world.at)


NOTICE_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "choose_notices": lambda world, by: actions.choose_notices(
        {("ASSIGNED", "BELL")}, by=by, at=world.at
    ),
    "read_notices": lambda world, by: actions.read_notices(notice_of(world), by=by, at=world.at),
    "read_notices_of_ticket": lambda world, by: actions.read_notices_of_ticket(
        _ticket(world), by=by, at=world.at
    ),
    "read_notices_of_inquiry": lambda world, by: actions.read_notices_of_inquiry(
        _inquiry(world), by=by, at=world.at
    ),
    "read_notices_of_person": lambda world, by: actions.read_notices_of_person(
        world.service.customer.pk, by=by, at=world.at
    ),
    "add_device": lambda world, by: actions.add_device(
        a_device(session_key=open_session(world)), by=by, at=world.at
    ),
    "renew_device": _renew,
    "remove_device": lambda world, by: actions.remove_device(_device(world), by=by, at=world.at),
    "change_warning": lambda world, by: actions.change_warning(15, by=by, at=world.at),
}
