"""What is a change, once it has happened?"""

from django.db import models

from naryad.core.models import OrganizationForeignKey, OrganizationOwned


class CurrentTransaction(models.Func):
    """The id of the transaction that writes: the order in which readers take events."""

    template = "(pg_current_xact_id()::text::bigint)"
    output_field = models.BigIntegerField()


class CurrentGeneration(models.Func):
    template = "history_current_generation()"
    output_field = models.IntegerField()


_ABOUT_RIGHTS = models.Q(is_about_rights=True)


class Event(OrganizationOwned):
    """One change. Insert-only for the program: its database role may not update or delete.

    `is_about_rights` says of which kind it is (see rights.py), so that the few of these have small
    indexes of their own among everything else that happens.
    """

    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    actor = OrganizationForeignKey["object | None", "object | None"](
        "people.Person", null=True, db_index=False
    )
    on_behalf_of_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    device_at = models.DateTimeField(null=True)
    changes = models.JSONField(default=dict)
    is_about_rights = models.BooleanField(default=False, db_default=False)
    generation = models.IntegerField(db_default=CurrentGeneration())
    transaction = models.BigIntegerField(db_default=CurrentTransaction())

    class Meta(OrganizationOwned.Meta):
        indexes = [
            models.Index("organization", "subject", "subject_id", "id", name="event_of_subject"),
            models.Index("organization", "at", "id", name="event_by_time"),
            models.Index("organization", "kind", "at", "id", name="event_of_kind"),
            models.Index("generation", "transaction", "id", name="event_feed"),
            models.Index(
                "organization", "at", "id", name="event_of_rights", condition=_ABOUT_RIGHTS
            ),
            models.Index(
                "organization",
                "actor",
                "at",
                "id",
                name="event_of_rights_by_actor",
                condition=_ABOUT_RIGHTS,
            ),
            # The journal's number of the line: see lists/journal.
            models.Index(models.F("id") * 2, name="event_line", condition=_ABOUT_RIGHTS),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}/{self.subject_id}"


class Generation(models.Model):
    """Rises when the server's transaction ids begin anew below those stored (a restored dump)."""

    number = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()


class FeedCursor(models.Model):
    """How far one reader of the feed has come."""

    reader = models.CharField(max_length=60, unique=True)
    generation = models.IntegerField(default=0)
    transaction = models.BigIntegerField(default=0)
    event_id = models.BigIntegerField(default=0)

    class Meta:
        db_table = "history_feed_cursor"

    def __str__(self) -> str:
        return self.reader
