"""Closed tickets go to an archive, which dispatchers and heads of service see.

Only where nobody has changed their role: whoever took something away from it had a reason.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

_GIVE = """
INSERT INTO people_rolepermission (organization_id, role_id, permission)
SELECT organization_id, id, 'tickets.archive' FROM people_role
WHERE code IN ('HEAD', 'DISPATCHER') AND version = 1 AND deleted_at IS NULL
ON CONFLICT DO NOTHING"""


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0003_map_tiles"),
        ("people", "0003_values_pasted_by_the_hundred"),
        ("tickets", "0017_participants"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArchiveRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "after_days",
                    models.PositiveSmallIntegerField(blank=True, default=190, null=True),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "id"), name="tickets_archiverule_in_organization"
                    ),
                    models.UniqueConstraint(fields=("organization",), name="archive_rule_once"),
                ],
            },
        ),
        migrations.AddField(
            model_name="ticket",
            name="archived_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=Q(archived_at__isnull=True, newest_key__lt="~", changed_key__lt="~")
                | Q(
                    archived_at__isnull=False,
                    closed_at__isnull=False,
                    newest_key__gt="~",
                    changed_key__gt="~",
                ),
                name="ticket_archived_when_closed",
            ),
        ),
        migrations.RunSQL(_GIVE, migrations.RunSQL.noop),
    ]
