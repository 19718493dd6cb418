"""Which tickets may this person see?"""

from enum import StrEnum

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from naryad.access.actor import Actor
from naryad.access.arm_pages import Page, select_count, select_page
from naryad.access.arms import (
    SEEN,
    SEES,
    Arm,
    seen_in,
    sees_everything,
    usable_arms,
    visible_ids,
)
from naryad.access.kind import Kind
from naryad.access.own_keys import OWN_AREAS, OWN_COMPANIES, OWN_WORK_TYPES
from naryad.access.permissions import Permission
from naryad.access.statements import Select
from naryad.assets.visibility import OWN_GROUPS
from naryad.core.cursors import Cursor
from naryad.tickets.keys import ARCHIVED
from naryad.tickets.models import Ticket

_TABLE = "tickets_ticket"
_LINKS = "tickets_ticketarea"
_IS_PART = "t.parent_id IS NOT NULL"
# Parts of what is living and seen otherwise. What goes to the archive takes no part out of sight.
_BELOW_SEEN = f"""
EXISTS (
  SELECT FROM tickets_ticket p
  WHERE p.organization_id = :organization AND p.id = t.parent_id AND p.is_living
    AND p.id IN ({SEEN}))"""
# Whether something above it is such, with nothing deleted between, in rings too.
_ANY_ABOVE = """
EXISTS (
  WITH RECURSIVE above (id, parent_id) AS (
    SELECT a.id, a.parent_id FROM tickets_ticket a
    WHERE a.organization_id = t.organization_id AND a.id = {first} AND a.is_living
    UNION
    SELECT a.id, a.parent_id FROM tickets_ticket a JOIN above ON a.id = above.parent_id
    WHERE a.organization_id = :organization AND a.is_living)
  SELECT FROM above WHERE {sees})"""
# Parts of parts are few: they are joined before each is looked at.
_FARTHER_BELOW_SEEN = f"""
EXISTS (
  SELECT FROM tickets_ticket p
  WHERE p.organization_id = :organization AND p.id = t.parent_id AND p.is_living
    AND p.parent_id IS NOT NULL
    AND {_ANY_ABOVE.format(first="p.parent_id", sees=SEES.format("above.id"))})"""
_ANYWHERE_BELOW_SEEN = _ANY_ABOVE.format(first="t.parent_id", sees=SEES.format("above.id"))
# Whoever sees few tickets finds their parts by going down from these.
FEW_SEEN = 10_000
_PARENTS_OF_FEW = f"""
WITH RECURSIVE few (id) AS MATERIALIZED (
  SELECT every.id FROM ({SEEN}) AS every (id) LIMIT {FEW_SEEN} + 1
), seen (id) AS (
  SELECT p.id FROM few JOIN tickets_ticket p ON p.id = few.id
  WHERE p.organization_id = :organization AND p.is_living
    AND (SELECT count(*) FROM few) <= {FEW_SEEN}
    AND EXISTS (
      SELECT FROM tickets_ticket c WHERE c.organization_id = :organization AND c.parent_id = p.id)
  UNION
  SELECT c.id FROM tickets_ticket c JOIN seen ON c.parent_id = seen.id
  WHERE c.organization_id = :organization AND c.is_living
)
SELECT id FROM seen"""  # noqa: S608 - constants of code
# Whoever sees many soon meets parts of them going along all parts.
_ARE_MANY = f"""
(SELECT count(*) FROM (SELECT FROM ({SEEN}) AS every (id) LIMIT {FEW_SEEN} + 1) seen)
  > {FEW_SEEN}"""  # noqa: S608 - constants of code

_WHOLES = f"""
SELECT c.parent_id FROM tickets_ticket c
WHERE c.organization_id = :organization AND c.parent_id IS NOT NULL AND c.is_living
  AND {SEES.format("c.id")}"""  # noqa: S608 - constants of code


def _on_assets(kind: Kind) -> tuple[Arm, ...]:
    """For every way of seeing objects the shortest way to the tickets on them. What tickets have
    taken over from their objects leads there without going through these one by one."""
    shown = "" if kind == Kind.EMPLOYEE else " AND a.is_published"
    on = f"a.organization_id = :organization AND a.is_living{shown}"
    it = f"EXISTS (SELECT FROM assets_asset a WHERE {on} AND a.id = t.asset_id)"
    of_link = f"""EXISTS (
      SELECT FROM tickets_ticket on_it JOIN assets_asset a ON a.id = on_it.asset_id
      WHERE on_it.organization_id = :organization AND on_it.id = t.ticket_id AND {on})"""
    of_companies = f"SELECT a.id FROM assets_asset a WHERE {on} AND a.company_id IN ({{}})"  # noqa: S608

    def arm(needs: Permission, **given: str | None) -> Arm:
        told = {"table": _TABLE, **given}
        return Arm(Permission.SEE_TICKETS_ON_SEEN_ASSETS, needs=needs, kind=kind, **told)  # type: ignore[arg-type]

    return (
        arm(Permission.SEE_ALL_ASSETS, rest=it),
        arm(
            Permission.SEE_ASSETS_OF_SUBSIDIARIES,
            seek="asset_id",
            keys=of_companies.format(OWN_GROUPS),
        ),
        arm(
            Permission.SEE_ASSETS_OF_COMPANIES,
            seek="asset_id",
            keys=of_companies.format(OWN_COMPANIES),
        ),
        arm(
            Permission.SEE_ASSETS_IN_AREAS,
            table=_LINKS,
            row="ticket_id",
            seek="area_id",
            keys=OWN_AREAS,
            rest=of_link,
        ),
        arm(
            Permission.SEE_ASSETS_WHERE_RESPONSIBLE,
            seek="responsible_id",
            keys="SELECT :person",
            rest=it,
        ),
    )


