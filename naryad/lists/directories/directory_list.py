"""What is the list of a small directory for one reader?

Directories and settings of tickets stand on pages of their own, whole; programs list them like all
else, with conditions and search.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Flag
from naryad.core.label_text import label_text, search_labels
from naryad.lists.fields import Asker, ListField, Width
from naryad.lists.noun_lists import NounList
from naryad.lists.ordering import text_order
from naryad.lists.questions import Show

Visible = Callable[..., QuerySet[Any]]


def list_directory(
    noun: str,
    visible_to: Visible,
    *,
    edited_with: Permission,
    flags: Sequence[str] = (),
) -> Callable[[Asker], NounList[Any]]:
    """`flags`: its yes-or-no columns, as rows have them."""

    def make(asker: Asker) -> NounList[Any]:
        fields = (_NAME, *(_flag(name) for name in flags))
        return NounList(
            noun=noun,
            asker=asker,
            fields={field.key: field for field in fields},
            visible=lambda actor, show: _show(visible_to, actor, show),
            search=lambda rows, words, _actor: search_labels(rows, words, columns=("name",)),
            read=lambda ids, asker: _read(visible_to, ids, asker.actor),
            place=lambda row: "",
            order="id",
            views=(),
            sees_deleted=edited_with,
        )

    return make


def _show(visible_to: Visible, actor: Actor, show: Show) -> QuerySet[Any]:
    rows = visible_to(actor, with_deleted=show != Show.HIDE)
    return rows if show != Show.ONLY else rows.exclude(deleted_at=None)


def _read(visible_to: Visible, ids: Sequence[int], actor: Actor) -> list[Any]:
    found = visible_to(actor, with_deleted=True).in_bulk(ids)
    return [found[each] for each in ids if each in found]


def _name(_asker: Asker) -> Field:
    return Column("name", FieldKind.TEXT, label_text("name"), lambda row: str(row.name))


def _flag(column: str) -> ListField:
    key = column.removeprefix("is_")

    def condition(_asker: Asker) -> Field:
        return Flag(key, lambda: Q(**{column: True}), lambda row: bool(getattr(row, column)))

    return ListField(key, key, kind=FieldKind.YES_NO, condition=condition)


_NAME = ListField(
    "name",
    _("Name"),
    lambda row: str(row.name),
    kind=FieldKind.TEXT,
    condition=_name,
    order=text_order(lambda _actor: label_text("name")),
    width=Width.WIDE,
)
