"""By which index does a map find its few pins?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assets", "0003_codes"),
        ("catalog", "0003_work_types_of_asset_types"),
        ("companies", "0004_merges"),
        ("organizations", "0003_map_tiles"),
        ("people", "0003_values_pasted_by_the_hundred"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="asset",
            index=models.Index(
                models.F("organization"),
                models.F("sort_key"),
                models.F("id"),
                condition=models.Q(("is_living", True), ("latitude__isnull", False)),
                name="asset_with_place",
            ),
        ),
    ]
