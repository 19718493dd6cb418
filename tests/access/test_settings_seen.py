"""Who sees which settings of tickets? Written by hand, once, as it should be.

x seen, d seen among the deleted, - not seen. `usual`: the type in force for all areas; `second`:
one of the North that has a draft alone. `errand`: the program itself with a right given to it.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db.models import Model, QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.tickets.models import Criticality, TicketType
from naryad.tickets.visibility_of_settings import (
    answers_visible_to,
    criticalities_visible_to,
    cycles_visible_to,
    stages_visible_to,
    statuses_visible_to,
    ticket_types_visible_to,
    transitions_visible_to,
)
from tests.access.tables import columns_of, differences, read_table, rows_of
from tests.access.test_who_sees_what import viewer
from tests.tickets.asking import first_type
from tests.world import House, World

LIVING = read_table("""
viewer           usual second stage answer status criticality cycle transition
admin            x     x      x     x      x      x           x     x
head             x     x      x     x      x      x           x     x
dispatcher       x     x      x     x      x      x           -     -
technician       x     x      x     x      x      x           -     -
technician_south x     x      x     x      x      x           -     -
customer         x     -      -     -      x      x           -     -
lead_customer    x     -      -     -      x      x           -     -
loner            x     -      -     -      x      x           -     -
system           -     -      -     -      -      -           -     -
errand           -     -      -     -      -      x           -     -
stranger         -     -      -     -      -      -           -     -
""")

DELETED = read_table("""
viewer           usual second stage answer status criticality cycle transition
admin            d     d      d     d      d      d           d     d
head             d     d      d     d      d      d           d     d
dispatcher       -     -      -     -      -      -           -     -
technician       -     -      -     -      -      -           -     -
customer         -     -      -     -      -      -           -     -
system           -     -      -     -      -      -           -     -
errand           -     -      -     -      -      -           -     -
stranger         -     -      -     -      -      -           -     -
""")

Visible = Callable[..., QuerySet[Model]]
VISIBLE: dict[str, Visible] = {
    "usual": ticket_types_visible_to,
    "second": ticket_types_visible_to,
    "stage": stages_visible_to,
    "answer": answers_visible_to,
    "status": statuses_visible_to,
    "criticality": criticalities_visible_to,
    "cycle": cycles_visible_to,
    "transition": transitions_visible_to,
}


def _row(house: House, column: str) -> Model:
    rows: dict[str, Model] = {
        "usual": first_type(house),
        "second": house.ticket_type,
        "stage": house.queue,
        "answer": house.answer,
        "status": house.status,
        "criticality": Criticality.objects.filter(organization=house.organization).earliest("pk"),
        "cycle": house.draft,
        "transition": house.finish,
    }
    return rows[column]


def _actor(world: World, name: str) -> Actor:
    if name == "errand":
        return replace(world.service.system, permissions=frozenset({Permission.ADD_TICKETS}))
    return viewer(world, name)


def _mark(visible: Visible, actor: Actor, row: Model) -> str:
    if visible(actor).filter(pk=row.pk).exists():
        return "x"
    return "d" if visible(actor, with_deleted=True).filter(pk=row.pk).exists() else "-"


def _find(world: World, column: str, names: list[str]) -> dict[tuple[str, str], str]:
    row = _row(world.service, column)
    return {(name, column): _mark(VISIBLE[column], _actor(world, name), row) for name in names}


@pytest.mark.parametrize("column", columns_of(LIVING))
def test_settings_are_seen_as_the_table_says(world: World, column: str) -> None:
    said = {pair: mark for pair, mark in LIVING.items() if pair[1] == column}
    assert list(differences(said, _find(world, column, rows_of(LIVING)))) == []


@pytest.mark.parametrize("column", columns_of(DELETED))
def test_deleted_settings_are_seen_as_the_table_says(world: World, column: str) -> None:
    row = _row(world.service, column)
    type(row)._default_manager.filter(pk=row.pk).update(deleted_at=world.at)
    said = {pair: mark for pair, mark in DELETED.items() if pair[1] == column}
    assert list(differences(said, _find(world, column, rows_of(DELETED)))) == []


@pytest.mark.parametrize("column", columns_of(LIVING))
@pytest.mark.parametrize("with_deleted", [False, True])
def test_no_setting_of_another_organization_is_among_them(
    world: World, column: str, with_deleted: bool
) -> None:
    for name in rows_of(LIVING):
        actor = _actor(world, name)
        rows = VISIBLE[column](actor, with_deleted=with_deleted)
        owners = set(rows.values_list("organization_id", flat=True))
        assert owners <= {actor.organization_id}, name


def test_the_life_cycle_of_a_deleted_type_is_seen_and_its_ways_are_not(world: World) -> None:
    house, head = world.service, world.actor(world.service.head)
    TicketType.objects.filter(pk=house.ticket_type.pk).update(deleted_at=world.at)
    assert cycles_visible_to(head).filter(pk=house.draft.pk).exists()
    for with_deleted in (False, True):
        ways = transitions_visible_to(head, with_deleted=with_deleted)
        assert not ways.filter(pk=house.finish.pk).exists()
