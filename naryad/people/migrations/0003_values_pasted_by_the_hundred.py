"""Hundreds of pasted e-mails or phones are found by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_blank_before_searched_words")]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                models.F("organization"),
                models.Func(
                    models.F("email"),
                    output_field=models.TextField(),
                    template="replace(lower(coalesce(%(expressions)s, '')), 'ё', 'е')",
                ),
                name="person_by_email",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                models.F("organization"),
                models.Func(
                    models.F("phone"),
                    output_field=models.TextField(),
                    template="replace(lower(coalesce(%(expressions)s, '')), 'ё', 'е')",
                ),
                name="person_by_phone",
            ),
        ),
    ]
