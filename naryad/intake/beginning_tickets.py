"""With what does the ticket begin that an inquiry becomes?"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.assets.models import AssetWorkType
from naryad.catalog.models import WorkType
from naryad.catalog.visibility import work_types_visible_to
from naryad.intake.models import CodeSettings, Inquiry
from naryad.intake.settings_queries import settings_of
from naryad.people.visibility import workers_visible_to
from naryad.tickets.codes import Source
from naryad.tickets.models import TicketType, TypeWorkType
from naryad.tickets.ticket_input import TicketInput
from naryad.tickets.visibility_of_settings import criticalities_visible_to, types_offered_to

_LONGEST_TITLE = 120


def begin_ticket(inquiry: Inquiry, *, actor: Actor) -> TicketInput:
    """As the settings of its code say, as far as it is still there and the actor sees it."""
    settings = settings_of(inquiry.organization_id, inquiry.asset_id)
    type_ = find_type(settings, actor=actor)
    work_type_id = inquiry.work_type_id or settings.work_type_id
    criticalities = criticalities_visible_to(actor)
    people = workers_visible_to(actor)
    assignee = _still(people, settings.assignee_id)
    return TicketInput(
        title=name_inquiry(inquiry),
        type_id=type_.pk if type_ else None,
        text=inquiry.text,
        criticality_id=_still(criticalities, settings.criticality_id),
        asset_id=inquiry.asset_id,
        work_type_id=_still(offered_work(inquiry.asset_id, type_, actor=actor), work_type_id),
        assignee_ids=frozenset() if assignee is None else frozenset({assignee}),
        source=Source.CODE,
    )


def name_inquiry(inquiry: Inquiry) -> str:
    """The kind of work and the first words; one of them is there."""
    work = str(inquiry.work_type.name) if inquiry.work_type else ""
    words = inquiry.text.strip().split("\n", 1)[0].strip()
    if len(words) > _LONGEST_TITLE:
        words = f"{words[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
    return ": ".join(filter(None, (work, words))) or _("Report by a code")


def find_type(settings: CodeSettings, *, actor: Actor) -> TicketType | None:
    """The chosen one, as long as it is offered, else the usual one."""
    types = types_offered_to(actor)
    return types.filter(pk=settings.type_id or 0).first() or types.filter(is_default=True).first()


def offered_work(asset_id: int, type_: TicketType | None, *, actor: Actor) -> Any:
    """What is done on the object and by tickets of the type, where these name any."""
    work = work_types_visible_to(actor)
    own = AssetWorkType.objects.filter(organization_id=actor.organization_id, asset_id=asset_id)
    if own.exists():
        work = work.filter(pk__in=own.values("work_type_id"))
    if type_ is not None and not type_.has_all_work_types:
        of_type = TypeWorkType.objects.filter(
            organization_id=actor.organization_id, type_id=type_.pk
        )
        work = work.filter(pk__in=of_type.values("work_type_id"))
    return work


def work_buttons(settings: CodeSettings, asset_id: int, *, actor: Actor) -> Sequence[WorkType]:
    """What a stranger chooses from; nothing where the settings have chosen."""
    if settings.work_type_id is not None:
        return []
    work = offered_work(asset_id, find_type(settings, actor=actor), actor=actor)
    return sorted(work, key=lambda each: str(each.name).casefold())


def _still(rows: Any, row_id: int | None) -> int | None:
    """As long as it is among them."""
    return row_id if row_id is not None and rows.filter(pk=row_id).exists() else None
