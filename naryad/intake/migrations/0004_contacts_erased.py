"""How long is it kept who has reported?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assets", "0006_code_settings_moved"),
        ("catalog", "0003_work_types_of_asset_types"),
        ("intake", "0003_inquiries_as_a_list"),
        ("organizations", "0003_map_tiles"),
        ("people", "0005_merges"),
        ("tickets", "0020_heads_skip_scans"),
    ]

    operations = [
        migrations.AddField(
            model_name="codesettings",
            name="contacts_kept_days",
            field=models.PositiveSmallIntegerField(db_default=365, default=365),
        ),
        migrations.AddField(
            model_name="inquiry",
            name="erased_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                models.F("organization"),
                models.F("settled_at"),
                condition=models.Q(("erased_at", None)),
                name="inquiry_to_erase",
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at", None),
                    models.Q(
                        ("email", ""),
                        ("phone", ""),
                        ("text", ""),
                        models.Q(("state", "NEW"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="inquiry_erased_holds_nothing",
            ),
        ),
    ]
