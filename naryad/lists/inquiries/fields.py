"""What can the list of inquiries show, order by and be asked for?"""

from collections.abc import Callable, Mapping

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.assets.visibility import asset_codes_visible_to, assets_visible_to
from naryad.catalog.visibility import work_types_visible_to
from naryad.core.conditions.choices import ruled_choice, stored_choice
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Reference
from naryad.intake.models import Inquiry
from naryad.intake.states import InquiryState
from naryad.lists.assets.searching import search_assets
from naryad.lists.codes.searching import name_codes, search_named_codes
from naryad.lists.fields import Asker, ListField, Width
from naryad.lists.ordering import folded, moment_text, text_order
from naryad.lists.people.targets import name_people, search_named
from naryad.people.visibility import people_visible_to

STATES: Mapping[str, str | Promise] = {each.lower(): each.label for each in InquiryState}
# By which way whoever reported can be told of what becomes of it.
_CHANNELS: Mapping[str, tuple[str | Promise, Q]] = {
    "email": (_("E-mail"), ~Q(email="")),
    "phone": (_("Phone"), ~Q(phone="")),
    "nowhere": (pgettext_lazy("a way to reach somebody", "None"), Q(email="", phone="")),
}


def channels_of(inquiry: Inquiry) -> set[str]:
    ways = {"email": inquiry.email, "phone": inquiry.phone}
    return {way for way, value in ways.items() if value} or {"nowhere"}


def _column(key: str, kind: FieldKind = FieldKind.TEXT) -> Callable[[Asker], Field]:
    return lambda _asker: Column(key, kind, key, lambda row: getattr(row.inquiry, key))


def _state(_asker: Asker) -> Field:
    return stored_choice("state", InquiryState, lambda row: row.inquiry.state)


def _channel(_asker: Asker) -> Field:
    rules = {key: rule for key, (_name, rule) in _CHANNELS.items()}
    return ruled_choice("channel", rules, lambda row: channels_of(row.inquiry))


def _object(asker: Asker) -> Field:
    return Reference(
        "object",
        "asset_id",
        lambda: assets_visible_to(asker.actor),
        lambda row: row.inquiry.asset_id,
    )


def _code(asker: Asker) -> Field:
    return Reference(
        "code",
        "code_id",
        lambda: asset_codes_visible_to(asker.actor),
        lambda row: row.inquiry.code_id,
    )


def _work_type(asker: Asker) -> Field:
    return Reference(
        "work_type",
        "work_type_id",
        lambda: work_types_visible_to(asker.actor),
        lambda row: row.inquiry.work_type_id,
    )


def _settled_by(asker: Asker) -> Field:
    return Reference(
        "settled_by",
        "settled_by_id",
        lambda: people_visible_to(asker.actor),
        lambda row: row.inquiry.settled_by_id,
    )


FIELDS = (
    ListField(
        "text",
        _("What happened"),
        lambda row: row.name,
        kind=FieldKind.TEXT,
        condition=_column("text"),
        width=Width.WIDE,
    ),
    ListField(
        "object",
        _("Object"),
        lambda row: row.inquiry.asset.name,
        kind=FieldKind.REFERENCE,
        condition=_object,
        targets=assets_visible_to,
        find_targets=search_assets,
        order=text_order(lambda _actor: F("asset__sort_key")),
    ),
    ListField(
        "state",
        _("State"),
        lambda row: row.inquiry.get_state_display(),
        kind=FieldKind.CHOICE,
        condition=_state,
        names=STATES,
    ),
    ListField("photos", _("Photos and others"), lambda row: row.photos, is_exported=False),
    ListField(
        "at",
        _("Reported"),
        lambda row: row.inquiry.at,
        kind=FieldKind.MOMENT,
        condition=_column("at", FieldKind.MOMENT),
        order=text_order(lambda _actor: moment_text("at")),
        is_newest_first=True,
    ),
    ListField(
        "channel",
        _("Can be reached by"),
        lambda row: ", ".join(
            str(name) for key, (name, _q) in _CHANNELS.items() if key in channels_of(row.inquiry)
        ),
        kind=FieldKind.CHOICE,
        condition=_channel,
        names={key: name for key, (name, _rule) in _CHANNELS.items()},
        is_shown=False,
    ),
    ListField(
        "email",
        _("E-mail"),
        lambda row: row.inquiry.email,
        kind=FieldKind.TEXT,
        condition=_column("email"),
        order=text_order(lambda _actor: folded("email")),
        is_shown=False,
    ),
    ListField(
        "phone",
        _("Phone"),
        lambda row: row.inquiry.phone,
        kind=FieldKind.TEXT,
        condition=_column("phone"),
        is_shown=False,
    ),
    ListField(
        "work_type",
        _("Work type"),
        lambda row: row.inquiry.work_type.name if row.inquiry.work_type else "",
        kind=FieldKind.REFERENCE,
        condition=_work_type,
        targets=work_types_visible_to,
        is_shown=False,
    ),
    ListField(
        "code",
        _("Code"),
        lambda row: row.inquiry.code.mark,
        kind=FieldKind.REFERENCE,
        condition=_code,
        targets=name_codes,
        find_targets=search_named_codes,
        is_shown=False,
        width=Width.NARROW,
    ),
    ListField("ticket", _("Ticket"), lambda row: row.ticket, is_shown=False),
    ListField(
        "settled_at",
        _("Settled"),
        lambda row: row.inquiry.settled_at,
        kind=FieldKind.MOMENT,
        condition=_column("settled_at", FieldKind.MOMENT),
        order=text_order(lambda _actor: moment_text("settled_at")),
        is_newest_first=True,
        is_shown=False,
    ),
    ListField(
        "settled_by",
        _("Settled by"),
        lambda row: row.inquiry.settled_by or "",
        kind=FieldKind.REFERENCE,
        condition=_settled_by,
        targets=name_people,
        find_targets=search_named,
        is_shown=False,
    ),
    ListField(
        "reason",
        _("Why refused"),
        lambda row: row.inquiry.reason,
        kind=FieldKind.TEXT,
        condition=_column("reason"),
        is_shown=False,
        width=Width.WIDE,
    ),
)
