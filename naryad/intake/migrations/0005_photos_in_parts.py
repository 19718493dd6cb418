"""A photo of a report arrives part by part."""

import django.db.models.deletion
from django.db import migrations, models

import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0004_contacts_erased"),
        ("organizations", "0003_map_tiles"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArrivingPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=32)),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                ("arrived", models.PositiveIntegerField(default=0)),
                ("kept_under", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "inquiry",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        db_index=False,
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "id"), name="intake_arrivingphoto_in_organization"
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "inquiry", "key"), name="arriving_photo_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("arrived__lte", models.F("size"))),
                        name="arriving_photo_has_an_end",
                    ),
                ],
            },
        ),
        *compose_foreign_keys(arrivingphoto="inquiry"),
    ]
