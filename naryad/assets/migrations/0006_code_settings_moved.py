"""Where do settings of codes lie? Among what comes in from outside, which has taken them over."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("assets", "0005_scans_forgotten"),
        ("intake", "0001_initial"),
    ]

    operations = [
        migrations.DeleteModel(name="CodeSettings"),
    ]
