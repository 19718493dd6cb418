"""What does a list show of each ticket on a page?"""

import json
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.translation import get_language

from naryad.access.actor import Actor
from naryad.access.statements import Select, values_of
from naryad.core.labels import Label
from naryad.lists.naming import Names, read_names
from naryad.tickets.codes import StageKind

# Late: the page is known before anything is joined, so every row is one look into each index.
_ROWS = """
WITH page AS MATERIALIZED ({page})
SELECT t.id, page.k, t.number, t.title, t.address, t.type_id, y.name::text, s.name::text,
       s.color, s.kind, u.name::text, u.color, c.name::text, c.color, c.position, w.name::text,
       t.company_id, t.asset_id, t.requester_id,
       (SELECT array_agg(a.person_id ORDER BY a.id) FROM tickets_ticketassignee a
        WHERE a.organization_id = t.organization_id AND a.ticket_id = t.id AND a.till IS NULL),
       t.deadline, t.completed_at, t.closed_at, t.created_at, t.changed_at,
       t.deleted_at IS NOT NULL, t.version, t.contract_id,
       EXISTS (SELECT FROM tickets_favouriteticket f
               WHERE f.organization_id = t.organization_id AND f.ticket_id = t.id
                 AND f.person_id = %(owner)s::bigint),
       t.rating, ({number})
FROM page
JOIN tickets_ticket t ON t.organization_id = %(organization)s::bigint AND t.id = page.id
JOIN tickets_tickettype y ON y.organization_id = t.organization_id AND y.id = t.type_id
JOIN tickets_stage s ON s.organization_id = t.organization_id AND s.id = t.stage_id
JOIN tickets_status u ON u.organization_id = t.organization_id AND u.id = t.status_id
LEFT JOIN tickets_criticality c
  ON c.organization_id = t.organization_id AND c.id = t.criticality_id
LEFT JOIN catalog_worktype w
  ON w.organization_id = t.organization_id AND w.id = t.work_type_id
ORDER BY page.k {read}, page.id {read}"""

_KEYS = """
SELECT id, place AS k FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS given (id, place)"""
_NO_NUMBER = Select("SELECT 0", {})
_HIDDEN = "…"


class Clock(StrEnum):
    """What the deadline of a ticket says now."""

    NONE = "NONE"
    PAUSED = "PAUSED"
    AHEAD = "AHEAD"
    OVERDUE = "OVERDUE"


class Doer(NamedTuple):
    id: int
    name: str


class TicketRow(NamedTuple):
    """`key`: by what it stands on its page. Names are empty where the reader does not see what they
    name; an assignee whom they do not see is "…", for somebody does the ticket."""

    id: int
    key: str
    number: str
    title: str
    address: str
    type_id: int
    type_name: str
    stage_name: str
    stage_color: str
    stage_kind: StageKind
    status_name: str
    status_color: str
    criticality_name: str
    criticality_color: str
    criticality_place: int
    work_type_name: str
    company_id: int | None
    company_name: str
    asset_id: int | None
    asset_name: str
    requester_id: int | None
    requester_name: str
    doers: Sequence[Doer]
    deadline: datetime | None
    completed_at: datetime | None
    closed_at: datetime | None
    created_at: datetime
    changed_at: datetime
    is_deleted: bool
    version: int
    contract_id: int | None
    contract_name: str
    is_favourite: bool
    rating: int | None

    def clock(self, at: datetime) -> Clock:
        if self.deadline is None or self.completed_at or self.closed_at:
            return Clock.NONE
        if self.stage_kind == StageKind.WAIT:
            return Clock.PAUSED
        return Clock.OVERDUE if self.deadline < at else Clock.AHEAD

    @property
    def place(self) -> str:
        """Object and address, as far as there are."""
        return " · ".join(filter(None, (self.asset_name, self.address)))


def read_tickets(ids: Sequence[int], *, actor: Actor) -> list[TicketRow]:
    """In their order. The caller has taken them from what the actor sees."""
    return read_and_count(Select(_KEYS, {"ids": list(ids)}), _NO_NUMBER, actor=actor)[0]


def read_and_count(
    page: Select, number: Select, *, actor: Actor, is_descending: bool = False
) -> tuple[list[TicketRow], int]:
    """By the key of the page's (id, k), in a fixed number of queries; `number` is asked for in
    the first of them, and no rows come with none."""
    # Favourites are private: whoever looks with another's eyes sees none.
    owner = actor.person_id if actor.viewed_by is None else None
    values = {**values_of(actor), **number.values, **page.values, "owner": owner}
    read = "DESC" if is_descending else "ASC"
    found = Select(_write(page.sql, number.sql, read), values).rows()
    names = read_names(
        actor,
        companies={row[16] for row in found},
        assets={row[17] for row in found},
        contracts={row[27] for row in found},
        people={row[18] for row in found} | {each for row in found for each in row[19] or ()},
    )
    language = get_language() or "en"
    return [_make(row, names, language) for row in found], found[0][-1] if found else 0


@lru_cache(maxsize=256)
def _write(page: str, number: str, read: str) -> str:
    return _ROWS.format(page=page, number=number, read=read)


def _make(row: Sequence[Any], names: Names, language: str) -> TicketRow:
    """Columns that are shown as they are stand first and last, in the order of the query."""
    company_id, asset_id, requester_id, doers = row[16:20]
    people = names.people
    return TicketRow._make(
        (
            *row[:6],
            _say(row[6], language),
            _say(row[7], language),
            row[8],
            StageKind(row[9]),
            _say(row[10], language),
            row[11],
            _say(row[12], language),
            row[13] or "",
            row[14] or 0,
            _say(row[15], language),
            company_id,
            names.companies.get(company_id, ""),
            asset_id,
            names.assets.get(asset_id, ""),
            requester_id,
            people.get(requester_id, ""),
            [Doer(each, people.get(each, _HIDDEN)) for each in doers or ()],
            *row[20:28],
            names.contracts.get(row[27], ""),
            *row[28:30],
        )
    )


@lru_cache(maxsize=4_096)
def _say(label: str | None, language: str) -> str:
    """The same few stand in the rows of every page: a text is read once."""
    return Label(json.loads(label)).text(language[:2]) if label else ""
