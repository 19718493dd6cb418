"""What does an organization let those do who scan its codes?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.intake import actions
from naryad.intake.settings_input import clean_code_settings
from naryad.intake.settings_queries import blank_template, count_followers, settings_of
from naryad.intake.visibility import code_settings_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.settings.code_face import HERE, make_form, show
from naryad.web.office.ticket_settings.choices import find_assignees
from naryad.web.taking import demand, take


@office_door
def organization_codes(request: SignedInRequest) -> HttpResponse:
    """The default, and the templates that some objects follow instead."""
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_ORGANIZATION)
    known = settings_of(actor.organization_id)
    form = make_form(request, known)

    def act() -> int:
        new, seen = clean_code_settings(form.whole_values()), form.seen_version
        return actions.edit_code_settings(None, new, seen_version=seen, by=actor, at=at)

    subject = ("organization", actor.organization_id)
    if form.is_bound and form.save(act, by=actor, at=at, subject=subject) is not None:
        toast(request, form.say(_("Settings saved")))
        return see_other(request, reverse(HERE))
    return show(request, form, known)


@office_door
def code_settings_new(request: SignedInRequest) -> HttpResponse:
    """Begins as the default is."""
    actor, at = request.actor, request.at
    actor.require(Permission.EDIT_ORGANIZATION)
    known = blank_template(actor.organization_id)
    form = make_form(request, known)

    def act() -> int:
        return actions.add_code_settings(clean_code_settings(form.whole_values()), by=actor, at=at)

    if form.is_bound:
        new_id = form.save(act, by=actor, at=at)
        if new_id is not None:
            toast(request, _("Added. Choose it for objects in their list"))
            return see_other(request, reverse("code_settings", args=[new_id]))
    return show(request, form, known, title=_("New template"))


@office_door
def code_settings(request: SignedInRequest, settings_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_ORGANIZATION)
    known = take(code_settings_visible_to(actor).filter(is_default=False), settings_id)
    form = make_form(request, known)

    def act() -> int:
        new, seen = clean_code_settings(form.whole_values()), form.seen_version
        return actions.edit_code_settings(settings_id, new, seen_version=seen, by=actor, at=at)

    subject = ("code_settings", settings_id)
    if form.is_bound and form.save(act, by=actor, at=at, subject=subject) is not None:
        toast(request, form.say(_("Settings saved")))
        return see_other(request, reverse("code_settings", args=[settings_id]))
    return show(request, form, known, title=str(known.name))


@office_door
def code_settings_deletion(request: SignedInRequest, settings_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_ORGANIZATION)
    known = take(code_settings_visible_to(actor).filter(is_default=False), settings_id)
    form = ActionForm(posted(request))

    def act() -> int:
        return actions.delete_code_settings(settings_id, by=actor, at=at)

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        undo = Undo(reverse("code_settings_return", args=[settings_id]))
        toast(request, _("“%(name)s” deleted") % {"name": known.name}, undo=undo)
        return see_other(request, reverse(HERE))
    followers = count_followers(actor, [settings_id]).get(settings_id, 0)
    crumbs = [Crumb(_("Settings"), reverse(HERE)), Crumb(str(known.name))]
    context = {"crumbs": crumbs, "known": known, "form": form, "followers": followers}
    template = "office/settings/code_deletion.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_safe
def code_settings_assignees(request: SignedInRequest) -> HttpResponse:
    """Answers the search inside the form."""
    demand(request.actor, Permission.EDIT_ORGANIZATION)
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
    options = find_assignees(request.actor, words)
    context = {"field": "assignee_id", "options": options}
    return render(request, "office/assets/options.html", context)


@office_door
@require_POST
def code_settings_return(request: SignedInRequest, settings_id: int) -> HttpResponse:
    actor = request.actor
    demand(actor, Permission.EDIT_ORGANIZATION)
    every = code_settings_visible_to(actor, with_deleted=True).filter(is_default=False)
    known = take(every, settings_id)
    actor.require_own_eyes()
    if known.deleted_at is not None:
        actions.restore_code_settings(settings_id, by=actor, at=request.at)
    toast(request, _("“%(name)s” restored") % {"name": known.name})
    return see_other(request, reverse(HERE))
