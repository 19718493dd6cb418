"""On which terms strangers register by a code, and who did?"""

import django.db.models.deletion
from django.db import migrations, models

import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        ("assets", "0004_places_of_objects"),
        ("organizations", "0003_map_tiles"),
        ("people", "0004_waiting_for_approval"),
    ]

    operations = [
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("name", models.CharField(max_length=100)),
                (
                    "covers",
                    models.CharField(
                        choices=[
                            ("ALL", "All objects"),
                            ("AREA", "Objects of one area"),
                            ("CHOSEN", "Chosen objects"),
                        ],
                        max_length=6,
                    ),
                ),
                ("since", models.DateField(blank=True, null=True)),
                ("till", models.DateField(blank=True, null=True)),
                ("most_people", models.PositiveIntegerField(blank=True, null=True)),
                ("pin", models.CharField(blank=True, default="", max_length=50)),
                ("needs_approval", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
                (
                    "object_area",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                    "role",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.role",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfferArea",
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
                    "offer",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registration.offer",
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
            name="OfferAsset",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.asset",
                    ),
                ),
                (
                    "offer",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registration.offer",
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
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ASKED", "Not confirmed"),
                            ("KNOWN", "Was here already"),
                            ("WAITING", "Waiting for approval"),
                            ("ADMITTED", "Came in at once"),
                            ("APPROVED", "Approved"),
                            ("REFUSED", "Refused"),
                        ],
                        max_length=8,
                    ),
                ),
                ("last_name", models.CharField(blank=True, default="", max_length=100)),
                ("first_name", models.CharField(blank=True, default="", max_length=100)),
                ("address", models.CharField(blank=True, default="", max_length=254)),
                ("language", models.CharField(blank=True, default="", max_length=2)),
                ("asked_at", models.DateTimeField()),
                ("came_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
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
                    "decided_by",
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
                    "offer",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registration.offer",
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
            },
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="registration_offer_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("covers", "AREA"), ("object_area__isnull", False)),
                    models.Q(models.Q(("covers", "AREA"), _negated=True), ("object_area", None)),
                    _connector="OR",
                ),
                name="offer_of_an_area_names_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None),
                    ("till", None),
                    ("till__gte", models.F("since")),
                    _connector="OR",
                ),
                name="offer_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerarea",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="registration_offerarea_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="offerarea",
            constraint=models.UniqueConstraint(
                fields=("organization", "offer", "area"), name="offer_area_once"
            ),
        ),
        migrations.AddIndex(
            model_name="offerasset",
            index=models.Index(models.F("organization"), models.F("asset"), name="offer_of_asset"),
        ),
        migrations.AddConstraint(
            model_name="offerasset",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="registration_offerasset_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="offerasset",
            constraint=models.UniqueConstraint(
                fields=("organization", "offer", "asset"), name="offer_asset_once"
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                models.F("organization"),
                models.F("person"),
                models.F("state"),
                name="registration_of_person",
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                models.F("organization"),
                models.F("offer"),
                models.F("state"),
                name="registration_of_offer",
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                models.F("asked_at"),
                condition=models.Q(("state", "ASKED")),
                name="registration_unproved",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="registration_registration_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("person", None), ("state", "ASKED")),
                    models.Q(
                        models.Q(("state", "ASKED"), _negated=True),
                        ("address", ""),
                        ("came_at__isnull", False),
                        ("person__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="registration_state_is_true",
            ),
        ),
        *compose_foreign_keys(
            offer="role object_area",
            offerarea="offer area",
            offerasset="offer asset",
            registration="offer code asset person decided_by",
        ),
    ]
