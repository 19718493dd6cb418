"""Which caller gets what from the operations on objects, tickets and webhooks?

See api_operations.py.
"""

from collections.abc import Callable
from typing import Any

from naryad.tickets.models import Criticality
from naryad.webhooks.models import Delivery, Webhook
from tests.access.tables import read_rows
from tests.access.walk import ticket_of
from tests.world import House

API_WORK_OPERATIONS = read_rows("""
operation             anonymous customer technician dispatcher head admin stranger
contracts.list        401       200      200        200        200  200   200
contracts.one         401       404      404        200        200  200   404
contracts.add         401       403      403        403        201  201   422
contracts.edit        401       404      404        403        200  200   404
contracts.delete      401       403      403        403        204  204   404
contracts.restore     401       403      403        403        200  200   404
assets.list           401       200      200        200        200  200   200
assets.one            401       200      200        200        200  200   404
assets.add            401       403      403        201        201  201   422
assets.add_many       401       403      403        200        200  200   200
assets.edit_many      401       403      403        200        200  200   200
assets.edit           401       403      403        200        200  200   404
assets.delete         401       403      403        403        204  204   404
assets.restore        401       403      403        403        404  404   404
assets.publish        401       403      403        200        200  200   404
assets.withdraw       401       403      403        200        200  200   404
asset-types.list      401       200      200        200        200  200   200
asset-types.one       401       404      200        200        200  200   404
asset-types.add       401       403      403        403        201  201   201
asset-types.edit      401       404      403        403        200  200   404
asset-types.delete    401       403      403        403        409  409   404
asset-types.restore   401       403      403        403        404  404   404
asset-classes.list    401       200      200        200        200  200   200
asset-classes.one     401       404      404        404        404  404   404
asset-classes.add     401       403      403        403        201  201   201
asset-classes.edit    401       404      404        404        404  404   404
asset-classes.delete  401       403      403        403        404  404   404
asset-classes.restore 401       403      403        403        404  404   404
work-types.list       401       200      200        200        200  200   200
work-types.one        401       404      200        200        200  200   404
work-types.add        401       403      403        403        201  201   201
work-types.edit       401       404      403        403        200  200   404
work-types.delete     401       403      403        403        204  204   404
work-types.restore    401       403      403        403        404  404   404
qr-codes.list         401       404      200        200        200  200   200
qr-codes.one          401       404      200        200        200  200   404
qr-codes.add          401       403      403        201        201  201   404
qr-codes.retire       401       403      403        200        200  200   404
tickets.list          401       200      200        200        200  200   200
tickets.one           401       200      200        200        200  200   404
tickets.add           401       201      201        201        201  201   422
tickets.add_many      401       200      200        200        200  200   200
tickets.edit_many     401       403      403        200        200  200   200
tickets.edit          401       403      403        200        200  200   404
tickets.delete        401       403      403        403        204  204   404
tickets.restore       401       403      403        403        404  404   404
tickets.moves         401       200      200        200        200  200   404
tickets.move          401       403      409        409        409  409   404
tickets.messages      401       200      200        200        200  200   404
tickets.write         401       201      201        201        201  201   404
ticket-types.list     401       200      200        200        200  200   200
ticket-types.one      401       404      200        200        200  200   404
stages.list           401       404      200        200        200  200   200
stages.one            401       404      200        200        200  200   404
statuses.list         401       200      200        200        200  200   200
statuses.one          401       200      200        200        200  200   404
criticalities.list    401       200      200        200        200  200   200
criticalities.one     401       200      200        200        200  200   404
events.list           401       200      200        200        200  200   200
sync.ask              401       200      200        200        200  200   200
webhooks.list         401       403      403        403        403  200   200
webhooks.one          401       403      403        403        403  200   404
webhooks.add          401       403      403        403        403  201   201
webhooks.edit         401       403      403        403        403  200   404
webhooks.end          401       403      403        403        403  204   404
webhooks.pause        401       403      403        403        403  200   404
webhooks.resume       401       403      403        403        403  200   404
webhooks.renew        401       403      403        403        403  200   404
webhooks.test         401       403      403        403        403  201   404
webhooks.deliveries   401       403      403        403        403  200   404
webhooks.repeat       401       403      403        403        403  201   404
""")
_ONE = ("one", "edit", "delete", "restore")


def _ticket(house: House) -> dict[str, Any]:
    return {"description": "The lift stands\nbetween two floors", "asset": house.lift.pk}


def _contract(house: House) -> dict[str, Any]:
    return {"name": "Service", "company": house.zenit.pk, "since": "2026-01-01"}


def _asset(house: House) -> dict[str, Any]:
    return {"name": "Gate", "type": house.equipment_type.pk, "parent": house.tower.pk}


WORK_BODIES: dict[str, Callable[[House], dict[str, Any]]] = {
    "contracts.add": _contract,
    "contracts.edit": lambda house: {"number": "17-A"},
    "assets.add": _asset,
    "assets.add_many": lambda house: {"items": [_asset(house)]},
    "assets.edit_many": lambda house: {"items": [{"id": house.lift.pk, "serial_number": "X-1"}]},
    "tickets.edit_many": lambda house: {"items": [{"id": ticket_of(house).pk, "address": "2"}]},
    "assets.edit": lambda house: {"serial_number": "X-1"},
    "asset-types.add": lambda house: {"names": {"en": "Gate", "ru": "Ворота"}},
    "asset-types.edit": lambda house: {"needs_address": True},
    "asset-classes.add": lambda house: {"names": {"en": "Heavy", "ru": "Тяжёлое"}},
    "asset-classes.edit": lambda house: {"name": "Heavy"},
    "work-types.add": lambda house: {"names": {"en": "Cleaning", "ru": "Уборка"}},
    "work-types.edit": lambda house: {"name": "Care"},
    "qr-codes.add": lambda house: {"asset": house.pump.pk},
    "tickets.add": _ticket,
    "tickets.add_many": lambda house: {"items": [_ticket(house)]},
    "tickets.edit": lambda house: {"address": "Entrance 2"},
    "tickets.move": lambda house: {"to": house.queue.pk, "version": ticket_of(house).version},
    "tickets.write": lambda house: {"text": "We come tomorrow"},
    "sync.ask": lambda house: {"noun": "assets", "ids": [house.lift.pk, 10**9]},
    "webhooks.add": lambda house: {
        "name": "Store",
        "url": "https://example.com/hook",
        "kinds": ["ticket.*"],
    },
    "webhooks.edit": lambda house: {"name": "Other"},
}
WORK_PLACES: dict[str, Callable[[House], int]] = {
    "contract_id": lambda house: house.of_tower.pk,
    "asset_id": lambda house: house.lift.pk,
    "entry_id": lambda house: house.work_type.pk,
    "code_id": lambda house: house.code_of_lift.pk,
    "ticket_id": lambda house: ticket_of(house).pk,
    "setting_id": lambda house: house.ticket_type.pk,
    "webhook_id": lambda house: Webhook.objects.get(organization_id=house.id).pk,
    "delivery_id": lambda house: Delivery.objects.get(organization_id=house.id).pk,
    **{f"asset-types.{verb}": lambda house: house.asset_type.pk for verb in _ONE},
    # The cast has none.
    **{f"asset-classes.{verb}": lambda house: 10**9 for verb in _ONE},
    "stages.one": lambda house: house.queue.pk,
    "statuses.one": lambda house: house.status.pk,
    "criticalities.one": lambda house: (
        Criticality.objects.filter(organization_id=house.id).earliest("pk").pk
    ),
}
