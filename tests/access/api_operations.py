"""Which caller gets which status from which operation? Written by hand, once, as it should be.

Every operation names something of our organization and sends a body that is fit; `stranger` is the
administrator of the other one. Callers come by token. 404 does not exist for this caller, 403 no
right, 409 not now, 422 not valid.
"""

from collections.abc import Callable
from typing import Any

from tests.access.api_file_operations import (
    API_FILE_OPERATIONS,
    FILE_BODIES,
    FILE_PLACES,
    FILE_QUERIES,
)
from tests.access.api_work_operations import (
    API_WORK_OPERATIONS,
    WORK_BODIES,
    WORK_PLACES,
)
from tests.access.tables import read_rows
from tests.world import House

API_OPERATIONS = (
    API_WORK_OPERATIONS
    + API_FILE_OPERATIONS
    + read_rows("""
operation           anonymous customer technician dispatcher head admin stranger
me.one              401       200      200        200        200  200   200
people.list         401       200      200        200        200  200   200
people.one          401       200      200        200        200  200   404
people.add          401       403      403        201        201  201   422
people.add_many     401       403      403        200        200  200   200
people.edit         401       403      403        200        200  200   404
people.edit_many    401       403      403        200        200  200   200
people.delete       401       403      403        403        204  204   404
people.restore      401       403      403        403        200  200   404
people.convert      401       403      403        200        200  200   404
people.invite       401       403      403        409        409  409   404
people.invite_many  401       403      403        200        200  200   200
people.ban          401       403      403        403        200  200   422
people.unban        401       403      403        403        200  200   404
roles.list          401       200      200        200        200  200   200
roles.one           401       404      404        200        200  200   404
roles.add           401       403      403        403        403  201   201
roles.edit          401       404      404        403        403  200   404
roles.delete        401       403      403        403        403  409   404
roles.restore       401       403      403        403        403  404   404
areas.list          401       200      200        200        200  200   200
areas.one           401       404      200        200        200  200   404
areas.add           401       403      403        403        201  201   201
areas.edit          401       404      403        403        200  200   404
areas.delete        401       403      403        403        409  409   404
areas.restore       401       403      403        403        404  404   404
companies.list      401       200      200        200        200  200   200
companies.one       401       404      404        200        200  200   404
companies.add       401       403      403        201        201  201   201
companies.add_many  401       403      403        200        200  200   200
companies.edit      401       404      404        200        200  200   404
companies.edit_many 401       403      403        200        200  200   200
companies.delete    401       403      403        403        204  204   404
companies.restore   401       403      403        403        200  200   404
contacts.list       401       404      200        200        200  200   200
""")
)


def _newcomer(house: House) -> dict[str, Any]:
    return {
        "kind": "customer",
        "last_name": "Новиков",
        "first_name": "Нил",
        "email": "novikov@example.com",
        "companies": [house.zenit.pk],
        "roles": [house.roles["CUSTOMER"].pk],
        "areas": [house.north.pk],
    }


# What each operation is sent, where it takes a body.
BODIES: dict[str, Callable[[House], dict[str, Any]]] = {
    **WORK_BODIES,
    **FILE_BODIES,
    "people.add": _newcomer,
    "people.add_many": lambda house: {"items": [_newcomer(house)]},
    "people.edit": lambda house: {"position": "Inspector"},
    "people.edit_many": lambda house: {
        "items": [{"id": house.customer.pk, "position": "Inspector"}]
    },
    "people.convert": lambda house: {"to": "employee"},
    "people.invite_many": lambda house: {"people": [house.customer.pk]},
    "people.ban": lambda house: {"reason": house.ban_reason.pk},
    "roles.add": lambda house: {"names": {"en": "Auditor"}, "permissions": ["people.see_all"]},
    "roles.edit": lambda house: {"description": "Looks and does nothing"},
    "areas.add": lambda house: {"names": {"ru": "Запад", "en": "West"}, "parent": None},
    "areas.edit": lambda house: {"description": "Behind the river"},
    "companies.add": lambda house: {"name": "Кедр"},
    "companies.add_many": lambda house: {"items": [{"name": "Кедр"}, {"name": "Сосна"}]},
    "companies.edit": lambda house: {"note": "Pays late"},
    "companies.edit_many": lambda house: {"items": [{"id": house.polus.pk, "note": "Pays late"}]},
}

# What stands in the address, where an operation needs it.
QUERIES = FILE_QUERIES
# For the placeholders of addresses: something of our house; for some operations another one.
PLACES: dict[str, Callable[[House], int]] = {
    **WORK_PLACES,
    **FILE_PLACES,
    "area_id": lambda house: house.south.pk,
    "company_id": lambda house: house.polus.pk,
    "person_id": lambda house: house.customer.pk,
    "role_id": lambda house: house.roles["LEAD"].pk,
    "people.restore": lambda house: house.deleted.pk,
    "people.unban": lambda house: house.banned.pk,
}
