"""What does the form of code settings offer, and what stands around it?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.queries import list_entries
from naryad.intake.settings_queries import count_followers, templates_of
from naryad.intake.trying import find_trial
from naryad.tickets.visibility_of_settings import criticalities_visible_to, types_offered_to
from naryad.web.acting import SignedInRequest
from naryad.web.forms.action_form import posted
from naryad.web.forms.code_settings import CodeSettingsForm, fill_from_settings
from naryad.web.http import Crumb, render
from naryad.web.office.settings.code_words import say_outcomes
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.office.ticket_settings.choices import name_all, offer_employees

if TYPE_CHECKING:
    from naryad.intake.models import CodeSettings

HERE = "organization_codes"


def make_form(request: SignedInRequest, known: "CodeSettings") -> CodeSettingsForm:
    """Filled with what is kept."""
    sent = posted(request)
    chosen = sent.get("assignee_id", "") if sent else str(known.assignee_id or "")
    return CodeSettingsForm(
        sent,
        choices=_offer(request.actor, chosen or ""),
        initial=fill_from_settings(known),
        has_name=not known.is_default,
    )


def show(
    request: SignedInRequest, form: CodeSettingsForm, known: "CodeSettings", *, title: str = ""
) -> HttpResponse:
    actor = request.actor
    context = {
        **describe_tabs(HERE, actor=request.actor),
        "form": form,
        "known": known,
        "title": title,
        "may_edit": actor.may_change(Permission.EDIT_ORGANIZATION),
        "outcomes": say_outcomes(known),
        "trial": find_trial(actor, known) if known.pk or known.is_default else None,
    }
    if known.is_default:
        context |= _describe_templates(request)
    else:
        context["crumbs"] = [Crumb(_("Settings"), reverse(HERE)), Crumb(title)]
    return render(request, "office/settings/codes.html", context, status=form.status)


def _describe_templates(request: SignedInRequest) -> dict[str, Any]:
    """Beside the default; those that were deleted for whoever asks."""
    actor = request.actor
    rows = templates_of(actor, with_deleted=True)
    shows_deleted = "deleted" in request.GET
    shown = [each for each in rows if (each.deleted_at is not None) == shows_deleted]
    followers = count_followers(actor, [each.pk for each in shown])
    return {
        "templates": [(each, followers.get(each.pk, 0)) for each in shown],
        "deleted_count": sum(each.deleted_at is not None for each in rows),
        "shows_deleted": shows_deleted,
    }


def _offer(actor: Actor, assignee: str) -> dict[str, list[tuple[str, str]]]:
    work = [(str(each.pk), str(each.name)) for each in list_entries(actor, "work-types")]
    types = types_offered_to(actor).order_by("position", "pk")
    return {
        "type_id": [("", _("As usual")), *name_all(types)],
        "work_type_id": [("", _("Who reports says it")), *work],
        "criticality_id": [("", _("As usual")), *name_all(criticalities_visible_to(actor))],
        "assignee_id": [("", _("Nobody yet")), *offer_employees(actor, [assignee])],
    }
