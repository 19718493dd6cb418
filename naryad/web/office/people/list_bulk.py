"""What can be done with many people of a list at once?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.lists.questions import Question, Show


@dataclass(frozen=True, slots=True)
class BulkAct:
    """`key` travels in the form. `asks`: more must be known before it is done."""

    key: str
    label: str | Promise
    icon: str
    permission: Permission
    asks: bool = False
    kinds: frozenset[Kind] = frozenset(Kind)
    with_deleted: bool = False


_CUSTOMERS, _EMPLOYEES = frozenset({Kind.CUSTOMER}), frozenset({Kind.EMPLOYEE})

BULK_ACTS: dict[str, BulkAct] = {
    act.key: act
    for act in (
        BulkAct("invite", _("Send an invitation"), "mail-forward", Permission.INVITE_PEOPLE),
        BulkAct(
            "to-employees",
            _("Move to employees"),
            "transfer",
            Permission.CONVERT_TO_EMPLOYEE,
            asks=True,
            kinds=_CUSTOMERS,
        ),
        BulkAct(
            "to-customers",
            _("Move to customers"),
            "transfer",
            Permission.CONVERT_TO_CUSTOMER,
            asks=True,
            kinds=_EMPLOYEES,
        ),
        BulkAct("ban", _("Ban…"), "ban", Permission.BAN_PEOPLE, asks=True),
        BulkAct("unban", _("Lift the ban"), "lock-open", Permission.BAN_PEOPLE),
        BulkAct("delete", _("Delete"), "trash", Permission.DELETE_PEOPLE),
        BulkAct("restore", _("Restore"), "restore", Permission.DELETE_PEOPLE, with_deleted=True),
    )
}


_ONLY_BANNED = Condition("banned", Operator.IS, ("yes",))


def offered_acts(question: Question, *, kind: Kind, actor: Actor) -> list[BulkAct]:
    """Those that the reader may do and that can make sense with the people of this list."""
    useless = set()
    if question.deleted == Show.HIDE:
        useless.add("restore")
    if question.deleted == Show.ONLY:
        useless |= set(BULK_ACTS) - {"restore"}
    if _ONLY_BANNED not in question.parts:
        useless.add("unban")
    return [
        act
        for act in BULK_ACTS.values()
        if act.key not in useless and kind in act.kinds and actor.may_change(act.permission)
    ]
