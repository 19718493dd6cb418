"""Programs act as people who have neither e-mail nor phone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_merges"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="is_service",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RemoveConstraint(
            model_name="person",
            name="person_can_be_reached",
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("email", ""), ("phone", ""), _negated=True),
                    ("erased_at__isnull", False),
                    ("is_service", True),
                    _connector="OR",
                ),
                name="person_can_be_reached",
            ),
        ),
    ]
