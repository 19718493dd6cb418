from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outputs", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="output",
            name="rights",
            field=models.JSONField(
                blank=True, db_default=models.Value([], models.JSONField()), default=list
            ),
        ),
    ]
