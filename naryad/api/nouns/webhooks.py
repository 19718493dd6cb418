"""What can a program do with webhooks? The same as somebody on their pages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import orjson
from django.http import HttpResponse

from naryad.access.permissions import Permission
from naryad.api.answering import answer, answer_late, answer_nothing, read_seen
from naryad.api.asking import ApiRequest
from naryad.api.hearing import demand_hearing, hears_of
from naryad.api.moments import say_moment
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf
from naryad.api.plain_pages import PLAIN, PLAIN_PARAMETERS, answer_plain
from naryad.api.schemas.shared import Page
from naryad.api.schemas.webhooks import (
    DeliveryItem,
    NewWebhook,
    SecretItem,
    WebhookItem,
    WebhookPatch,
    WebhookWithSecret,
)
from naryad.core.errors import NotPermitted, NotVisible, Stale
from naryad.lists.happened_kinds import NOUNS, VERBS, subject_of
from naryad.webhooks import actions
from naryad.webhooks.input import clean_webhook
from naryad.webhooks.owners import ask_as_owner, refuse_other_owner, take_owner
from naryad.webhooks.visibility import deliveries_visible_to, webhooks_visible_to

if TYPE_CHECKING:
    from naryad.webhooks.models import Delivery, Webhook

WEBHOOKS = Noun("webhooks")


@WEBHOOKS.get("", "list", answers=Page[WebhookItem], query=PLAIN, parameters=PLAIN_PARAMETERS)
def list_(request: ApiRequest) -> HttpResponse:
    """The newest first: one's own, to administrators all."""
    _demand(request)
    return answer_plain(
        request,
        webhooks_visible_to(request.actor),
        lambda page: [_item(each) for each in page],
        of="webhooks",
        item=WebhookItem,
    )


@WEBHOOKS.post("", "add", answers=WebhookWithSecret, status=201, once="secret")
def add(request: ApiRequest, body: NewWebhook) -> HttpResponse:
    """Told from now on, as `owner` sees it; without one, as the caller. `secret` is told this once:
    sent again with the same Idempotency-Key, the answer has it not."""
    actor, at = request.actor, request.at
    actor.require(Permission.MANAGE_INTEGRATIONS)
    _demand_hearing(request, body.kinds)
    owner = take_owner(body.owner or actor.person_id or 0, by=actor)
    new = clean_webhook(body.model_dump(), asker=ask_as_owner(owner, at=at))
    made = actions.add_webhook(new, owner_id=owner.pk, by=actor, at=at)
    item = _item(_take(request, made.id))
    return answer({**item, "secret": made.secret}, status=201)


@WEBHOOKS.get("/{row:webhook_id}", "one", answers=WebhookItem)
def one(request: ApiRequest, webhook_id: int) -> HttpResponse:
    _demand(request)
    return answer(_item(_take(request, webhook_id)))


@WEBHOOKS.patch("/{row:webhook_id}", "edit", answers=WebhookItem)
def edit(request: ApiRequest, webhook_id: int, body: WebhookPatch) -> HttpResponse:
    """What is not sent stays as it is. Its owner alone changes it, by a token that hears of all
    that it tells."""
    actor, at = request.actor, request.at
    actor.require(Permission.MANAGE_INTEGRATIONS)
    known = _take(request, webhook_id)
    refuse_other_owner(known, by=actor)
    _demand_hearing(request, [*known.kinds, *(body.kinds or ())])
    current = {"name": known.name, "url": known.url, "kinds": known.kinds, "filter": known.filter}
    sent = body.model_dump(exclude_unset=True, exclude={"version"})
    new = clean_webhook({**current, **sent}, asker=ask_as_owner(known.owner, at=at))
    seen = read_seen(request, body.version)
    try:
        actions.edit_webhook(webhook_id, new, seen_version=seen, by=actor, at=at)
    except Stale as stale:
        return answer_late(stale, _item(_take(request, webhook_id)))
    return answer(_item(_take(request, webhook_id)))


@WEBHOOKS.delete("/{row:webhook_id}", "end", status=204)
def end(request: ApiRequest, webhook_id: int) -> HttpResponse:
    """For good: it has no restoration."""
    actions.end_webhook(webhook_id, by=request.actor, at=request.at)
    return answer_nothing()


@WEBHOOKS.post("/{row:webhook_id}/pause", "pause", answers=WebhookItem)
def pause(request: ApiRequest, webhook_id: int) -> HttpResponse:
    """What happens meanwhile is not told afterwards: a program reads it in `events`."""
    actions.pause_webhook(webhook_id, by=request.actor, at=request.at)
    return answer(_item(_take(request, webhook_id)))


