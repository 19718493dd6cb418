"""What can the list of codes show, order by and be asked for?"""

from collections.abc import Callable
from typing import Any

from django.db.models import CharField, F, Func
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.visibility import assets_visible_to
from naryad.core.conditions.operators import FieldKind
from naryad.lists.assets.searching import search_assets
from naryad.lists.codes import conditions
from naryad.lists.fields import ListField, Width
from naryad.lists.ordering import moment_text, text_order
from naryad.lists.people.targets import name_people, search_named

STATES: dict[str, str | Promise] = {
    CodeState.BLANK.lower(): pgettext_lazy("a code", "Blank"),
    CodeState.LIVING.lower(): pgettext_lazy("a code", "In use"),
    CodeState.DEAD.lower(): pgettext_lazy("a code", "Ended"),
}
ORIGINS: dict[str, str | Promise] = {
    CodeOrigin.OWN.lower(): pgettext_lazy("a code", "Ours"),
    CodeOrigin.FOREIGN.lower(): _("Of another maker"),
}


def _figure(number: Callable[[], Combinable]) -> Callable[[Actor, bool], Combinable]:
    """By a number, as a text in which the larger one comes later."""

    def key(_actor: Actor) -> Combinable:
        template = "to_char(%(expressions)s, 'FM000000000000')"
        return Func(number(), template=template, output_field=CharField())

    return text_order(key)


def _moment(key: str, label: str | Promise, *, is_shown: bool = False) -> ListField:
    """Of the code itself."""
    return ListField(
        key,
        label,
        lambda row: getattr(row.code, key),
        kind=FieldKind.MOMENT,
        condition=conditions.column(key, FieldKind.MOMENT),
        order=text_order(lambda _actor: moment_text(key)),
        is_newest_first=True,
        is_shown=is_shown,
    )


def _person(key: str, label: str | Promise, *, is_shown: bool = False) -> ListField:
    return ListField(
        key,
        label,
        lambda row: getattr(row.code, key) or "",
        kind=FieldKind.REFERENCE,
        condition=conditions.person(key),
        targets=name_people,
        find_targets=search_named,
        is_shown=is_shown,
    )


def _number(
    key: str, label: str | Promise, make: Callable[[], Combinable], condition: conditions.Make
) -> ListField:
    def value(row: Any) -> object:
        return getattr(row, key)

    return ListField(
        key,
        label,
        value,
        kind=FieldKind.NUMBER,
        condition=condition,
        order=_figure(make),
        width=Width.NARROW,
    )


FIELDS = (
    ListField("code", _("Code"), lambda row: row.said, width=Width.WIDE),
    ListField(
        "object",
        _("Object"),
        lambda row: row.code.asset.name if row.code.asset else "",
        kind=FieldKind.REFERENCE,
        condition=conditions.asset,
        targets=assets_visible_to,
        find_targets=search_assets,
        order=text_order(lambda _actor: F("asset__sort_key")),
        width=Width.WIDE,
    ),
    ListField(
        "state",
        _("State"),
        lambda row: STATES[row.code.state.lower()],
        kind=FieldKind.CHOICE,
        condition=conditions.state,
        names=STATES,
    ),
    _number("scans", _("Scans"), conditions.number_of_scans, conditions.scans),
    _number("inquiries", _("Inquiries"), conditions.number_of_inquiries, conditions.inquiries),
    ListField(
        "last_scan",
        _("Last scan"),
        lambda row: row.last_scan,
        kind=FieldKind.MOMENT,
        condition=conditions.last_scan,
        order=text_order(lambda _actor: moment_text(conditions.last_scan_at())),
        is_newest_first=True,
    ),
    ListField(
        "registrations",
        _("Registrations"),
        lambda row: row.registrations,
        is_shown=False,
        width=Width.NARROW,
    ),
    ListField(
        "origin",
        pgettext_lazy("a code", "Whose"),
        lambda row: ORIGINS[row.code.origin.lower()],
        kind=FieldKind.CHOICE,
        condition=conditions.origin,
        names=ORIGINS,
        is_shown=False,
    ),
    ListField(
        "batch",
        _("Batch"),
        lambda row: row.code.batch.note if row.code.batch else "",
        kind=FieldKind.REFERENCE,
        condition=conditions.batch,
        targets=conditions.name_batches,
        is_shown=False,
    ),
    _moment("made_at", pgettext_lazy("a code", "Made"), is_shown=True),
    _person("made_by", pgettext_lazy("a code", "Made by"), is_shown=True),
    _moment("bound_at", pgettext_lazy("a code", "Bound")),
    _person("bound_by", pgettext_lazy("a code", "Bound by")),
    _moment("died_at", pgettext_lazy("when a code", "Ended")),
)
