"""Which program was told of what before a story begins?"""

from datetime import datetime

from naryad.history.models import Event
from naryad.webhooks.models import Delivery, Webhook
from naryad.webhooks.secret import make_secret, seal_secret
from naryad.webhooks.states import DeliveryState, Pause, WebhookState
from tests.world import House


def leave_webhook(house: House, *, spice: str, at: datetime) -> None:
    """The administrator's, paused; nobody listens there, and once somebody did."""
    of_house = {"organization": house.organization}
    webhook = Webhook.objects.create(
        **of_house,
        owner=house.admin,
        added_by=house.admin,
        name=f"Учёт {spice}",
        url="http://127.0.0.1:9/naryad",
        sealed_secret=seal_secret(make_secret()),
        kinds=["person.*"],
        state=WebhookState.PAUSED,
        pause=Pause.BY_HAND,
        since=at,
        created_at=at,
    )
    event = Event.objects.filter(**of_house, kind="person.edited").earliest("pk")
    Delivery.objects.create(
        **of_house,
        webhook=webhook,
        event=event,
        kind=event.kind,
        state=DeliveryState.TAKEN,
        attempts=1,
        next_try_at=at,
        created_at=at,
        tried_at=at,
        milliseconds=12,
        body='{"kind": "person.edited"}',
        status=200,
        answer=f"ok {spice}",
    )
