"""In which shape does the office get inquiries?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from naryad.access.actor import Actor
from naryad.files.models import File
from naryad.intake.models import Inquiry, SameTrouble
from naryad.intake.moving_inquiries import NOUN
from naryad.intake.states import InquiryState
from naryad.intake.visibility import inquiries_visible_to
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import tickets_visible_to


@dataclass(frozen=True, slots=True)
class InquiryRow:
    """`others`: how many more have said that it is their trouble too, while it waits."""

    inquiry: Inquiry
    photos: int
    others: int


def page_of_inquiries(
    actor: Actor, *, waits: bool, most: int, before_id: int | None = None
) -> list[InquiryRow]:
    """The newest first: those that wait, or those that somebody has settled."""
    rows = inquiries_visible_to(actor)
    new = {"state": InquiryState.NEW}
    rows = rows.filter(**new) if waits else rows.exclude(**new)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    named = rows.select_related("asset", "work_type", "ticket")
    return _with_counts(list(named.order_by("-pk")[:most]), actor)


def read_inquiry_row(actor: Actor, inquiry: Inquiry) -> InquiryRow:
    (row,) = _with_counts([inquiry], actor)
    return row


def photos_of(actor: Actor, inquiry: Inquiry) -> list[File]:
    """As long as it waits or is refused: later they are the ticket's."""
    owned = {"organization_id": actor.organization_id, "owner_noun": NOUN}
    files = File.objects.filter(**owned, owner_id=inquiry.pk, deleted_at=None)
    return list(files.order_by("pk"))


def open_tickets_of(actor: Actor, inquiry: Inquiry) -> list[Ticket]:
    """Which it may join, the newest first; no more than one looks through."""
    rows = tickets_visible_to(actor, only_open=True).filter(asset_id=inquiry.asset_id)
    return list(rows.select_related("stage").order_by("newest_key", "pk")[:50])


def _with_counts(rows: Sequence[Inquiry], actor: Actor) -> list[InquiryRow]:
    ids = [row.pk for row in rows]
    photos, others = _count_photos(actor, ids), _count_others(actor, ids)
    return [InquiryRow(row, photos.get(row.pk, 0), others.get(row.pk, 0)) for row in rows]


def _count_photos(actor: Actor, ids: Collection[int]) -> Mapping[int, int]:
    owned = {"organization_id": actor.organization_id, "owner_noun": NOUN, "deleted_at": None}
    files = File.objects.filter(**owned, owner_id__in=ids).order_by().values("owner_id")
    return {row["owner_id"]: row["number"] for row in files.annotate(number=Count("pk"))}


def _count_others(actor: Actor, ids: Collection[int]) -> Mapping[int, int]:
    rows = SameTrouble.objects.filter(organization_id=actor.organization_id, inquiry_id__in=ids)
    counted = rows.order_by().values("inquiry_id").annotate(number=Count("pk"))
    return {row["inquiry_id"]: row["number"] for row in counted}
