"""Which file has somebody read in before a story begins?"""

from naryad.spreadsheets.models import Import, ImportRow
from naryad.spreadsheets.states import ImportFormat, ImportState, RowState
from tests.world import House, World


def leave_import(world: World, house: House, spice: str) -> None:
    """The administrator's, of one customer; the bytes are gone by now."""
    run = Import.objects.create(
        organization=house.organization,
        by=house.admin,
        noun="customers",
        file_name=f"заказчики {spice}.csv",
        size=5,
        format=ImportFormat.CSV,
        columns=[{"head": f"Фамилия {spice}", "samples": [spice]}],
        mapping=[{"column": 0, "to": "last_name", "part": ""}],
        key="email",
        language="ru",
        zone="Europe/Moscow",
        state=ImportState.DONE,
        total=1,
        counts={"refused": 1},
        created_at=world.at,
        checked_at=world.at,
        started_at=world.at,
        ended_at=world.at,
    )
    words = {"ru": f"Нельзя {spice}", "en": f"Cannot {spice}"}
    ImportRow.objects.create(
        organization=house.organization,
        run=run,
        line=2,
        cells=[spice],
        state=RowState.REFUSED,
        remarks=[{"column": 0, "code": "Refusal", "message": words, "text": spice}],
    )
