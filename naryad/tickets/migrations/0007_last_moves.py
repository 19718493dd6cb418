import django.db.models.deletion
from django.db import migrations, models

import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0003_map_tiles"),
        ("people", "0003_values_pasted_by_the_hundred"),
        ("tickets", "0006_contracts"),
    ]

    operations = [
        migrations.CreateModel(
            name="LastMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("version", models.PositiveIntegerField()),
                (
                    "branch",
                    models.CharField(
                        choices=[
                            ("MAIN", "Main"),
                            ("APPROVAL", "Approval"),
                            ("CUSTOMER", "Customer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("entered_at", models.DateTimeField()),
                ("completed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("assignee_ids", models.JSONField(blank=True, default=list)),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "person",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "stage",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.stage",
                    ),
                ),
                (
                    "status",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.status",
                    ),
                ),
                (
                    "ticket",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "id"), name="tickets_lastmove_in_organization"
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "ticket"), name="last_move_once"
                    ),
                ],
            },
        ),
        *compose_foreign_keys(lastmove="ticket person stage status"),
    ]
