"""In which shape does the office get inquiries?"""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Count, QuerySet

from naryad.access.actor import Actor
from naryad.assets.models import AssetCode
from naryad.files.models import File
from naryad.intake.models import Inquiry, SameTrouble
from naryad.intake.moving_inquiries import NOUN
from naryad.intake.states import InquiryState
from naryad.intake.visibility import inquiries_visible_to
from naryad.tickets.models import Ticket
from naryad.tickets.visibility import tickets_visible_to


def waiting_inquiries(actor: Actor) -> QuerySet[Inquiry]:
    return inquiries_visible_to(actor).filter(state=InquiryState.NEW)


def photos_of(actor: Actor, inquiry: Inquiry) -> list[File]:
    """As long as it waits or is refused: later they are the ticket's."""
    owned = {"organization_id": actor.organization_id, "owner_noun": NOUN}
    files = File.objects.filter(**owned, owner_id=inquiry.pk, deleted_at=None)
    return list(files.order_by("pk"))


def open_tickets_of(actor: Actor, inquiry: Inquiry) -> list[Ticket]:
    """Which it may join, the newest first; no more than one looks through."""
    rows = tickets_visible_to(actor, only_open=True).filter(asset_id=inquiry.asset_id)
    return list(rows.select_related("stage").order_by("newest_key", "pk")[:50])


def count_photos(actor: Actor, ids: Collection[int]) -> Mapping[int, int]:
    """Inquiry → photos, of those whom the caller has seen."""
    owned = {"organization_id": actor.organization_id, "owner_noun": NOUN, "deleted_at": None}
    files = File.objects.filter(**owned, owner_id__in=ids).order_by().values("owner_id")
    return {row["owner_id"]: row["number"] for row in files.annotate(number=Count("pk"))}


def count_others(actor: Actor, ids: Collection[int]) -> Mapping[int, int]:
    """Inquiry → how many have said since that it is their trouble too."""
    rows = SameTrouble.objects.filter(organization_id=actor.organization_id, inquiry_id__in=ids)
    counted = rows.order_by().values("inquiry_id").annotate(number=Count("pk"))
    return {row["inquiry_id"]: row["number"] for row in counted}


def count_reports(actor: Actor, codes: Sequence[AssetCode]) -> Mapping[int, int]:
    """Code → how often somebody has reported by it. Numbers alone, for whoever sees the codes."""
    rows = Inquiry.objects.filter(organization_id=actor.organization_id, code__in=codes)
    return dict(rows.order_by().values_list("code_id").annotate(Count("pk")))
