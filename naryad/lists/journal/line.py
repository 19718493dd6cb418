"""What is one line of the journal?"""

from django.db import models


class JournalLine(models.Model):
    """A sign-in or a change of rights: a view over both tables, made by a migration.

    Each table numbers its own rows, so a line has twice that number, and one more if it is a
    sign-in. `who_id` did it; of the program itself it is nobody. `subject` and `subject_id` name
    what was changed, and nothing of a sign-in.
    """

    id = models.BigIntegerField(primary_key=True)
    organization_id = models.BigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    who_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=30)
    subject_id = models.BigIntegerField(null=True)
    changes = models.JSONField()
    address = models.CharField(max_length=45)
    device = models.CharField(max_length=200)
    is_sign_in = models.BooleanField()

    class Meta:
        app_label = "lists"
        managed = False
        db_table = "lists_journal_line"

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"
