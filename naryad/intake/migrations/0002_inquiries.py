"""What do people without an account report, and who has the same trouble?"""

import django.db.models.deletion
from django.db import migrations, models

import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys


class Migration(migrations.Migration):
    dependencies = [
        ("assets", "0006_code_settings_moved"),
        ("catalog", "0003_work_types_of_asset_types"),
        ("intake", "0001_initial"),
        ("organizations", "0003_map_tiles"),
        ("people", "0003_values_pasted_by_the_hundred"),
        ("tickets", "0014_tickets_by_code"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, default="")),
                ("email", models.CharField(blank=True, default="", max_length=254)),
                ("phone", models.CharField(blank=True, default="", max_length=16)),
                ("language", models.CharField(max_length=2)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("NEW", "Waits"),
                            ("TICKET", "Became a ticket"),
                            ("MERGED", "Joined to a ticket"),
                            ("REFUSED", "Refused"),
                        ],
                        default="NEW",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, default="", max_length=1000)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asset",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.asset",
                    ),
                ),
                (
                    "code",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.assetcode",
                    ),
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
                (
                    "settled_by",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "ticket",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "work_type",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.worktype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SameTrouble",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("device", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "inquiry",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.inquiry",
                    ),
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
                (
                    "ticket",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("organization"), models.F("state"), models.F("id"), name="inquiry_of_state"
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("organization"),
                models.F("asset"),
                models.F("state"),
                name="inquiry_of_asset",
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("organization"), models.F("ticket"), name="inquiry_of_ticket"
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="intake_inquiry_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("reason", ""), ("settled_at", None), ("state", "NEW"), ("ticket", None)
                    ),
                    models.Q(
                        ("settled_at__isnull", False),
                        ("state__in", ("TICKET", "MERGED")),
                        ("ticket__isnull", False),
                    ),
                    models.Q(("settled_at__isnull", False), ("state", "REFUSED"), ("ticket", None)),
                    _connector="OR",
                ),
                name="inquiry_state_is_true",
            ),
        ),
        migrations.AddConstraint(
            model_name="sametrouble",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="intake_sametrouble_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="sametrouble",
            constraint=models.UniqueConstraint(
                fields=("organization", "ticket", "device"), name="same_trouble_of_ticket_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sametrouble",
            constraint=models.UniqueConstraint(
                fields=("organization", "inquiry", "device"), name="same_trouble_of_inquiry_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sametrouble",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ticket__isnull", False), ("inquiry__isnull", False), _connector="OR"
                ),
                name="same_trouble_is_with_something",
            ),
        ),
        *compose_foreign_keys(
            inquiry="code asset work_type ticket settled_by", sametrouble="ticket inquiry"
        ),
    ]
