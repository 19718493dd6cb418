"""What is usually done with assets of a type?"""

import django.db.models.deletion
from django.db import migrations, models

import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0002_types_and_classes_of_assets"),
        ("organizations", "0002_demand_second_factor"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssetTypeWorkType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "asset_type",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.assettype",
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "id"),
                        name="catalog_assettypeworktype_in_organization",
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "asset_type", "work_type"),
                        name="asset_type_work_type_once",
                    ),
                ],
            },
        ),
        *compose_foreign_keys(assettypeworktype="asset_type work_type"),
    ]
