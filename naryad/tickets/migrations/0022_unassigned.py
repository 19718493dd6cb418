"""Tickets that nobody does are found among many."""

from django.db import migrations, models
from django.db.models import Q

_MARK = """
UPDATE tickets_ticket SET is_unassigned = false WHERE is_unassigned AND EXISTS (
    SELECT FROM tickets_ticketassignee a
    WHERE a.organization_id = tickets_ticket.organization_id
    AND a.ticket_id = tickets_ticket.id AND a.till IS NULL)"""


class Migration(migrations.Migration):
    dependencies = [("tickets", "0021_contacts_are_searched")]

    operations = [
        migrations.AddField(
            "ticket", "is_unassigned", models.BooleanField(default=True, db_default=True)
        ),
        migrations.RunSQL(_MARK, migrations.RunSQL.noop),
        migrations.AddIndex(
            "ticket",
            models.Index(
                "organization",
                "is_open",
                "newest_key",
                "id",
                condition=Q(is_living=True) & Q(is_unassigned=True),
                name="ticket_unassigned",
            ),
        ),
    ]
