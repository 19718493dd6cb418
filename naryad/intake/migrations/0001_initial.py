"""What may strangers read and do who scan a code? The default takes over what was set before."""

import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.text
from django.db import migrations, models

import naryad.core.labels
import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys

_TAKE_OVER = """
INSERT INTO intake_codesettings (
  organization_id, version, name, is_default, is_public, shows_address, takes_reports, asks_email,
  asks_phone, must_leave_contact, must_register, becomes_ticket, text)
SELECT organization_id, version, '{}', true, is_public, is_public AND shows_address, false, false,
  false, false, false, false, ''
FROM assets_codesettings"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("assets", "0004_places_of_objects"),
        ("catalog", "0003_work_types_of_asset_types"),
        ("organizations", "0003_map_tiles"),
        ("people", "0003_values_pasted_by_the_hundred"),
        ("tickets", "0012_ratings"),
    ]

    operations = [
        migrations.CreateModel(
            name="CodeSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("name", naryad.core.labels.LabelField(blank=True, default=dict)),
                ("is_default", models.BooleanField(default=False)),
                ("is_public", models.BooleanField(default=False)),
                ("shows_address", models.BooleanField(default=False)),
                ("takes_reports", models.BooleanField(default=False)),
                ("asks_email", models.BooleanField(default=False)),
                ("asks_phone", models.BooleanField(default=False)),
                ("must_leave_contact", models.BooleanField(default=False)),
                ("must_register", models.BooleanField(default=False)),
                ("becomes_ticket", models.BooleanField(default=False)),
                ("text", models.CharField(blank=True, default="", max_length=2000)),
                (
                    "scans_kept_months",
                    models.PositiveSmallIntegerField(db_default=12, default=12),
                ),
                (
                    "assignee",
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
                    "criticality",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.criticality",
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
                    "type",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.tickettype",
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
            name="SettingsOfAsset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "settings",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.codesettings",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="intake_codesettings_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_default", True)),
                fields=("organization",),
                name="code_settings_default",
            ),
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("ru", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="code_settings_unique_ru",
            ),
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("en", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="code_settings_unique_en",
            ),
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("deleted_at", None), ("is_default", True), ("name", {})),
                    models.Q(("is_default", False), models.Q(("name", {}), _negated=True)),
                    _connector="OR",
                ),
                name="code_settings_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_public", True),
                    models.Q(("shows_address", False), ("takes_reports", False)),
                    _connector="OR",
                ),
                name="code_settings_begin_with_passport",
            ),
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("takes_reports", True), ("must_register", False), _connector="OR"
                ),
                name="code_settings_who_reports",
            ),
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("must_leave_contact", False),
                    ("asks_email", True),
                    ("asks_phone", True),
                    _connector="OR",
                ),
                name="code_settings_contact_is_asked",
            ),
        ),
        migrations.AddIndex(
            model_name="settingsofasset",
            index=models.Index(
                models.F("organization"), models.F("settings"), name="code_settings_assets"
            ),
        ),
        migrations.AddConstraint(
            model_name="settingsofasset",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="intake_settingsofasset_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="settingsofasset",
            constraint=models.UniqueConstraint(
                fields=("organization", "asset"), name="code_settings_of_asset_once"
            ),
        ),
        *compose_foreign_keys(
            codesettings="type work_type criticality assignee",
            settingsofasset="asset settings",
        ),
        migrations.RunSQL(_TAKE_OVER, migrations.RunSQL.noop),
    ]