@WEBHOOKS.delete("/{row:webhook_id}/pause", "resume", answers=WebhookItem)
def resume(request: ApiRequest, webhook_id: int) -> HttpResponse:
    actions.resume_webhook(webhook_id, by=request.actor, at=request.at)
    return answer(_item(_take(request, webhook_id)))


@WEBHOOKS.post("/{row:webhook_id}/secret", "renew", answers=SecretItem, once="secret")
def renew(request: ApiRequest, webhook_id: int) -> HttpResponse:
    """The one before signs nothing any more."""
    secret = actions.renew_webhook_secret(webhook_id, by=request.actor, at=request.at)
    return answer({"secret": secret})


@WEBHOOKS.post("/{row:webhook_id}/test", "test", answers=DeliveryItem, status=201)
def test(request: ApiRequest, webhook_id: int) -> HttpResponse:
    """A delivery that tells of nothing but itself, and is tried once."""
    new_id = actions.try_webhook(webhook_id, by=request.actor, at=request.at)
    return answer(_delivery(_take_delivery(request, new_id), request), status=201)


@WEBHOOKS.get(
    "/{row:webhook_id}/deliveries",
    "deliveries",
    answers=Page[DeliveryItem],
    query=PLAIN,
    parameters=PLAIN_PARAMETERS,
)
def deliveries(request: ApiRequest, webhook_id: int) -> HttpResponse:
    """What was sent in the last 30 days, newest first; `body` is null where a token is not for the
    noun of which it tells."""
    _demand(request)
    known = webhooks_visible_to(request.actor, with_ended=True).filter(pk=webhook_id).first()
    if known is None:
        raise NotVisible
    rows = deliveries_visible_to(request.actor).filter(webhook_id=webhook_id)
    return answer_plain(
        request,
        rows,
        lambda page: [_delivery(each, request) for each in page],
        of=f"webhooks/{webhook_id}/deliveries",
        item=DeliveryItem,
    )


@WEBHOOKS.post(
    "/deliveries/{row:delivery_id}/repetition", "repeat", answers=DeliveryItem, status=201
)
def repeat(request: ApiRequest, delivery_id: int) -> HttpResponse:
    """Once more, with what the owner sees of it now."""
    new_id = actions.repeat_delivery(delivery_id, by=request.actor, at=request.at)
    return answer(_delivery(_take_delivery(request, new_id), request), status=201)


def _demand(request: ApiRequest) -> None:
    if not request.actor.may(Permission.MANAGE_INTEGRATIONS):
        raise NotPermitted


def _demand_hearing(request: ApiRequest, kinds: Iterable[str]) -> None:
    """Whoever says where it goes hears of it. What is no kind at all is refused as such."""
    subjects = {subject_of(kind) for kind in kinds}
    demand_hearing(request, [NOUNS[each] for each in sorted(subjects & set(VERBS))])


def _take(request: ApiRequest, webhook_id: int) -> "Webhook":
    rows = webhooks_visible_to(request.actor).filter(pk=webhook_id)
    known = rows.select_related("owner__organization").first()
    if known is None:
        raise NotVisible
    return known


def _take_delivery(request: ApiRequest, delivery_id: int) -> "Delivery":
    return deliveries_visible_to(request.actor).get(pk=delivery_id)


def _item(webhook: "Webhook") -> ItemOf:
    return {
        "id": webhook.pk,
        "name": webhook.name,
        "url": webhook.url,
        "kinds": webhook.kinds,
        "filter": webhook.filter,
        "owner": webhook.owner_id,
        "state": webhook.state.lower(),
        "pause": webhook.pause.lower() or None,
        "failures": webhook.failures,
        "taken_at": say_moment(webhook.taken_at),
        "created_at": say_moment(webhook.created_at),
        "version": webhook.version,
    }


def _delivery(delivery: "Delivery", request: ApiRequest) -> ItemOf:
    is_heard = hears_of(request, NOUNS.get(subject_of(delivery.kind), WEBHOOKS.name))
    return {
        "id": delivery.pk,
        "webhook": delivery.webhook_id,
        "event": delivery.event_id,
        "kind": delivery.kind,
        "state": delivery.state.lower(),
        "attempts": delivery.attempts,
        "created_at": say_moment(delivery.created_at),
        "tried_at": say_moment(delivery.tried_at),
        "milliseconds": delivery.milliseconds,
        "body": _read_body(delivery.body) if is_heard else None,
        "status": delivery.status,
        "answer": delivery.answer,
    }


def _read_body(body: str) -> Any:
    return orjson.loads(body) if body else None
