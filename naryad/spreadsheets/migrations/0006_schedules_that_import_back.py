from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("spreadsheets", "0005_exports_that_import_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="exportschedule",
            name="imports_back",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
