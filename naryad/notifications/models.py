"""What is kept about telling people?"""

from django.db import models
from django.db.models import Q

from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.history.models import Event
from naryad.intake.models import Inquiry
from naryad.letters.models import Letter
from naryad.notifications.codes import Channel, Fate
from naryad.notifications.topics import Topic
from naryad.people.models import Person
from naryad.registration.models import Registration
from naryad.tickets.models import Ticket

SOON_MINUTES = 60
_TOLD = Q(bell=Fate.TOLD)


class Notice(OrganizationOwned):
    """That one event concerns one person by one rule, and what came of it in each channel. Holds
    no words: they are made for whoever reads, from what that person may see then. It is about a
    ticket, an inquiry or a registration.

    `mail_at`: when the letter is due, and what devices are told. `at` is the moment of the event.
    """

    person = OrganizationForeignKey[Person, Person](Person, db_index=False)
    ticket = OrganizationForeignKey[Ticket | None, Ticket | None](
        Ticket, null=True, blank=True, db_index=False
    )
    inquiry = OrganizationForeignKey[Inquiry | None, Inquiry | None](
        Inquiry, null=True, blank=True, db_index=False
    )
    registration = OrganizationForeignKey[Registration | None, Registration | None](
        Registration, null=True, blank=True, db_index=False
    )
    event = OrganizationForeignKey[Event, Event](Event, db_index=False)
    rule = models.CharField(max_length=10)
    at = models.DateTimeField()
    decided_at = models.DateTimeField()
    bell = models.CharField(max_length=8, choices=Fate)
    mail = models.CharField(max_length=8, choices=Fate)
    push = models.CharField(max_length=8, choices=Fate, default=Fate.NO_PLACE)
    mail_at = models.DateTimeField()
    letter = OrganizationForeignKey[Letter | None, Letter | None](Letter, null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person", "event", "rule"], name="notice_once"
            ),
            models.CheckConstraint(
                condition=Q(ticket__isnull=False)
                | Q(inquiry__isnull=False)
                | Q(registration__isnull=False),
                name="notice_is_about_something",
            ),
        ]
        indexes = [
            models.Index(
                "organization", "person", "id", name="notice_in_the_bell", condition=_TOLD
            ),
            models.Index(
                "organization",
                "person",
                "id",
                name="notice_unread",
                condition=_TOLD & Q(read_at=None),
            ),
            models.Index("mail_at", name="notice_mail_due", condition=Q(mail=Fate.WAITING)),
            models.Index("mail_at", name="notice_push_due", condition=Q(push=Fate.WAITING)),
            models.Index("organization", "ticket", "person", "event", name="notice_of_ticket"),
            models.Index(
                "organization",
                "inquiry",
                name="notice_of_inquiry",
                condition=Q(inquiry__isnull=False),
            ),
            models.Index(
                "organization",
                "registration",
                name="notice_of_registration",
                condition=Q(registration__isnull=False),
            ),
            models.Index("decided_at", name="notice_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} → {self.person_id}"

    @property
    def topic(self) -> Topic:
        if self.ticket_id is not None:
            return Topic.ticket(self.ticket_id)
        if self.inquiry_id is not None:
            return Topic.inquiry(self.inquiry_id)
        assert self.registration_id is not None
        return Topic.registration(self.registration_id)


class NoticeSwitch(OrganizationOwned):
    """Where a person wants something else than the rule does by itself."""

    person = OrganizationForeignKey[Person, Person](Person, db_index=False)
    rule = models.CharField(max_length=10)
    channel = models.CharField(max_length=4, choices=Channel)
    is_on = models.BooleanField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person", "rule", "channel"], name="notice_switch_once"
            ),
        ]


class PushDevice(OrganizationOwned):
    """A browser that is told while nobody looks, for one person, as long as the session lives in
    which they have asked for it. `endpoint`: an address of the maker of the browser; the keys are
    the browser's own, so that nobody on the way reads what it is told."""

    person = OrganizationForeignKey[Person, Person](Person, db_index=False)
    session_id = models.BigIntegerField()
    endpoint = models.CharField(max_length=1_000)
    p256dh = models.CharField(max_length=200)
    auth = models.CharField(max_length=100)
    name = models.CharField(max_length=100)
    added_at = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(fields=["organization", "endpoint"], name="push_device_once"),
        ]
        indexes = [models.Index("organization", "person", name="push_device_of_person")]

    def __str__(self) -> str:
        return self.name


class NoticeSettings(OrganizationOwned):
    """Of an organization; without a row it is as the fields say by themselves."""

    soon_minutes = models.PositiveIntegerField(default=SOON_MINUTES)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(fields=["organization"], name="notice_settings_once"),
        ]


class DeadlineNews(OrganizationOwned):
    """That history knows already that this deadline comes near, or has passed."""

    ticket = OrganizationForeignKey[Ticket, Ticket](Ticket, db_index=False)
    kind = models.CharField(max_length=20)
    deadline = models.DateTimeField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "ticket", "kind", "deadline"], name="deadline_news_once"
            ),
        ]
        indexes = [models.Index("deadline", name="deadline_news_by_age")]
