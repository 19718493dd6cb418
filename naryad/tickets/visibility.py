"""Which tickets may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.arm_pages import Page, select_count, select_page
from naryad.access.arms import Arm, sees_everything, visible_ids
from naryad.access.own_keys import OWN_AREAS, OWN_COMPANIES, OWN_WORK_TYPES
from naryad.access.permissions import Permission
from naryad.access.statements import Select
from naryad.core.cursors import Cursor
from naryad.tickets.models import Ticket

_TABLE = "tickets_ticket"
ARMS = (
    Arm(Permission.SEE_ALL_TICKETS, table=_TABLE),
    Arm(Permission.SEE_TICKETS_OF_COMPANIES, table=_TABLE, seek="company_id", keys=OWN_COMPANIES),
    Arm(
        Permission.SEE_TICKETS_IN_AREAS,
        table="tickets_ticketarea",
        row="ticket_id",
        seek="area_id",
        keys=OWN_AREAS,
    ),
    Arm(
        Permission.SEE_TICKETS_OF_WORK_TYPES,
        table=_TABLE,
        seek="work_type_id",
        keys=OWN_WORK_TYPES,
    ),
    Arm(
        Permission.SEE_ASSIGNED_TICKETS,
        table="tickets_ticketassignee",
        row="ticket_id",
        seek="person_id",
        keys="SELECT :person",
    ),
    Arm(
        Permission.SEE_TICKETS_WHERE_RESPONSIBLE,
        table=_TABLE,
        seek="responsible_id",
        keys="SELECT :person",
    ),
    Arm(Permission.SEE_REQUESTED_TICKETS, table=_TABLE, seek="requester_id", keys="SELECT :person"),
)


def tickets_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Ticket]:
    """Open and closed ones of the actor's arms. Deleted ones only when asked for, to those who may
    delete and restore."""
    tickets = Ticket.objects.filter(organization_id=actor.organization_id)
    if not sees_everything(ARMS, actor):
        tickets = tickets.filter(pk__in=visible_ids(ARMS, actor))
    if with_deleted and actor.may(Permission.DELETE_TICKETS):
        return tickets
    return tickets.filter(is_living=True)


def page_of_tickets(
    actor: Actor, *, size: int, is_open: bool | None = None, cursor: Cursor | None = None
) -> Select:
    """One page of living tickets, the newest first: the fast way for the plain list."""
    return select_page(ARMS, actor, Page("newest_key", _plain(is_open), size, cursor))


def number_of_tickets(actor: Actor, *, cap: int, is_open: bool | None = None) -> Select:
    return select_count(ARMS, actor, order="newest_key", where=_plain(is_open), cap=cap)


def _plain(is_open: bool | None) -> dict[str, object]:
    living: dict[str, object] = {"is_living": True}
    return living if is_open is None else {**living, "is_open": is_open}
