"""Which settings do the codes of one object follow?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.visibility import assets_visible_to
from naryad.core.outcomes import only
from naryad.intake import actions
from naryad.intake.settings_queries import chosen_for, templates_of
from naryad.lists.bulk.code_settings_changes import DEFAULT, prepare_choice
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.code_settings import CodeSettingsChoiceForm
from naryad.web.http import render, see_other, toast
from naryad.web.office.assets.asset_frame import asset_crumbs
from naryad.web.taking import take


@office_door
def asset_code_settings(request: SignedInRequest, asset_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take(assets_visible_to(actor), asset_id)
    actor.require(Permission.EDIT_CODES)
    now = chosen_for(actor, asset_id)
    form = CodeSettingsChoiceForm(
        posted(request),
        choices=offer_settings(actor),
        initial={"settings_id": now.pk if now else DEFAULT},
    )

    def act() -> int:
        settings_id = prepare_choice(form.values(), by=actor, at=at)["settings_id"]
        return only(actions.choose_code_settings([asset_id], settings_id, by=actor, at=at))

    if form.is_bound and form.save(act, by=actor, at=at) is not None:
        toast(request, _("Settings saved"))
        return see_other(request, reverse("asset_codes", args=[asset_id]))
    context = {"crumbs": asset_crumbs(found), "asset": found, "form": form}
    template = "office/codes/settings.html"
    return render(request, template, context, block="dialog", status=form.status)


def offer_settings(actor: Actor) -> list[tuple[str, str]]:
    named = [(str(each.pk), str(each.name)) for each in templates_of(actor)]
    return [(DEFAULT, _("As of the organization")), *named]
