"""What do the lists of settings of tickets answer? One set of doors serves them all."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.spreadsheets.way_back import leads_back
from naryad.tickets import actions
from naryad.tickets.queries import (
    count_open_of_criticality,
    cycles_of_types,
    deleted_settings,
    list_settings,
)
from naryad.tickets.setting_nouns import Setting, SettingName, find_setting
from naryad.tickets.stage_effects import known_effects
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.ticket_settings.choices import find_assignees
from naryad.web.office.ticket_settings.noun_forms import NOUN_FORMS
from naryad.web.office.ticket_settings.ordering import read_order
from naryad.web.office.ticket_settings.setting_face import describe_lines, list_uses
from naryad.web.office.ticket_settings.tabs import describe_tabs, lead_to
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from naryad.web.office.ticket_settings.noun_forms import NounForm


@office_door
@require_safe
def setting_list(request: SignedInRequest, setting: str) -> HttpResponse:
    actor, noun = request.actor, find_setting(setting)
    demand(actor, Permission.EDIT_TICKET_SETTINGS)
    deleted = deleted_settings(actor, setting)
    shows_deleted = "deleted" in request.GET
    rows = deleted if shows_deleted else list_settings(actor, setting)
    cycles = cycles_of_types(actor) if setting == "types" else {}
    context = {
        "crumbs": [Crumb(_("Ticket settings"))],
        "noun": noun,
        "tabs": describe_tabs(request, setting),
        "lines": describe_lines(rows, setting, cycles, today=actor.today),
        "deleted": len(deleted),
        "shows_deleted": shows_deleted,
        "may_export": actor.viewed_by is None and leads_back(setting, actor),
        "may_edit": actor.may_change(Permission.EDIT_TICKET_SETTINGS),
    }
    return render(request, "office/ticket_settings/list.html", context)


@office_door
def setting_new(request: SignedInRequest, setting: str) -> HttpResponse:
    actor, at, noun = request.actor, request.at, find_setting(setting)
    actor.require(Permission.EDIT_TICKET_SETTINGS)
    noun_form = NOUN_FORMS[setting]
    form = noun_form.make(request, None)
    if request.method == "POST":
        new_id = form.save(lambda: noun_form.add(request, form), by=actor, at=at)
        if new_id is not None:
            toast(request, noun_form.added)
            leads = reverse("cycle", args=[new_id]) if setting == "types" else _list_url(noun)
            return see_other(request, leads)
    return _ask(request, noun, form, title=noun_form.new, submit=_("Add"))


@office_door
def setting_edit(request: SignedInRequest, setting: str, setting_id: int) -> HttpResponse:
    actor, at, noun = request.actor, request.at, find_setting(setting)
    row = take(noun.visible_to(actor), setting_id)
    actor.require(Permission.EDIT_TICKET_SETTINGS)
    noun_form = NOUN_FORMS[setting]
    form = noun_form.make(request, row)
    if request.method == "POST":
        saved = form.save(
            lambda: noun_form.edit(request, form, setting_id),
            by=actor,
            at=at,
            subject=(noun.subject, setting_id),
        )
        if saved is not None:
            toast(request, form.say(_("Saved")))
            return see_other(request, _list_url(noun))
    return _ask(request, noun, form, title=str(row.name), submit=_("Save"), row=row)


@office_door
def setting_deletion(request: SignedInRequest, setting: str, setting_id: int) -> HttpResponse:
    actor, at, noun = request.actor, request.at, find_setting(setting)
    row = take(noun.visible_to(actor, with_deleted=request.method == "POST"), setting_id)
    actor.require(Permission.EDIT_TICKET_SETTINGS)
    form = ActionForm(posted(request))

    def act() -> int:
        return actions.delete_setting(setting, setting_id, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        undo = Undo(reverse("ticket_setting_return", args=[setting, setting_id]))
        toast(request, _("“%(name)s” deleted") % {"name": row.name}, undo=undo)
        return see_other(request, _list_url(noun))
    context = {
        "crumbs": lead_to(setting),
        "noun": noun,
        "row": row,
        "form": form,
        "uses": list_uses(row, setting),
        "kept_by": _count_keepers(request, setting, setting_id),
    }
    template = "office/ticket_settings/deletion.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_POST
def setting_restoration(request: SignedInRequest, setting: str, setting_id: int) -> HttpResponse:
    actor, noun = request.actor, find_setting(setting)
    row = take(noun.visible_to(actor, with_deleted=True), setting_id)
    actor.require(Permission.EDIT_TICKET_SETTINGS)
    if row.deleted_at is not None:
        actions.restore_setting(setting, setting_id, by=actor, at=request.at)
    toast(request, _("“%(name)s” restored") % {"name": row.name})
    return see_other(request, _list_url(noun))


@office_door
@require_POST
def setting_order(request: SignedInRequest, setting: str) -> HttpResponse:
    """From a row's button without a script, or the whole order after a row was moved."""
    actor, noun = request.actor, find_setting(setting)
    actor.require(Permission.EDIT_TICKET_SETTINGS)
    known = [row.pk for row in list_settings(actor, setting)]
    actions.arrange_settings(setting, read_order(request, known), by=actor, at=request.at)
    if "quietly" in request.POST:
        return HttpResponse(status=204)
    return see_other(request, _list_url(noun))


@office_door
@require_safe
def assignee_options(request: SignedInRequest) -> HttpResponse:
    """Answers the search inside the form of a stage."""
    demand(request.actor, Permission.EDIT_TICKET_SETTINGS)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    options = find_assignees(request.actor, words)
    context = {"field": "assignee_id", "options": options}
    return render(request, "office/assets/options.html", context)


def _ask(
    request: SignedInRequest,
    noun: Setting,
    form: ActionForm,
    *,
    title: Any,
    submit: str,
    row: Any = None,
) -> HttpResponse:
    noun_form: NounForm = NOUN_FORMS[noun.name]
    context = {
        "crumbs": [*lead_to(noun.name), Crumb(title)],
        "noun": noun,
        "form": form,
        "row": row,
        "title": title,
        "submit": submit,
        "abouts": {each.code: {"hint": each.about} for each in known_effects()},
    }
    return render(request, noun_form.template, context, status=form.status)


def _count_keepers(request: SignedInRequest, setting: str, setting_id: int) -> int:
    """Tickets keep a criticality that is deleted; what else is deleted no ticket has."""
    if setting != SettingName.CRITICALITIES:
        return 0
    return count_open_of_criticality(request.actor, setting_id)


def _list_url(noun: Setting) -> str:
    return reverse("ticket_setting_list", args=[noun.name])
