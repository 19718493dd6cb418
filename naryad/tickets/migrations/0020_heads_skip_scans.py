"""Heads of service may do without a scan in organizations that were founded before the right was.

Only where nobody has changed the role: whoever took something away from it had a reason.
"""

from django.db import migrations

_GIVE = """
INSERT INTO people_rolepermission (organization_id, role_id, permission)
SELECT organization_id, id, 'tickets.skip_scans' FROM people_role
WHERE code = 'HEAD' AND version = 1 AND deleted_at IS NULL
ON CONFLICT DO NOTHING"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_values_pasted_by_the_hundred"),
        ("tickets", "0019_parts_along_the_list"),
    ]

    operations = [migrations.RunSQL(_GIVE, migrations.RunSQL.noop)]
