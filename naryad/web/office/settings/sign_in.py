"""What does the organization demand of a sign-in?"""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.permissions import Permission
from naryad.accounts.factors import has_factor
from naryad.organizations import actions
from naryad.organizations.queries import own_organization
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import render, see_other, toast
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.taking import demand


class SignInRulesForm(ActionForm):
    administrators_need_factor = forms.BooleanField(
        label=gettext_lazy("Administrators need a second factor"), required=False
    )


@office_door
def organization_sign_in(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_ORGANIZATION)
    known = own_organization(actor).administrators_need_factor
    form = SignInRulesForm(posted(request), initial={"administrators_need_factor": known})

    def act() -> bool:
        wanted = bool(form.values()["administrators_need_factor"])
        return actions.demand_factor(wanted, by=actor, at=at)

    if request.method == "POST":
        changed = form.save(act, by=actor, at=at)
        if changed is not None:
            toast(request, _("Settings saved") if changed else _("Nothing has changed"))
            return see_other(request, reverse("organization_sign_in"))
    context = {
        **describe_tabs("organization_sign_in", actor=request.actor),
        "form": form,
        "may_edit": actor.is_administrator and actor.may_change(Permission.EDIT_ORGANIZATION),
        "has_factor": has_factor(request.user.pk),
    }
    return render(request, "office/settings/sign_in.html", context, status=form.status)
