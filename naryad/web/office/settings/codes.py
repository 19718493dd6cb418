"""What does an organization tell strangers who scan its codes?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.code_input import clean_code_settings
from naryad.assets.code_queries import settings_of
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.codes import CodeSettingsForm
from naryad.web.http import render, see_other, toast
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.taking import demand


@office_door
def organization_codes(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_ORGANIZATION)
    known = settings_of(actor.organization_id)
    names = ("is_public", "shows_address", "scans_kept_months", "version")
    form = CodeSettingsForm(posted(request), initial={name: getattr(known, name) for name in names})

    def act() -> int:
        new, seen = clean_code_settings(form.values()), form.seen_version
        return actions.edit_code_settings(new, seen_version=seen, by=actor, at=at)

    subject = ("organization", actor.organization_id)
    if form.is_bound and form.save(act, by=actor, at=at, subject=subject) is not None:
        toast(request, form.say(_("Settings saved")))
        return see_other(request, reverse("organization_codes"))
    may_edit = actor.may_change(Permission.EDIT_ORGANIZATION)
    context = {**describe_tabs("organization_codes"), "form": form, "may_edit": may_edit}
    return render(request, "office/settings/codes.html", context, status=form.status)
