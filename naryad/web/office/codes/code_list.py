"""Which face has the list of all codes?"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup, escape

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.code_states import CodeState
from naryad.assets.visibility import asset_codes_visible_to
from naryad.lists.codes.codes_list import list_codes
from naryad.lists.codes.fields import ORIGINS, STATES
from naryad.lists.codes.rows import CodeListRow, read_codes
from naryad.lists.fields import Asker
from naryad.web.acting import SignedInRequest
from naryad.web.lists.face import Empty, ListFace, Look, OpenList, OtherLook, Writer
from naryad.web.marks import status
from naryad.web.menu import find_path
from naryad.web.taking import demand, take

# The color of each state.
_KINDS = {CodeState.BLANK: "new", CodeState.LIVING: "done", CodeState.DEAD: "off"}


def open_code_list(asker: Asker) -> OpenList:
    demand(asker.actor, Permission.EDIT_CODES)
    return OpenList(list_codes(asker), FACE)


def _url(row: CodeListRow) -> str:
    """A code has no page of its own: it stands with its object, or with its batch."""
    if row.code.asset_id is not None:
        return reverse("asset_codes", args=[row.code.asset_id])
    return reverse("code_batch", args=[row.code.batch_id])


def _inquiries_url(row: CodeListRow) -> str:
    return f"{find_path('inquiries')}?code={row.id}"


def _write_cells(asker: Asker) -> Mapping[str, Writer]:
    def code(row: CodeListRow) -> Markup:
        link = f'<a class="subj cut num" href="{_url(row)}">{escape(row.said)}</a>'
        return Markup(f'<span class="row0">{link}</span>')  # noqa: S704 - escaped

    def place(row: CodeListRow) -> Markup:
        """On a phone the second line says how often it was scanned, too."""
        scans = ngettext("%(num)s scan", "%(num)s scans", row.scans) % {"num": row.scans}
        if row.code.asset is None:
            return Markup('<span class="on-p num">{}</span>').format(scans)
        said = Markup('{} <span class="on-p num">· {}</span>')
        return said.format(row.code.asset.name, scans)

    def state(row: CodeListRow) -> Markup:
        return status(STATES[row.code.state.lower()], _KINDS[CodeState(row.code.state)])

    def inquiries(row: CodeListRow) -> str:
        if not row.inquiries or not asker.actor.may(Permission.ADD_TICKETS):
            return str(row.inquiries)
        return Markup('<a href="{}">{}</a>').format(_inquiries_url(row), row.inquiries)

    return {"code": code, "object": place, "state": state, "inquiries": inquiries}


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s code.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s codes.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(_actor: Actor) -> Empty:
    text = _("Codes are issued on the cards of objects, or made blank and bound on site.")
    return Empty(_("No codes yet"), text, "qrcode")


def _look_at_batches(_actor: Actor) -> list[OtherLook]:
    return [OtherLook(_("Batches of blank codes"), "qrcode", reverse("codes"), asks=False)]


def _describe_peek(request: SignedInRequest, code_id: int) -> Mapping[str, Any]:
    take(asset_codes_visible_to(request.actor), code_id)
    (row,) = read_codes([code_id], actor=request.actor)
    return {
        "name": row.said,
        "row": row,
        "url": _url(row),
        "state": STATES[row.code.state.lower()],
        "kind": _KINDS[CodeState(row.code.state)],
        "origin": ORIGINS[row.code.origin.lower()],
        "inquiries_url": _inquiries_url(row),
    }


FACE = ListFace(
    noun="code_list",
    title=gettext_lazy("Codes"),
    search_label=gettext_lazy("Search codes"),
    search_hint=gettext_lazy("Code, object, note of a batch"),
    row_name=lambda row: row.said,
    row_url=_url,
    write_cells=_write_cells,
    looks={
        "code": Look("c-main"),
        "object": Look("c-sub", width="w-20"),
        "state": Look("c-st", width="w-13"),
        "scans": Look("r num c-hide", head="r", width="w-11"),
        "inquiries": Look("r num c-hide", head="r", hides="c-mid", width="w-11"),
        "last_scan": Look("num mut c-hide", hides="c-mid", width="w-15"),
        "made_at": Look("num mut c-hide", hides="c-wide", width="w-15"),
        "made_by": Look("mut c-hide", hides="c-wide", width="w-15"),
        "registrations": Look("r num c-hide", head="r", width="w-11"),
    },
    peek="office/codes/peek.html",
    describe_peek=_describe_peek,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    other_looks=_look_at_batches,
    note=gettext_lazy("Newest first"),
    has_menu=False,
)
