"""What can be asked of tickets by what is around them: messages, parts, objects, companies?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.visibility import asset_classes_visible_to, asset_types_visible_to
from naryad.companies.subsidiaries import with_subsidiaries
from naryad.companies.visibility import companies_visible_to
from naryad.core.conditions.choices import stored_choice
from naryad.core.conditions.fields import Asked, Empty, Field, OneOf
from naryad.core.conditions.sql import Flag, Reference
from naryad.lists.fields import Asker
from naryad.tickets.codes import Branch, Source
from naryad.tickets.conversations import unread_by
from naryad.tickets.visibility import tickets_visible_to, wholes_of_seen

Make = Callable[[Asker], Field]


def code_of(code: Source | Branch) -> str:
    return code.lower()


def source(_asker: Asker) -> Field:
    return stored_choice("source", Source, lambda row: row.source)


def branch(_asker: Asker) -> Field:
    return stored_choice("branch", Branch, lambda row: row.branch)


@dataclass(frozen=True, slots=True)
class _OfObject(Reference):
    """By a column of the object, as far as the reader sees that: `objects`."""

    objects: Callable[[], QuerySet[Any]] = Asset.objects.none

    def meets(self, asked: Asked) -> Q:
        objects = self.objects().order_by().exclude(**{self.column: None})
        if isinstance(asked, OneOf):
            seen = self.visible().order_by().filter(pk__in=sorted(asked.values))
            objects = objects.filter(**{f"{self.column}__in": seen.values("pk")})
        stands = Q(asset_id__isnull=False) & Q(asset_id__in=objects.values("pk"))
        return ~stands if isinstance(asked, Empty) else stands


def _of_object(key: str, column: str, targets: Callable[[Actor], QuerySet[Any]]) -> Make:
    def make(asker: Asker) -> Field:
        return _OfObject(
            key,
            column,
            lambda: targets(asker.actor),
            lambda row: getattr(row.asset, column, None),
            objects=lambda: assets_visible_to(asker.actor),
        )

    return make


object_type = _of_object("object_type", "type_id", asset_types_visible_to)
object_class = _of_object("object_class", "asset_class_id", asset_classes_visible_to)


class _Holding(Reference):
    """Of a company that the reader sees, or of one below it that they see."""

    def meets(self, asked: Asked) -> Q:
        if not isinstance(asked, OneOf):
            assert isinstance(asked, Empty)
            return Q(company_id=None)
        seen = self.visible().order_by().filter(pk__in=sorted(asked.values))
        tops = list(seen.values_list("pk", "organization_id"))
        if not tops:
            return Q(pk__in=[])
        below = with_subsidiaries([pk for pk, _house in tops], organization_id=tops[0][1])
        return Q(company_id__in=self.visible().order_by().filter(pk__in=below).values("pk"))


def holding(asker: Asker) -> Field:
    return _Holding(
        "holding",
        "company_id",
        lambda: companies_visible_to(asker.actor),
        lambda row: row.company_id,
    )


def unread(asker: Asker) -> Field:
    def rule() -> Q:
        return Q(pk__in=unread_by(asker.actor).values("ticket_id"))

    return Flag("unread", rule, lambda row: row.has_unread)


def is_part(_asker: Asker) -> Field:
    return Flag("part", lambda: Q(parent_id__isnull=False), lambda row: row.parent_id is not None)


def parent(asker: Asker) -> Field:
    return Reference(
        "parent",
        "parent_id",
        lambda: tickets_visible_to(asker.actor),
        lambda row: row.parent_id,
    )


def has_open_parts(asker: Asker) -> Field:
    """As far as the reader sees them."""

    def rule() -> Q:
        parts = tickets_visible_to(asker.actor, only_open=True).order_by().exclude(parent_id=None)
        return Q(pk__in=parts.values("parent_id"))

    return Flag("open_parts", rule, lambda row: row.has_open_parts)


def has_parts(asker: Asker) -> Field:
    """As far as the reader sees the parts."""

    def rule() -> Q:
        wholes = wholes_of_seen(asker.actor)
        if wholes is not None:
            return Q(pk__in=wholes)
        parts = tickets_visible_to(asker.actor).order_by().exclude(parent_id=None)
        return Q(pk__in=parts.values("parent_id"))

    return Flag("parts", rule, lambda row: row.has_parts)
