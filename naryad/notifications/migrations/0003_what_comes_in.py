"""About what else than tickets is somebody told?"""

import django.db.models.deletion
from django.db import migrations, models

import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys


class Migration(migrations.Migration):
    dependencies = [
        ("history", "0004_mark_rights"),
        ("intake", "0003_inquiries_as_a_list"),
        ("letters", "0003_indexes_of_the_outbox"),
        ("notifications", "0002_devices"),
        ("organizations", "0003_map_tiles"),
        ("people", "0005_merges"),
        ("registration", "0001_initial"),
        ("tickets", "0020_heads_skip_scans"),
    ]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="inquiry",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="intake.inquiry",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="registration",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registration.registration",
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="ticket",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tickets.ticket",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                models.F("organization"),
                models.F("inquiry"),
                condition=models.Q(("inquiry__isnull", False)),
                name="notice_of_inquiry",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                models.F("organization"),
                models.F("registration"),
                condition=models.Q(("registration__isnull", False)),
                name="notice_of_registration",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ticket__isnull", False),
                    ("inquiry__isnull", False),
                    ("registration__isnull", False),
                    _connector="OR",
                ),
                name="notice_is_about_something",
            ),
        ),
        *compose_foreign_keys(notice="inquiry registration"),
    ]
