"""What can be done with many tickets at once?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.lists.bulk.ticket_changes import (
    assign,
    assign_as_before,
    change_tickets,
    prepare_assignment,
    prepare_criticality,
    prepare_deadline,
    prepare_parent,
    prepare_work_type,
    put_tickets_back,
    refuse_sent,
    remember_assignees,
    remember_tickets,
)
from naryad.lists.bulk.ticket_moves import leave_out, move, move_back, prepare_moves
from naryad.lists.bulk.verbs import Noun, Prepare, Verb, calling
from naryad.tickets import actions
from naryad.tickets.last_moves import UNDO_WITHIN
from naryad.tickets.models import Ticket
from naryad.tickets.parents import hold_parents
from naryad.tickets.ticket_locking import share_links, take_tickets
from naryad.tickets.visibility import tickets_visible_to


def _lock(ids: Sequence[int], *, by: Actor, at: datetime) -> Mapping[int, int]:
    """Living ones and deleted ones, in order of ids in one go."""
    return {pk: each.version for pk, each in take_tickets(ids, by=by, is_deleted=None).items()}


TICKETS = Noun(
    "ticket",
    table=Ticket,
    visible_to=lambda actor: tickets_visible_to(actor, with_deleted=True),
    lock=_lock,
    none_picked=_("No ticket is selected"),
    too_many=_("More than %(count)s tickets at once are too many: narrow the list down first."),
)


def _hold(*, by: Actor) -> None:
    """Of changes that name directories, objects or other tickets, or may put such back."""
    share_links(by.organization_id)
    hold_parents(by.organization_id)


def _say_changed(count: int) -> str:
    return ngettext("%(count)s ticket changed", "%(count)s tickets changed", count)


def _say_back(count: int) -> str:
    return ngettext("%(count)s ticket is as before", "%(count)s tickets are as before", count)


def _changing(key: str, label: str | Promise, icon: str, prepare: Prepare) -> Verb:
    return Verb(
        TICKETS,
        key,
        label,
        icon,
        Permission.EDIT_TICKETS,
        act=change_tickets,
        said=_say_changed,
        prepare=prepare,
        asks=True,
        undone_by="put-back",
        keep=remember_tickets,
        hold=_hold if key == "parent" else lambda *, by: share_links(by.organization_id),
    )


VERBS = (
    Verb(
        TICKETS,
        "assign",
        _("Assign…"),
        "user-plus",
        Permission.ASSIGN_TICKETS,
        act=assign,
        said=_say_changed,
        prepare=prepare_assignment,
        asks=True,
        undone_by="assign-back",
        keep=remember_assignees,
    ),
    Verb(
        TICKETS,
        "assign-back",
        _("Assign as before"),
        "arrow-back-up",
        Permission.ASSIGN_TICKETS,
        act=assign_as_before,
        said=_say_back,
        prepare=refuse_sent,
        is_offered=False,
    ),
    Verb(
        TICKETS,
        "move",
        pgettext_lazy("ticket", "Move…"),
        "arrow-right",
        Permission.MOVE_TICKETS,
        act=move,
        said=lambda count: ngettext("%(count)s ticket moved", "%(count)s tickets moved", count),
        prepare=prepare_moves,
        asks=True,
        undone_by="move-back",
        leave_out=leave_out,
        undo_within=UNDO_WITHIN,
        has_own_undo=True,
    ),
    Verb(
        TICKETS,
        "move-back",
        _("Move back"),
        "arrow-back-up",
        Permission.MOVE_TICKETS,
        act=move_back,
        said=_say_back,
        prepare=refuse_sent,
        is_offered=False,
    ),
    _changing("criticality", _("Criticality…"), "flag", prepare_criticality),
    _changing("deadline", _("Deadline…"), "clock", prepare_deadline),
    _changing("work-type", _("Work type…"), "tool", prepare_work_type),
    _changing("parent", _("Part of a ticket…"), "subtask", prepare_parent),
    Verb(
        TICKETS,
        "put-back",
        _("Put back"),
        "arrow-back-up",
        Permission.EDIT_TICKETS,
        act=put_tickets_back,
        said=_say_back,
        prepare=refuse_sent,
        hold=_hold,
        is_offered=False,
    ),
    Verb(
        TICKETS,
        "archive",
        _("Into the archive"),
        "archive",
        Permission.ARCHIVE_TICKETS,
        act=calling(actions.archive_tickets),
        said=lambda count: ngettext(
            "%(count)s ticket put into the archive",
            "%(count)s tickets put into the archive",
            count,
        ),
        undone_by="unarchive",
    ),
    Verb(
        TICKETS,
        "unarchive",
        _("Out of the archive"),
        "archive-off",
        Permission.ARCHIVE_TICKETS,
        act=calling(actions.unarchive_tickets),
        said=lambda count: ngettext(
            "%(count)s ticket taken out of the archive",
            "%(count)s tickets taken out of the archive",
            count,
        ),
        undone_by="archive",
    ),
    Verb(
        TICKETS,
        "delete",
        _("Delete"),
        "trash",
        Permission.DELETE_TICKETS,
        act=calling(actions.delete_tickets),
        said=lambda count: ngettext("%(count)s ticket deleted", "%(count)s tickets deleted", count),
        is_danger=True,
        undone_by="restore",
    ),
    Verb(
        TICKETS,
        "restore",
        _("Restore"),
        "restore",
        Permission.DELETE_TICKETS,
        act=calling(actions.restore_tickets),
        said=lambda count: ngettext(
            "%(count)s ticket restored", "%(count)s tickets restored", count
        ),
        undone_by="delete",
    ),
)
