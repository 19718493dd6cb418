"""What can be asked of tickets?"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.visibility import work_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.conditions.fields import Asked, Empty, Field, OneOf
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Flag, Links, Reference, States
from naryad.lists.fields import Asker
from naryad.people.visibility import people_visible_to
from naryad.tickets.codes import StageKind
from naryad.tickets.favourites import favourites_of
from naryad.tickets.keys import ARCHIVED, key_of_deadline
from naryad.tickets.models import Stage, TicketArea, TicketAssignee
from naryad.tickets.visibility_of_settings import (
    criticalities_visible_to,
    stages_visible_to,
    statuses_visible_to,
    ticket_types_visible_to,
)

Make = Callable[[Asker], Field]


def column(key: str, kind: FieldKind = FieldKind.TEXT, name: str = "") -> Make:
    return lambda _asker: Column(
        key, kind, name or key, lambda ticket: getattr(ticket, name or key)
    )


def _reference(key: str, name: str, targets: Callable[[Actor], QuerySet[Any]]) -> Make:
    def make(asker: Asker) -> Field:
        return Reference(key, name, lambda: targets(asker.actor), lambda row: getattr(row, name))

    return make


type_ = _reference("type", "type_id", ticket_types_visible_to)
stage = _reference("stage", "stage_id", stages_visible_to)
status = _reference("status", "status_id", statuses_visible_to)
criticality = _reference("criticality", "criticality_id", criticalities_visible_to)
company = _reference("company", "company_id", companies_visible_to)
asset = _reference("object", "asset_id", assets_visible_to)
contract = _reference("contract", "contract_id", contracts_visible_to)
work_type = _reference("work_type", "work_type_id", work_types_visible_to)
requester = _reference("requester", "requester_id", people_visible_to)
author = _reference("author", "author_id", people_visible_to)
responsible = _reference("responsible", "responsible_id", people_visible_to)


def code_of(kind: StageKind) -> str:
    return kind.lower()


def stage_kind(asker: Asker) -> Field:
    def of(kind: StageKind) -> Callable[[], Q]:
        return lambda: _stands_in(kind, asker.actor.organization_id)

    return States(
        "kind", {code_of(each): of(each) for each in StageKind}, lambda row: {row.stage.kind}
    )


def is_open(_asker: Asker) -> Field:
    return Flag("open", lambda: Q(is_open=True), lambda row: row.closed_at is None)


def archived(_asker: Asker) -> Field:
    return Flag(
        "archived", lambda: Q(newest_key__gte=ARCHIVED), lambda row: row.archived_at is not None
    )


def overdue(asker: Asker) -> Field:
    """Awaited, and the deadline has passed; while a ticket waits its clock says nothing."""

    def rule() -> Q:
        late = Q(is_open=True, deadline_key__lt=key_of_deadline(asker.at))
        return late & ~_stands_in(StageKind.WAIT, asker.actor.organization_id)

    return Flag("overdue", rule, lambda row: row.is_overdue)


def favourite(asker: Asker) -> Field:
    def rule() -> Q:
        return Q(pk__in=favourites_of(asker.actor).values("ticket_id"))

    return Flag("favourite", rule, lambda row: row.is_favourite)


def _stands_in(kind: StageKind, organization_id: int) -> Q:
    stages = Stage.objects.filter(organization_id=organization_id, kind=kind)
    return Q(stage_id__in=stages.values("pk"))


class _Within(Reference):
    """On one that the reader sees, or on what stands below it."""

    def meets(self, asked: Asked) -> Q:
        if not isinstance(asked, OneOf):
            assert isinstance(asked, Empty)
            return Q(pk__in=[])
        seen = self.visible().order_by().filter(pk__in=sorted(asked.values))
        ids = list(seen.values_list("pk", "organization_id"))
        if not ids:
            return Q(pk__in=[])
        tops, below = [pk for pk, _house in ids], Asset.objects.filter(organization_id=ids[0][1])
        inside = below.filter(above__overlap=tops).values("pk")
        return Q(asset_id__in=tops) | Q(asset_id__in=inside)


def within(asker: Asker) -> Field:
    return _Within("within", "pk", lambda: assets_visible_to(asker.actor), lambda row: row.within)


class _Assignees(Links):
    """Nobody means nobody at all: also one whom the reader does not see does the ticket."""

    def meets(self, asked: Asked) -> Q:
        if isinstance(asked, OneOf):
            return super().meets(asked)
        return Q(is_unassigned=True)


def assignee(asker: Asker) -> Field:
    def linked() -> QuerySet[TicketAssignee]:
        return TicketAssignee.objects.filter(
            organization_id=asker.actor.organization_id,
            till=None,
            person_id__in=people_visible_to(asker.actor).order_by().values("pk"),
        )

    return _Assignees("assignee", linked, "ticket_id", "person_id", lambda row: row.assignee_ids)


def areas(asker: Asker) -> Field:
    def linked() -> QuerySet[TicketArea]:
        return TicketArea.objects.filter(
            organization_id=asker.actor.organization_id,
            area_id__in=areas_visible_to(asker.actor).values("pk"),
        )

    return Links("area", linked, "ticket_id", "area_id", lambda row: row.area_ids)
