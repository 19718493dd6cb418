"""Which codes are glued on objects, and who has scanned them?"""

import django.db.models.deletion
from django.db import migrations, models

import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys


class Migration(migrations.Migration):
    dependencies = [
        ("assets", "0002_templates_of_objects"),
        ("organizations", "0003_map_tiles"),
        ("people", "0003_values_pasted_by_the_hundred"),
    ]

    operations = [
        migrations.CreateModel(
            name="CodeBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.CharField(blank=True, default="", max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssetCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                ("origin", models.CharField(max_length=10)),
                ("state", models.CharField(max_length=10)),
                ("made_at", models.DateTimeField()),
                ("bound_at", models.DateTimeField(blank=True, null=True)),
                ("died_at", models.DateTimeField(blank=True, null=True)),
                ("death", models.CharField(blank=True, default="", max_length=10)),
                (
                    "asset",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.asset",
                    ),
                ),
                (
                    "bound_by",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "made_by",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
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
                    "batch",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.codebatch",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
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
                ("is_public", models.BooleanField(default=False)),
                ("shows_address", models.BooleanField(default=False)),
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
            },
        ),
        migrations.CreateModel(
            name="AssetScan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "asset",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.asset",
                    ),
                ),
                (
                    "code",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
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
                    "person",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("organization"),
                        models.F("code"),
                        models.F("at"),
                        name="asset_scan_of_code",
                    ),
                    models.Index(
                        models.F("organization"),
                        models.F("person"),
                        models.F("code"),
                        condition=models.Q(("person__isnull", False)),
                        name="asset_scan_of_person",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "id"), name="assets_assetscan_in_organization"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="codebatch",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_codebatch_in_organization"
            ),
        ),
        migrations.AddIndex(
            model_name="assetcode",
            index=models.Index(
                models.F("organization"),
                models.F("asset"),
                models.F("state"),
                name="asset_code_of_asset",
            ),
        ),
        migrations.AddIndex(
            model_name="assetcode",
            index=models.Index(
                models.F("organization"),
                models.F("batch"),
                models.F("state"),
                name="asset_code_of_batch",
            ),
        ),
        migrations.AddConstraint(
            model_name="assetcode",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_assetcode_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="assetcode",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin", "OWN")),
                fields=("text",),
                name="asset_code_own_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="assetcode",
            constraint=models.UniqueConstraint(
                fields=("organization", "text"), name="asset_code_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="assetcode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("asset", None),
                        ("died_at", None),
                        ("origin", "OWN"),
                        ("state", "BLANK"),
                    ),
                    models.Q(
                        ("asset__isnull", False),
                        ("bound_at__isnull", False),
                        ("died_at", None),
                        ("state", "LIVING"),
                    ),
                    models.Q(
                        ("died_at__isnull", False),
                        ("state", "DEAD"),
                        models.Q(("death", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="asset_code_state_is_true",
            ),
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_codesettings_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="codesettings",
            constraint=models.UniqueConstraint(fields=("organization",), name="code_settings_once"),
        ),
        *compose_foreign_keys(
            codebatch="made_by",
            assetcode="asset batch made_by bound_by",
            assetscan="code asset person",
        ),
    ]
