"""Links and codes prove the address of whoever registers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_tell_of_linked_services"),
    ]

    operations = [
        migrations.AlterField(
            model_name="code",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("SIGN_IN", "Sign in"),
                    ("PASSWORD", "New password"),
                    ("PHONE", "New phone"),
                    ("REGISTER", "Registration"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="secretlink",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("INVITATION", "Invitation"),
                    ("PASSWORD", "New password"),
                    ("EMAIL", "New e-mail"),
                    ("SETUP", "First administrator"),
                    ("REGISTER", "Registration"),
                ],
                max_length=10,
            ),
        ),
    ]
