"""What happens when somebody goes on with an import and gives it up at the same moment?"""

from django.db import OperationalError, connection, transaction

from naryad.spreadsheets.actions import cancel_import
from naryad.spreadsheets.import_locking import hold_own_import
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.states import ImportState
from tests.spreadsheets.staging import stage
from tests.threads import at_once
from tests.world import World


def test_an_end_is_not_written_over_by_whoever_goes_on(own_world: World) -> None:
    head, at = own_world.service.head, own_world.at
    run = stage(own_world, head, "customers", ["email"], [["a@import.example"]], key="email")
    by = own_world.actor(head)

    def cancel() -> Import:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '300ms'")
        return cancel_import(run.pk, by=by, at=at)

    with transaction.atomic():
        held = hold_own_import(run.pk, by=by)
        waited = at_once(cancel)
        held.state = ImportState.CHECKING
        held.save(update_fields=["state"])
    assert isinstance(waited[0], OperationalError)
    assert cancel_import(run.pk, by=by, at=at).cancel_asked_at == at
