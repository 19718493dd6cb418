"""What can the journal show, order by and be asked for?"""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.accounts.devices import name_device
from naryad.core.conditions.operators import FieldKind
from naryad.history.rights import RIGHTS_KINDS
from naryad.lists.fields import ListField, Width
from naryad.lists.journal import conditions
from naryad.lists.journal.searching import search_names
from naryad.lists.journal.visibility import people_named_to, roles_named_to
from naryad.lists.ordering import moment_text, text_order

Text = str | Promise
SUBJECTS: Mapping[str, Text] = {
    "person": _("Person"),
    "role": _("Role"),
    "provider": _("Sign-in service"),
    "webhook": _("Webhook"),
    "offer": _("Offer of registration"),
    "organization": _("Organization"),
}


_WHO = ListField(
    "who",
    _("Who"),
    lambda row: row.who.name if row.who else _("the program itself"),
    kind=FieldKind.REFERENCES,
    condition=conditions.who,
    targets=people_named_to,
    find_targets=search_names,
    width=Width.WIDE,
)
_WHEN = ListField(
    "at",
    _("When"),
    lambda row: row.line.at,
    kind=FieldKind.MOMENT,
    condition=conditions.column("at", FieldKind.MOMENT, "at"),
    order=text_order(lambda _actor: moment_text("at")),
    is_newest_first=True,
)
_WHOM = ListField(
    "whom",
    _("Whom"),
    lambda row: row.whom.name if row.whom else "",
    kind=FieldKind.REFERENCES,
    condition=conditions.whom,
    targets=people_named_to,
    find_targets=search_names,
    width=Width.WIDE,
)
_DETAILS = ListField(
    "details",
    _("Details"),
    lambda row: " · ".join(filter(None, (row.line.address, name_device(row.line.device)))),
    width=Width.WIDE,
)
_ADDRESS = ListField(
    "address",
    _("Network address"),
    lambda row: row.line.address,
    kind=FieldKind.TEXT,
    condition=conditions.column("address", FieldKind.TEXT, "address"),
    is_shown=False,
)
_DEVICE = ListField(
    "device",
    _("Device"),
    lambda row: name_device(row.line.device),
    is_shown=False,
)
_PERSON = ListField(
    "person",
    pgettext_lazy("in the journal", "Who or whom"),
    kind=FieldKind.REFERENCES,
    condition=conditions.person,
    targets=people_named_to,
    find_targets=search_names,
)
_ROLE = ListField(
    "role",
    _("Role"),
    kind=FieldKind.REFERENCES,
    condition=conditions.role,
    targets=roles_named_to,
)
_SUBJECT = ListField(
    "subject",
    pgettext_lazy("in the journal", "What was changed"),
    lambda row: SUBJECTS.get(row.line.subject, ""),
    kind=FieldKind.CHOICE,
    condition=conditions.column("subject", FieldKind.CHOICE, "subject", tuple(SUBJECTS)),
    names=SUBJECTS,
    is_shown=False,
)


def journal_fields(say_kind: Callable[[str], Text]) -> tuple[ListField, ...]:
    """`say_kind`: what a change of rights is called."""
    kinds: dict[str, Text] = {
        **conditions.OUTCOMES,
        **{kind: say_kind(kind) for kind in RIGHTS_KINDS},
    }
    groups = {key: name for key, (name, _rule) in conditions.GROUPS.items()}
    what = ListField(
        "kind",
        pgettext_lazy("in the journal", "What"),
        lambda row: kinds.get(row.line.kind, row.line.kind),
        kind=FieldKind.CHOICE,
        condition=conditions.kind_among(kinds),
        names={**groups, **kinds},
        width=Width.WIDE,
    )
    rest = (_WHOM, _DETAILS, _ADDRESS, _DEVICE, _PERSON, _ROLE, _SUBJECT)
    return (_WHO, _WHEN, what, *rest)
