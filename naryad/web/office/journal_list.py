"""Which face has the journal?"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.devices import name_device
from naryad.lists.fields import Asker
from naryad.lists.journal.journal_list import list_journal
from naryad.lists.journal.rows import describe_lines
from naryad.lists.journal.visibility import journal_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.lists.face import Empty, ListFace, OpenList
from naryad.web.office.happenings import tell_changes
from naryad.web.office.journal_cells import (
    LOOKS,
    lines_url,
    name_row,
    open_url,
    row_url,
    say_kind,
    write_cells,
    write_kind,
)
from naryad.web.taking import demand, take


def open_journal(asker: Asker) -> OpenList:
    demand(asker.actor, Permission.SEE_JOURNAL)
    return OpenList(list_journal(asker, say_kind=say_kind), FACE)


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s line.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s lines.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(_actor: Actor) -> Empty:
    text = _("Sign-ins and changes of rights appear here at once.")
    return Empty(_("The journal is empty"), text, "history")


def _describe_peek(request: SignedInRequest, line_id: int) -> Mapping[str, Any]:
    """All that is known of a line, and the other lines of whom it names."""
    line = take(journal_visible_to(request.actor), line_id)
    (row,) = describe_lines([line], actor=request.actor)
    named = {each.id: each for each in (row.who, row.whom) if each and each.subject == "person"}
    return {
        "row": row,
        "name": name_row(row),
        "said": write_kind(row),
        "changes": tell_changes(line.changes),
        "device": name_device(line.device),
        "who_url": open_url(row.who),
        "whom_url": open_url(row.whom),
        "lines": [(each.name, lines_url(each)) for each in named.values()],
        "url": "",
    }


FACE = ListFace(
    noun="journal",
    title=gettext_lazy("Journal"),
    search_label=gettext_lazy("Lines of a person"),
    search_hint=gettext_lazy("Name, phone, e-mail"),
    row_name=name_row,
    row_url=row_url,
    write_cells=write_cells,
    looks=LOOKS,
    peek="office/journal/peek.html",
    describe_peek=_describe_peek,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    note=gettext_lazy("Newest first"),
    has_menu=False,
)
