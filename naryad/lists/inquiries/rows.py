"""What does a list show of each inquiry on a page?"""

from collections.abc import Sequence
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.intake.beginning_tickets import name_inquiry
from naryad.intake.inquiry_queries import count_others, count_photos
from naryad.intake.models import Inquiry
from naryad.intake.visibility import inquiries_visible_to
from naryad.tickets.visibility import tickets_visible_to


@dataclass(frozen=True, slots=True)
class InquiryRow:
    """`others`: how many more have said that it is their trouble too, while it waits. `ticket`:
    the number of what it became or joined, where the reader sees it."""

    inquiry: Inquiry
    name: str
    photos: int
    others: int
    ticket: str

    @property
    def id(self) -> int:
        return self.inquiry.pk


def read_inquiries(ids: Sequence[int], *, actor: Actor) -> list[InquiryRow]:
    """In their order, in a fixed number of queries; those that the actor sees."""
    rows = inquiries_visible_to(actor).select_related("asset", "work_type", "code", "settled_by")
    found = rows.in_bulk(ids)
    photos, others = count_photos(actor, found), count_others(actor, found)
    named = {each.ticket_id for each in found.values() if each.ticket_id is not None}
    seen = tickets_visible_to(actor).filter(pk__in=named).values_list("pk", "number")
    numbers = dict(seen) if named else {}
    return [
        InquiryRow(
            found[each],
            name_inquiry(found[each]),
            photos.get(each, 0),
            others.get(each, 0),
            numbers.get(found[each].ticket_id or 0, ""),
        )
        for each in ids
        if each in found
    ]
