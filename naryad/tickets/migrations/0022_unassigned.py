"""Tickets that nobody does are found among many.

Most are done by somebody, so only the others are written anew.
"""

from django.db import migrations, models
from django.db.models import Q

_MARK = """
UPDATE tickets_ticket t SET is_unassigned = true WHERE NOT EXISTS (
    SELECT FROM tickets_ticketassignee a
    WHERE a.organization_id = t.organization_id AND a.ticket_id = t.id AND a.till IS NULL)"""


class Migration(migrations.Migration):
    dependencies = [("tickets", "0021_contacts_are_searched")]

    operations = [
        migrations.AddField(
            "ticket", "is_unassigned", models.BooleanField(default=False, db_default=False)
        ),
        migrations.RunSQL(_MARK, migrations.RunSQL.noop),
        migrations.AlterField(
            "ticket", "is_unassigned", models.BooleanField(default=True, db_default=True)
        ),
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
