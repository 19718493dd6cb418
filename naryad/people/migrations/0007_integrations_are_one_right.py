"""Programs and their tokens go with webhooks: whoever kept them with the settings still does.

Administrators hold every right by rule.
"""

from django.db import migrations

_GIVE = """
INSERT INTO people_rolepermission (organization_id, role_id, permission)
SELECT organization_id, role_id, 'integrations.manage' FROM people_rolepermission
WHERE permission = 'organization.edit'
ON CONFLICT DO NOTHING"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_service_users"),
    ]

    operations = [migrations.RunSQL(_GIVE, migrations.RunSQL.noop)]
