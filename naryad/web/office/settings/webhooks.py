"""Which webhooks are there, and how does one of them fare?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.core.cursors import read_cursor
from naryad.lists.paging import take_page
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.office.settings.webhook_words import (
    look_of_delivery,
    look_of_webhook,
    say_kind,
    say_kinds,
)
from naryad.web.taking import demand, take
from naryad.webhooks import actions
from naryad.webhooks.owners import may_change
from naryad.webhooks.queries import count_waiting
from naryad.webhooks.states import WebhookState
from naryad.webhooks.visibility import deliveries_visible_to, webhooks_visible_to

if TYPE_CHECKING:
    from naryad.webhooks.models import Webhook

_SIZE = 30


@office_door
@require_safe
def webhooks(request: SignedInRequest) -> HttpResponse:
    demand(request.actor, Permission.MANAGE_INTEGRATIONS)
    found = webhooks_visible_to(request.actor).select_related("owner").order_by("name", "pk")
    rows = [(each, look_of_webhook(each)) for each in found]
    may_add = request.actor.may_change(Permission.MANAGE_INTEGRATIONS)
    context = {**describe_tabs("webhooks", actor=request.actor), "rows": rows, "may_add": may_add}
    return render(request, "office/settings/webhooks.html", context)


@office_door
@require_safe
def webhook(request: SignedInRequest, webhook_id: int) -> HttpResponse:
    """Its state, and what it has told, newest first."""
    actor = request.actor
    demand(actor, Permission.MANAGE_INTEGRATIONS)
    known = take(webhooks_visible_to(actor, with_ended=True).select_related("owner"), webhook_id)
    rows = deliveries_visible_to(actor).filter(webhook_id=webhook_id)
    cursor = read_cursor(request.GET.get("page"))
    page = take_page(rows, order="id", cursor=cursor, size=_SIZE, newest_first=True)
    is_alive = known.state != WebhookState.ENDED
    context = {
        "crumbs": crumbs(known),
        "webhook": known,
        "look": look_of_webhook(known),
        "kinds": say_kinds(known),
        "waiting": count_waiting([webhook_id]).get(webhook_id, 0),
        "rows": [(each, look_of_delivery(each), say_kind(each.kind)) for each in page.rows],
        "page": page,
        "may_stop": is_alive and actor.may_change(Permission.MANAGE_INTEGRATIONS),
        "may_change": may_change(known, by=actor),
    }
    return render(request, "office/settings/webhook.html", context)


@office_door
@require_POST
def webhook_state(request: SignedInRequest, webhook_id: int) -> HttpResponse:
    if request.POST.get("state") == WebhookState.ACTIVE:
        actions.resume_webhook(webhook_id, by=request.actor, at=request.at)
        toast(request, _("Resumed"))
    else:
        actions.pause_webhook(webhook_id, by=request.actor, at=request.at)
        toast(request, _("Paused"))
    return see_other(request, reverse("webhook", args=[webhook_id]))


def crumbs(webhook: "Webhook | None", *, last: str = "") -> list[Crumb]:
    place = reverse("webhook", args=[webhook.pk]) if webhook and last else ""
    found = [Crumb(webhook.name, place)] if webhook else []
    ends = [Crumb(last)] if last else []
    return [Crumb(_("Settings")), Crumb(_("Webhooks"), reverse("webhooks")), *found, *ends]
