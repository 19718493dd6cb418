"""What can be done with many inquiries at once?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.outcomes import Outcome
from naryad.intake import actions
from naryad.intake.inquiry_input import clean_reason
from naryad.intake.models import Inquiry
from naryad.intake.taking_inquiries import take_inquiries
from naryad.intake.visibility import inquiries_visible_to
from naryad.lists.bulk.verbs import Noun, Parameters, Verb, calling


def _lock(ids: Sequence[int], *, by: Actor, at: datetime) -> Mapping[int, int]:
    return {pk: each.version for pk, each in take_inquiries(ids, by=by).items()}


def _prepare(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    return {"reason": clean_reason(str(given.get("reason") or ""))}


def _refuse(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    return actions.refuse_inquiries(ids, parameters["reason"], by=by, at=at)


INQUIRIES = Noun(
    "inquiry",
    table=Inquiry,
    visible_to=inquiries_visible_to,
    lock=_lock,
    none_picked=_("No inquiry is selected"),
    too_many=_("More than %(count)s inquiries at once are too many: narrow the list down first."),
)

VERBS = (
    Verb(
        INQUIRIES,
        "refuse",
        _("Refuse…"),
        "ban",
        Permission.ADD_TICKETS,
        act=_refuse,
        said=lambda count: ngettext(
            "%(count)s inquiry refused", "%(count)s inquiries refused", count
        ),
        prepare=_prepare,
        asks=True,
        is_danger=True,
        undone_by="reopen",
    ),
    Verb(
        INQUIRIES,
        "reopen",
        _("Take up again"),
        "restore",
        Permission.ADD_TICKETS,
        act=calling(actions.reopen_inquiries),
        said=lambda count: ngettext(
            "%(count)s inquiry waits again", "%(count)s inquiries wait again", count
        ),
    ),
)
