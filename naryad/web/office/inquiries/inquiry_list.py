"""Which face has the list of inquiries?"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup, escape

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.moments import say_moment
from naryad.intake.visibility import inquiries_visible_to
from naryad.lists.bulk.registry import verbs_of
from naryad.lists.fields import Asker
from naryad.lists.inquiries.inquiries_list import list_inquiries
from naryad.lists.inquiries.rows import InquiryRow, read_inquiries
from naryad.lists.questions import Question
from naryad.web.acting import SignedInRequest
from naryad.web.lists.face import Empty, ListFace, Look, OpenList, Writer
from naryad.web.marks import status
from naryad.web.menu import find_path
from naryad.web.taking import demand, take

# The color of each state.
KINDS = {"NEW": "new", "TICKET": "done", "MERGED": "done", "REFUSED": "off"}


def open_inquiries(asker: Asker) -> OpenList:
    demand(asker.actor, Permission.ADD_TICKETS)
    return OpenList(list_inquiries(asker), FACE)


def _url(row: InquiryRow) -> str:
    return f"{find_path('inquiries')}{row.id}/"


def _pick(row: InquiryRow) -> str:
    """With the version that the reader sees: what changes meanwhile is left alone."""
    return f"{row.id}.{row.inquiry.version}"


def _write_cells(_asker: Asker) -> Mapping[str, Writer]:
    def name(row: InquiryRow) -> Markup:
        link = f'<a class="subj cut" href="{_url(row)}">{escape(row.name)}</a>'
        return Markup(f'<span class="row0">{link}</span>')  # noqa: S704 - escaped

    def place(row: InquiryRow) -> Markup:
        """On a phone the second line says when, too."""
        return Markup('{} <span class="on-p num">· {}</span>').format(
            row.inquiry.asset.name, say_moment(row.inquiry.at)
        )

    def state(row: InquiryRow) -> Markup:
        return status(row.inquiry.get_state_display(), KINDS[row.inquiry.state])

    return {
        "text": name,
        "object": place,
        "state": state,
        "photos": _say_photos,
        "ticket": _write_ticket,
    }


def _say_photos(row: InquiryRow) -> str:
    photos = ngettext("%(num)s photo", "%(num)s photos", row.photos) % {"num": row.photos}
    others = ngettext("%(num)s more has it", "%(num)s more have it", row.others)
    said = (photos if row.photos else "", others % {"num": row.others} if row.others else "")
    return ", ".join(filter(None, said))


def _write_ticket(row: InquiryRow) -> str:
    if not row.ticket:
        return ""
    url = reverse("ticket", args=[row.inquiry.ticket_id])
    return Markup('<a href="{}">{}</a>').format(url, row.ticket)


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s inquiry.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s inquiries.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(_actor: Actor) -> Empty:
    text = _(
        "Here stands what people without an account report by the codes on objects that you see."
    )
    return Empty(_("No inquiries yet"), text, "inbox")


def _describe_peek(request: SignedInRequest, inquiry_id: int) -> Mapping[str, Any]:
    take(inquiries_visible_to(request.actor), inquiry_id)
    (row,) = read_inquiries([inquiry_id], actor=request.actor)
    return {"name": row.name, "row": row, "url": _url(row), "kind": KINDS[row.inquiry.state]}


def _offer_bulk(opened: OpenList, _question: Question) -> Mapping[str, Any] | None:
    verbs = [each for each in verbs_of("inquiry") if opened.actor.may_change(each.permission)]
    return {"verbs": verbs, "list": "inquiries"} if verbs else None


FACE = ListFace(
    noun="inquiries",
    title=gettext_lazy("Inquiries"),
    search_label=gettext_lazy("Search inquiries"),
    search_hint=gettext_lazy("Words, object, e-mail, phone"),
    row_name=lambda row: row.name,
    row_url=_url,
    pick_row=_pick,
    write_cells=_write_cells,
    looks={
        "text": Look("c-main"),
        "object": Look("mut c-sub", width="w-24"),
        "state": Look("c-st", width="w-18"),
        "photos": Look("mut c-hide", hides="c-mid", width="w-18"),
        "at": Look("num mut c-hide", hides="c-mid", width="w-15"),
        "code": Look("num c-hide", width="w-11"),
        "phone": Look("num c-hide", width="w-15"),
        "ticket": Look("num c-hide", width="w-14"),
    },
    peek="office/inquiries/peek.html",
    describe_peek=_describe_peek,
    bulk="office/runs/bulk_bar.html",
    offer_bulk=_offer_bulk,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    note=gettext_lazy("Newest first"),
)
