"""How do webhooks look in the API?"""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from naryad.api.schemas.shared import Given, Id, Item, example

Kinds = Annotated[list[str], Field(max_length=300)]


class WebhookItem(Item):
    """`kinds`: of events, `ticket.*` for all of a sort. `filter`: a tree of conditions, as lists
    take it. `owner`: the person as whom it tells. `state`: active, paused or ended; `pause` says
    why: by_hand, failing, gone."""

    id: int
    name: str
    url: str
    kinds: Sequence[str]
    filter: dict[str, Any] | None
    owner: int
    state: str
    pause: str | None
    failures: int
    taken_at: str | None
    created_at: str
    version: int


class WebhookWithSecret(WebhookItem):
    secret: str | None


class SecretItem(Item):
    secret: str | None


class NewWebhook(Given):
    model_config = example(name="Store", url="https://example.com/hook", kinds=["ticket.*"])

    name: str
    url: str
    kinds: Kinds
    filter: dict[str, Any] | None = None
    owner: Id | None = None


class WebhookPatch(Given):
    model_config = example(kinds=["ticket.*", "asset.*"])

    name: str | None = None
    url: str | None = None
    kinds: Kinds | None = None
    filter: dict[str, Any] | None = None
    version: int | None = None


class DeliveryItem(Item):
    """`event` is null for a test. `body` is what was sent last, `status` and `answer` what came
    back; without a status nobody answered, and `answer` says why."""

    id: int
    webhook: int
    event: int | None
    kind: str
    state: str
    attempts: int
    created_at: str
    tried_at: str | None
    milliseconds: int | None
    body: dict[str, Any] | None
    status: int | None
    answer: str
