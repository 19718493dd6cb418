"""With what may a new object begin?"""

import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.text
from django.db import migrations, models

import naryad.core.labels
import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys


class Migration(migrations.Migration):
    dependencies = [
        ("areas", "0001_initial"),
        ("assets", "0001_initial"),
        ("catalog", "0003_work_types_of_asset_types"),
        ("organizations", "0003_map_tiles"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssetTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("name", naryad.core.labels.LabelField(default=dict)),
                ("asset_name", models.CharField(blank=True, default="", max_length=300)),
                ("description", models.TextField(blank=True, default="")),
                ("tags", models.JSONField(blank=True, default=list)),
                ("is_mobile", models.BooleanField(default=False)),
                ("is_published", models.BooleanField(default=True)),
                (
                    "asset_class",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.assetclass",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.assettype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssetTemplateArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
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
                    "template",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.assettemplate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssetTemplateSkill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "skill",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.skill",
                    ),
                ),
                (
                    "template",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.assettemplate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssetTemplateWorkType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "template",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.assettemplate",
                    ),
                ),
                (
                    "work_type",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
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
        migrations.AddConstraint(
            model_name="assettemplate",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_assettemplate_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="assettemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", {}), _negated=True), name="asset_template_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="assettemplate",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("ru", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="asset_template_unique_ru",
            ),
        ),
        migrations.AddConstraint(
            model_name="assettemplate",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("en", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="asset_template_unique_en",
            ),
        ),
        migrations.AddConstraint(
            model_name="assettemplatearea",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_assettemplatearea_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="assettemplatearea",
            constraint=models.UniqueConstraint(
                fields=("organization", "template", "area"), name="asset_template_area_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="assettemplateskill",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_assettemplateskill_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="assettemplateskill",
            constraint=models.UniqueConstraint(
                fields=("organization", "template", "skill"), name="asset_template_skill_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="assettemplateworktype",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_assettemplateworktype_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="assettemplateworktype",
            constraint=models.UniqueConstraint(
                fields=("organization", "template", "work_type"),
                name="asset_template_work_type_once",
            ),
        ),
        *compose_foreign_keys(
            assettemplate="type asset_class",
            assettemplatearea="template area",
            assettemplateskill="template skill",
            assettemplateworktype="template work_type",
        ),
    ]
