"""How does one delivery leave the program, at least once, whatever dies on the way?

Marked *sending*, sent outside of any transaction, marked with the answer. One that is found in
*sending* after its lease has lost its sender, and goes again under the same id.
"""

import time
from collections.abc import Callable
from datetime import datetime

from django.db import connection
from django.utils import translation

from naryad.core.egress import tell
from naryad.core.errors import Refusal
from naryad.webhooks import actions, secret
from naryad.webhooks.bodies import make_body
from naryad.webhooks.models import LONGEST_ANSWER, Delivery
from naryad.webhooks.outcome import Attempt, cut_answer


def send_next(webhook_id: int, *, now: Callable[[], datetime]) -> bool:
    """Whether another may be sent at once: not when nothing was due, and not to a server that has
    just refused, whose time is others' meanwhile."""
    assert not connection.in_atomic_block, "It would leave before its transaction ends."
    delivery = actions.take_delivery(webhook_id, at=now())
    if delivery is None:
        return False
    body = make_body(delivery, at=now())
    if body is None:
        actions.drop_delivery(delivery, at=now())
        return True
    attempt = _attempt(delivery, body, at=now())
    actions.settle_delivery(delivery, attempt=attempt, at=now())
    return attempt.is_taken


def _attempt(delivery: Delivery, body: bytes, *, at: datetime) -> Attempt:
    """Why nobody has answered is said in English, for it is kept for whoever reads the log."""
    begun = time.monotonic()
    status: int | None = None
    with translation.override("en"):
        try:
            said = tell(
                delivery.webhook.url, body, headers=_head(delivery, body, at), keeps=LONGEST_ANSWER
            )
            status, answer = said.status, cut_answer(said.body)
        except Refusal as refusal:
            answer = str(refusal)
    spent = round((time.monotonic() - begun) * 1_000)
    return Attempt(body.decode(), status, answer, spent)


def _head(delivery: Delivery, body: bytes, at: datetime) -> dict[str, str]:
    """Raises SealBroken."""
    return {
        "Content-Type": "application/json",
        "Naryad-Delivery": str(delivery.pk),
        "Naryad-Attempt": str(delivery.attempts),
        "Naryad-Event": delivery.kind,
        secret.HEADER: secret.sign(delivery.webhook, body, at=at),
    }
