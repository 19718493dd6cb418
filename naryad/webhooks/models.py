"""What is kept about telling other programs?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from naryad.core.models import OrganizationForeignKey, OrganizationOwned, Versioned
from naryad.history.models import Event
from naryad.people.models import Person
from naryad.webhooks.states import DeliveryState, Pause, WebhookState

LONGEST_ANSWER = 4_096
_UNDER_WAY = Q(state__in=["WAITING", "SENDING"])


class Webhook(OrganizationOwned, Versioned):
    """An address that is told of what happens, as far as its owner sees it.

    `kinds`: of events; `filter`: a tree of conditions over the list of their subject, null for all.
    `since`: what happened before is not told. `failures` in a row without one success between, the
    first of them at `failing_since`. What has ended stays for the history and has no secret.
    """

    owner = OrganizationForeignKey[Person, Person](Person)
    name = models.CharField(max_length=100)
    url = models.CharField(max_length=2_000)
    sealed_secret = models.TextField(blank=True, default="")
    kinds = ArrayField(models.CharField(max_length=60))
    filter = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=WebhookState, default=WebhookState.ACTIVE)
    pause = models.CharField(max_length=7, choices=Pause, blank=True, default="")
    since = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    added_by = OrganizationForeignKey[Person, Person](Person)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="PAUSED") | Q(pause=""), name="webhook_pause_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="ENDED") | Q(sealed_secret="", ended_at__isnull=False),
                name="webhook_ended_has_no_secret",
            ),
        ]
        indexes = [
            models.Index("organization", "state", "id", name="webhook_of_state"),
            models.Index("organization", "owner", name="webhook_of_owner"),
        ]

    def __str__(self) -> str:
        return self.name


class Delivery(OrganizationOwned):
    """One event on its way to one webhook; without an event, a test.

    At least once: whoever is told twice knows it by the id. `body` is what was sent last, made anew
    for each attempt of what the owner sees then. `asked_by`: who wanted a test or a repetition,
    which is tried once. `status` is null where nobody answered, and `answer` says why.
    """

    webhook = OrganizationForeignKey[Webhook, Webhook](Webhook, db_index=False)
    event = OrganizationForeignKey[Event | None, Event | None](
        Event, null=True, blank=True, db_index=False
    )
    kind = models.CharField(max_length=60)
    state = models.CharField(max_length=7, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    sending_since = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)
    milliseconds = models.PositiveIntegerField(null=True, blank=True)
    body = models.TextField(blank=True, default="")
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.TextField(blank=True, default="")
    asked_by = OrganizationForeignKey[Person | None, Person | None](Person, null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "webhook", "event"],
                condition=Q(asked_by=None),
                name="delivery_once",
            ),
        ]
        indexes = [
            models.Index("next_try_at", name="delivery_due", condition=_UNDER_WAY),
            models.Index(
                "organization", "webhook", "id", name="delivery_under_way", condition=_UNDER_WAY
            ),
            models.Index("organization", "webhook", "id", name="delivery_of_webhook"),
            models.Index("created_at", name="delivery_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.webhook_id}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (DeliveryState.WAITING, DeliveryState.SENDING)
