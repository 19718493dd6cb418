"""What objects and equipment are, and by what they are grouped."""

import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.text
from django.db import migrations, models

import naryad.core.labels


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0001_initial"),
        ("organizations", "0002_demand_second_factor"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssetClass",
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
                        fields=("organization", "id"), name="catalog_assetclass_in_organization"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", {}), _negated=True),
                        name="asset_class_has_a_name",
                    ),
                    models.UniqueConstraint(
                        models.F("organization"),
                        django.db.models.functions.text.Lower(
                            django.db.models.fields.json.KeyTextTransform("ru", "name")
                        ),
                        condition=models.Q(("deleted_at", None)),
                        name="asset_class_unique_ru",
                    ),
                    models.UniqueConstraint(
                        models.F("organization"),
                        django.db.models.functions.text.Lower(
                            django.db.models.fields.json.KeyTextTransform("en", "name")
                        ),
                        condition=models.Q(("deleted_at", None)),
                        name="asset_class_unique_en",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetType",
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
                ("needs_address", models.BooleanField(default=False)),
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
                        fields=("organization", "id"), name="catalog_assettype_in_organization"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", {}), _negated=True),
                        name="asset_type_has_a_name",
                    ),
                    models.UniqueConstraint(
                        models.F("organization"),
                        django.db.models.functions.text.Lower(
                            django.db.models.fields.json.KeyTextTransform("ru", "name")
                        ),
                        condition=models.Q(("deleted_at", None)),
                        name="asset_type_unique_ru",
                    ),
                    models.UniqueConstraint(
                        models.F("organization"),
                        django.db.models.functions.text.Lower(
                            django.db.models.fields.json.KeyTextTransform("en", "name")
                        ),
                        condition=models.Q(("deleted_at", None)),
                        name="asset_type_unique_en",
                    ),
                ],
            },
        ),
    ]
