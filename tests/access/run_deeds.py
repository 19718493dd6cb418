"""What is one typical deed of each action over a bulk run?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.core.labels import Label
from naryad.lists.bulk import actions
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.refusals import RunBroke
from naryad.lists.bulk.registry import find_verb
from naryad.lists.bulk.states import RowResult
from naryad.people.actions import add_ban_reason
from naryad.people.models import Person
from tests.world import World


def _of_papers(world: World, verb: str) -> BulkRun:
    """The administrator's own."""
    return BulkRun.objects.get(organization=world.service.organization, verb=verb)


def _waiting(world: World) -> BulkRun:
    """As the worker finds it: one customer is to be deleted."""
    house = world.service
    run = BulkRun.objects.create(
        organization=house.organization,
        by=house.admin,
        noun="person",
        verb="delete",
        total=1,
        created_at=world.at,
    )
    BulkRow.objects.create(
        organization=house.organization,
        run=run,
        place=0,
        subject_id=house.customer.pk,
        seen_version=1,
    )
    return run


def _start_run(world: World, by: Actor) -> object:
    picked = [Picked(world.service.customer.pk)]
    return actions.start_run(find_verb("person", "delete"), picked, given={}, by=by, at=world.at)


def _undo_run(world: World, by: Actor) -> object:
    """The customer is as the run has left them."""
    Person.objects.filter(pk=world.service.customer.pk).update(version=2)
    return actions.undo_run(_of_papers(world, "restore").pk, by=by, at=world.at)


def _try_again(world: World, by: Actor) -> object:
    run_id = _of_papers(world, "delete").pk
    return actions.try_again(run_id, RowResult.REFUSED, by=by, at=world.at)


RUN_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "add_ban_reason": lambda world, by: add_ban_reason(Label(en="Lost"), by=by, at=world.at),
    "start_run": _start_run,
    "undo_run": _undo_run,
    "try_again": _try_again,
    "cancel_run": lambda world, by: actions.cancel_run(_waiting(world).pk, by=by, at=world.at),
    "work_batch": lambda world, by: actions.work_batch(_waiting(world), by=by, at=world.at),
    "stop_run": lambda world, by: actions.stop_run(_waiting(world), RunBroke(), by=by, at=world.at),
}