ARMS = (
    Arm(Permission.SEE_ALL_TICKETS, table=_TABLE),
    Arm(Permission.SEE_TICKETS_OF_COMPANIES, table=_TABLE, seek="company_id", keys=OWN_COMPANIES),
    Arm(
        Permission.SEE_TICKETS_IN_AREAS,
        table=_LINKS,
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
    *_on_assets(Kind.EMPLOYEE),
    *_on_assets(Kind.CUSTOMER),
    Arm(
        Permission.SEE_CHILDREN_OF_TICKETS,
        table=_TABLE,
        rest=f"{_IS_PART} AND {_BELOW_SEEN}",
        in_pages=(),
    ),
    Arm(
        Permission.SEE_CHILDREN_OF_TICKETS,
        table=_TABLE,
        rest=f"{_IS_PART} AND {_FARTHER_BELOW_SEEN}",
        in_pages=(
            Arm(None, table=_TABLE, seek="parent_id", keys=_PARENTS_OF_FEW),
            Arm(None, table=_TABLE, rest=f"{_IS_PART} AND {_ARE_MANY} AND {_ANYWHERE_BELOW_SEEN}"),
        ),
    ),
)


class Shelf(StrEnum):
    """Where tickets lie: in the ordinary lists, put away in the archive, or wherever."""

    LISTS = "LISTS"
    ARCHIVE = "ARCHIVE"
    BOTH = "BOTH"


def sees_archive(actor: Actor) -> bool:
    """Customers never lose their requests: for them nothing is put away."""
    return actor.kind == Kind.CUSTOMER or actor.may(Permission.ARCHIVE_TICKETS)


def tickets_visible_to(
    actor: Actor,
    *,
    with_deleted: bool = False,
    only_open: bool = False,
    shelf: Shelf = Shelf.BOTH,
) -> QuerySet[Ticket]:
    """Those of the actor's arms, also closed ones, and what is in the archive for those who see it.
    Deleted ones only when asked for, to those who may delete and restore."""
    tickets = Ticket.objects.filter(organization_id=actor.organization_id)
    is_whole = with_deleted and actor.may(Permission.DELETE_TICKETS)
    flags = [*([] if is_whole else ["is_living"]), *(["is_open"] if only_open else [])]
    if not sees_everything(ARMS, actor):
        tickets = tickets.filter(pk__in=visible_ids(ARMS, actor, flags))
    tickets = tickets.filter(**dict.fromkeys(flags, True))
    # Nothing open is put away.
    return tickets if only_open else _lying(tickets, actor, shelf)


def wholes_of_seen(actor: Actor) -> RawSQL | None:
    """Ids of the tickets of which the actor sees a part: parts are few, and what is seen may be
    much. None where other ways are shorter: for whoever sees everything, or parts for the sake of
    their wholes."""
    ways = {arm.permission for arm in usable_arms(ARMS, actor)}
    if Permission.SEE_CHILDREN_OF_TICKETS in ways or sees_everything(ARMS, actor):
        return None
    where = "" if sees_archive(actor) else f" AND c.newest_key < '{ARCHIVED}'"
    return seen_in(_WHOLES + where, ARMS, actor)


def _lying(tickets: QuerySet[Ticket], actor: Actor, shelf: Shelf) -> QuerySet[Ticket]:
    if shelf == Shelf.ARCHIVE:
        found = tickets.filter(newest_key__gte=ARCHIVED)
        return found if sees_archive(actor) else found.none()
    is_whole = shelf == Shelf.BOTH and sees_archive(actor)
    return tickets if is_whole else tickets.filter(newest_key__lt=ARCHIVED)


def page_of_tickets(
    actor: Actor,
    *,
    size: int,
    is_open: bool | None = None,
    order: str = "newest_key",
    is_descending: bool = False,
    cursor: Cursor | None = None,
    shelf: Shelf = Shelf.LISTS,
) -> Select:
    """One page of living tickets: the fast way for the plain list. By `newest_key`, `changed_key`,
    and of open ones also by `deadline_key`."""
    assert order != "deadline_key" or is_open
    where, parted = _plain(is_open, actor, order)
    within = _within(actor, shelf, order)
    return select_page(ARMS, actor, Page(order, where, size, cursor, is_descending, parted, within))


def number_of_tickets(
    actor: Actor, *, cap: int, is_open: bool | None = None, shelf: Shelf = Shelf.LISTS
) -> Select:
    where, parted = _plain(is_open, actor, "newest_key")
    within = _within(actor, shelf, "newest_key")
    return select_count(
        ARMS, actor, order="newest_key", where=where, cap=cap, parted=parted, within=within
    )


def _plain(is_open: bool | None, actor: Actor, order: str) -> tuple[dict[str, object], str]:
    """Indexes begin with who sees, then whether it is open: all come from both sides. Of the newest
    of everything there is an index of both."""
    living: dict[str, object] = {"is_living": True}
    if is_open is not None:
        return {**living, "is_open": is_open}, ""
    is_one = order == "newest_key" and sees_everything(ARMS, actor)
    return living, "" if is_one else "is_open"


def _within(actor: Actor, shelf: Shelf, order: str) -> str:
    """What is put away has keys of its own; no deadline of it matters."""
    if order == "deadline_key":
        return ""
    if shelf == Shelf.ARCHIVE:
        return f"t.{order} >= '{ARCHIVED}'" if sees_archive(actor) else "FALSE"
    is_whole = shelf == Shelf.BOTH and sees_archive(actor)
    return "" if is_whole else f"t.{order} < '{ARCHIVED}'"
