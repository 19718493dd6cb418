"""Whoever came by a code may have to wait for an approval."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_values_pasted_by_the_hundred"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="awaits_approval",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
