"""Which file has somebody made of a list before a story begins, and who was told of what?"""

from datetime import timedelta

from naryad.spreadsheets.models import Export, ExportSchedule
from naryad.spreadsheets.rhythm import Rhythm
from naryad.spreadsheets.states import ExportState, Format
from tests.paper_webhooks import leave_webhook
from tests.world import House, World


def leave_export(world: World, house: House, spice: str) -> None:
    """The administrator's; its file is gone by now."""
    Export.objects.create(
        organization=house.organization,
        by=house.admin,
        noun="customers",
        columns=["name"],
        format=Format.XLSX,
        language="ru",
        zone="Europe/Moscow",
        came_from="/office/customers/",
        state=ExportState.STOPPED,
        because={"ru": f"Нельзя {spice}", "en": f"Cannot {spice}"},
        created_at=world.at,
        started_at=world.at,
        ended_at=world.at,
    )
    ExportSchedule.objects.create(
        organization=house.organization,
        by=house.admin,
        name=f"Заказчики {spice}",
        noun="customers",
        columns=["name"],
        format=Format.XLSX,
        language="ru",
        rhythm=Rhythm.WEEKLY,
        hour=8,
        next_at=world.at + timedelta(days=3650),
        because={"ru": f"Стоял {spice}", "en": f"Stood {spice}"},
        created_at=world.at,
    )
    leave_webhook(house, spice=spice, at=world.at)
