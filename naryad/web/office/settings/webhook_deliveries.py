"""What exactly was told and answered, and how is it told once more?"""

import json

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import render, see_other
from naryad.web.office.settings.webhook_words import look_of_delivery, say_kind
from naryad.web.office.settings.webhooks import crumbs
from naryad.web.taking import demand, take
from naryad.webhooks import actions
from naryad.webhooks.owners import may_change
from naryad.webhooks.visibility import deliveries_visible_to


@office_door
@require_safe
def webhook_delivery(request: SignedInRequest, delivery_id: int) -> HttpResponse:
    demand(request.actor, Permission.MANAGE_INTEGRATIONS)
    rows = deliveries_visible_to(request.actor).select_related("webhook__owner")
    known = take(rows, delivery_id)
    said = say_kind(known.kind)
    context = {
        "crumbs": crumbs(known.webhook, last=said),
        "delivery": known,
        "said": said,
        "look": look_of_delivery(known),
        "body": json.dumps(json.loads(known.body), ensure_ascii=False, indent=2)
        if known.body
        else "",
        "may_repeat": may_change(known.webhook, by=request.actor),
    }
    return render(request, "office/settings/webhook_delivery.html", context, block="delivery")


@office_door
@require_POST
def webhook_test(request: SignedInRequest, webhook_id: int) -> HttpResponse:
    new_id = actions.try_webhook(webhook_id, by=request.actor, at=request.at)
    return see_other(request, reverse("webhook_delivery", args=[new_id]))


@office_door
@require_POST
def webhook_repetition(request: SignedInRequest, delivery_id: int) -> HttpResponse:
    new_id = actions.repeat_delivery(delivery_id, by=request.actor, at=request.at)
    return see_other(request, reverse("webhook_delivery", args=[new_id]))
