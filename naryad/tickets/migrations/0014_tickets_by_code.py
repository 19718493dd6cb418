"""How did a ticket come in? Also by a code, without an account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0013_formatted_texts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ticket",
            name="source",
            field=models.CharField(
                choices=[
                    ("OFFICE", "From the office"),
                    ("PORTAL", "From the portal"),
                    ("FIELD", "From a technician"),
                    ("CODE", "By a code, without an account"),
                    ("API", "From another program"),
                ],
                default="OFFICE",
                max_length=10,
            ),
        ),
    ]
