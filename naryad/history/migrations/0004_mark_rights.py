"""What was recorded before is marked as it would be now."""

from django.db import migrations

MARK = """
UPDATE history_event SET is_about_rights = TRUE
WHERE NOT is_about_rights AND kind IN (
    'person.role_given', 'person.role_taken', 'person.converted', 'person.banned',
    'person.unbanned', 'person.invited', 'person.activated', 'person.deleted', 'person.restored',
    'person.erased', 'person.identity_linked', 'person.identity_unlinked', 'person.view_started',
    'person.view_ended', 'provider.added', 'provider.edited', 'provider.deleted', 'role.added',
    'role.copied', 'role.edited', 'role.permission_given', 'role.permission_taken',
    'role.deleted', 'role.restored', 'organization.sign_in_edited'
)"""


class Migration(migrations.Migration):
    dependencies = [("history", "0003_about_rights")]

    operations = [migrations.RunSQL(MARK, migrations.RunSQL.noop)]
