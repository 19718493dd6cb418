"""What do the buttons of an import answer: check, run, pause, end, undo it, ask people in?"""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from naryad.core.ids import read_id
from naryad.spreadsheets import actions
from naryad.spreadsheets.import_visibility import take_own_import
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.http import render, see_other
from naryad.web.office.imports.questions import (
    ask_run,
    describe_invitations,
    describe_run_question,
    describe_undo,
)


@office_door
@require_POST
def import_check(request: SignedInRequest, import_id: int) -> HttpResponse:
    actions.check_import(import_id, by=request.actor, at=request.at)
    return _back(request, import_id)


@office_door
@require_POST
def import_sheet(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Another sheet of the file, or heads in another line."""
    line = request.POST.get("header_line", "")
    actions.read_anew(
        import_id,
        sheet=request.POST.get("sheet", ""),
        header_line=int(line) if read_id(line) or line == "0" else None,
        by=request.actor,
        at=request.at,
    )
    return _back(request, import_id)


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def import_run(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Says what will be written and who is written to, and asks for the number where much of what
    is there changes."""
    actor, at = request.actor, request.at
    run = take_own_import(import_id, by=actor)
    form = ask_run(run, posted(request))

    def act() -> int:
        form.demand_count()
        actions.run_import(import_id, seen_version=form.seen_version, by=actor, at=at)
        return import_id

    if form.is_bound:
        if form.save(act, by=actor, at=at) is not None:
            return _back(request, import_id)
        form.show_anew(run.version)
    context = describe_run_question(run, form)
    return render(request, "office/imports/run.html", context, block="dialog", status=form.status)


@office_door
@require_POST
def import_pause(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Pauses, or goes on."""
    go_on = request.POST.get("do") == "go-on"
    act = actions.run_import if go_on else actions.pause_import
    act(import_id, by=request.actor, at=request.at)
    return _back(request, import_id)


@office_door
@require_POST
def import_cancellation(request: SignedInRequest, import_id: int) -> HttpResponse:
    actions.cancel_import(import_id, by=request.actor, at=request.at)
    return _back(request, import_id)


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def import_undo(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Says first what would go, what would be put back and what would stay."""
    if request.method == "POST":
        actions.undo_import(import_id, by=request.actor, at=request.at)
        return _back(request, import_id)
    run = take_own_import(import_id, by=request.actor)
    context = describe_undo(run, actor=request.actor)
    return render(request, "office/imports/undo.html", context, block="dialog")


@office_door
@require_http_methods(["GET", "HEAD", "POST"])
def import_invitations(request: SignedInRequest, import_id: int) -> HttpResponse:
    """Says first how many are written to."""
    run = take_own_import(import_id, by=request.actor)
    if request.method == "POST":
        actions.invite_imported(import_id, by=request.actor, at=request.at)
        return _back(request, import_id)
    context = describe_invitations(run, actor=request.actor)
    return render(request, "office/imports/invite.html", context, block="dialog")


def _back(request: SignedInRequest, import_id: int) -> HttpResponse:
    return see_other(request, reverse("import", args=[import_id]))
