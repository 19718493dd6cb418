"""What does a list of inquiries need of them?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assets", "0006_code_settings_moved"),
        ("catalog", "0003_work_types_of_asset_types"),
        ("intake", "0002_inquiries"),
        ("organizations", "0003_map_tiles"),
        ("people", "0005_merges"),
        ("tickets", "0020_heads_skip_scans"),
    ]

    operations = [
        migrations.AddField(
            model_name="inquiry",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("organization"), models.F("at"), models.F("id"), name="inquiry_by_age"
            ),
        ),
    ]
