"""Which files do strangers read?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0004_from_customers"),
        ("organizations", "0003_map_tiles"),
        ("people", "0005_merges"),
    ]

    operations = [
        migrations.AddField(
            model_name="file",
            name="is_for_strangers",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_for_strangers", False), ("is_for_customers", True), _connector="OR"
                ),
                name="file_for_strangers_is_for_customers",
            ),
        ),
    ]
