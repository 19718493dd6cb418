"""What is one typical deed of each action on inquiries?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.intake import actions
from naryad.intake.beginning_tickets import begin_ticket
from naryad.intake.inquiry_input import InquiryInput
from naryad.intake.models import CodeSettings, Inquiry
from naryad.tickets.models import Ticket
from tests.access.walk import ticket_of
from tests.files import pictures
from tests.world import World

Deed = Callable[[World, Actor], object]


def _inquiry(world: World, state: str = "NEW") -> Inquiry:
    mine = Inquiry.objects.filter(organization=world.service.organization, state="NEW")
    inquiry = mine.get()
    if state == "REFUSED":
        mine.update(state=state, settled_at=world.at, reason="No")
    return inquiry


def _report(world: World) -> str:
    CodeSettings.objects.create(
        organization=world.service.organization,
        is_default=True,
        is_public=True,
        takes_reports=True,
    )
    return world.service.code_of_lift.text


def _accept(world: World, by: Actor) -> object:
    begun = begin_ticket(_inquiry(world), actor=world.actor(world.service.admin))
    return actions.accept_inquiry(_inquiry(world).pk, begun, by=by, at=world.at)


def _join(world: World, by: Actor) -> object:
    ticket = ticket_of(world.service)
    Ticket.objects.filter(pk=ticket.pk).update(asset=world.service.lift)
    return actions.join_inquiry(_inquiry(world).pk, ticket.pk, by=by, at=world.at)


INQUIRY_DEEDS: dict[str, Deed] = {
    "send_inquiry": lambda world, by: actions.send_inquiry(
        _report(world), InquiryInput("It stands"), by=by, at=world.at
    ),
    "attach_photo": lambda world, by: actions.attach_photo(
        _inquiry(world).pk, pictures.png(), name="a.png", by=by, at=world.at
    ),
    "take_photo_part": lambda world, by: actions.take_photo_part(
        _inquiry(world).pk,
        actions.PhotoPart("a" * 32, "a.png", 0, len(pictures.png()), pictures.png()),
        by=by,
        at=world.at,
    ),
    "note_same_trouble": lambda world, by: actions.note_same_trouble(
        _report(world), "device", by=by, at=world.at
    ),
    "accept_inquiry": _accept,
    "join_inquiry": _join,
    "refuse_inquiries": lambda world, by: actions.refuse_inquiries(
        [_inquiry(world).pk], "Not ours", by=by, at=world.at
    ),
    "erase_inquiries": lambda world, by: actions.erase_inquiries(
        [_inquiry(world, "REFUSED").pk], by=by, at=world.at
    ),
    "reopen_inquiries": lambda world, by: actions.reopen_inquiries(
        [_inquiry(world, "REFUSED").pk], by=by, at=world.at
    ),
}
