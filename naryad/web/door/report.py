"""How does somebody without an account report something of an object whose code they scan?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naryad.access.actor import act_as_system
from naryad.assets.codes import find_code, read_code
from naryad.assets.scanning import Lead, Where
from naryad.core.errors import NotVisible, TooManyTries
from naryad.intake import actions
from naryad.intake.acting import act_for_strangers
from naryad.intake.beginning_tickets import work_buttons
from naryad.intake.inquiry_input import MOST_PHOTOS
from naryad.intake.passports import Passport, find_passport, scan_code
from naryad.intake.status_links import token_of
from naryad.web.acting import ActingRequest
from naryad.web.door.report_photos import attach_all, tell_refused
from naryad.web.door.strangers import (
    count_report,
    hide_from_search,
    known_device,
    remember_device,
)
from naryad.web.forms.action_form import posted
from naryad.web.forms.reports import ReportForm
from naryad.web.http import render, see_other, toast
from naryad.web.scanning import count_scan

if TYPE_CHECKING:
    from naryad.access.actor import Actor


def report(request: ActingRequest, code: str) -> HttpResponse:
    """Whoever sees the object reports there, under their own name."""
    count_scan(request)
    found = scan_code(find_code(code), by=_reporter(request), at=request.at, is_scan=False)
    if isinstance(found, Lead):
        return _report_inside(request, found)
    passport = _demand(found)
    text, device = read_code(code) or "", known_device(request)
    form = _form(request, passport, text)
    by = act_as_system(passport.code.organization_id)
    if form.is_bound and _is_counted(request, form, text, device):

        def act() -> int:
            return actions.send_inquiry(text, form.read(), by=by, at=request.at)

        inquiry_id = form.save(act, by=by, at=request.at)
        if inquiry_id is not None:
            return remember_device(_leave(request, inquiry_id, by), device)
    return _show(request, passport, form, text)


@require_POST
def same_trouble(request: ActingRequest, code: str) -> HttpResponse:
    """Instead of one more report of what is reported already."""
    count_scan(request)
    passport, device = _demand(find_passport(code)), known_device(request)
    count_report(request, read_code(code) or "", device)
    by = act_as_system(passport.code.organization_id)
    actions.note_same_trouble(code, device, by=by, at=request.at)
    toast(request, _("Thank you. They know now that it is your trouble too"))
    back = f"{reverse('scan', args=[code])}{_tried(request)}"
    return remember_device(see_other(request, back), device)


def _reporter(request: ActingRequest) -> "Actor | None":
    return None if request.GET.get("as") == "stranger" else request.actor


def _demand(found: Passport | None) -> Passport:
    if found is None or not found.settings.takes_strangers_reports:
        raise NotVisible
    return found


def _report_inside(request: ActingRequest, found: Lead) -> HttpResponse:
    if found.where != Where.ASSET or request.actor is None:
        raise NotVisible
    if request.actor.is_employee:
        return see_other(request, f"{reverse('ticket_new')}?asset_id={found.id}")
    return see_other(request, f"{reverse('portal_ticket_new')}?object={found.id}")


def _form(request: ActingRequest, passport: Passport, code: str) -> ReportForm:
    program = act_for_strangers(passport.code.organization, at=request.at)
    asset_id = passport.code.asset_id or 0
    work = work_buttons(passport.settings, asset_id, actor=program)
    named = [(str(each.pk), str(each.name)) for each in work]
    return ReportForm(posted(request), code=code, settings=passport.settings, work_types=named)


def _is_counted(request: ActingRequest, form: ReportForm, code: str, device: str) -> bool:
    """What was typed stays on the page."""
    try:
        count_report(request, code, device)
    except TooManyTries as refusal:
        form.refuse(refusal)
        return False
    return True


def _leave(request: ActingRequest, inquiry_id: int, by: "Actor") -> HttpResponse:
    """The report is there; a photo that is no good does not take it away."""
    tell_refused(request, attach_all(request, inquiry_id, by=by))
    return see_other(request, reverse("inquiry_status", args=[token_of(inquiry_id)]))


def _show(request: ActingRequest, passport: Passport, form: ReportForm, code: str) -> HttpResponse:
    context = {
        "passport": passport,
        "form": form,
        "code": code,
        "most": MOST_PHOTOS,
        "tried": _tried(request),
    }
    return hide_from_search(render(request, "door/report.html", context, status=form.status))


def _tried(request: ActingRequest) -> str:
    return "?as=stranger" if request.GET.get("as") == "stranger" else ""
