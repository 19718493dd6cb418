"""What is one typical deed of each action on companies?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.companies import actions as companies
from naryad.companies.actions import CompanyChange
from naryad.companies.input import CompanyEdit, CompanyInput
from naryad.companies.kinds import CompanyKind
from naryad.companies.models import Company, CompanyMerge
from tests.world import World


def _edit(world: World, by: Actor) -> object:
    edit = CompanyEdit(world.service.polus.pk, CompanyInput("Новое имя"))
    return companies.edit_companies([edit], by=by, at=world.at)


def _change(world: World, by: Actor) -> object:
    change = CompanyChange(added_kinds=frozenset({CompanyKind.CONTRACTOR}))
    return companies.change_companies([world.service.polus.pk], change, by=by, at=world.at)


def _restore(world: World, by: Actor) -> object:
    polus = world.service.polus.pk
    Company.objects.filter(pk=polus).update(deleted_at=world.at)
    return companies.restore_companies([polus], by=by, at=world.at)


def _undo_merge(world: World, by: Actor) -> object:
    polus, zenit = world.service.polus, world.service.zenit
    Company.objects.filter(pk=polus.pk).update(deleted_at=world.at, merged_into=zenit)
    CompanyMerge.objects.create(
        organization=world.service.organization, kept=zenit, merged=polus, at=world.at
    )
    return companies.undo_merge(polus.pk, by=by, at=world.at)


COMPANY_DEEDS: dict[str, Callable[[World, Actor], object]] = {
    "add_companies": lambda world, by: companies.add_companies(
        [CompanyInput("Новое имя")], by=by, at=world.at
    ),
    "edit_companies": _edit,
    "change_companies": _change,
    "delete_companies": lambda world, by: companies.delete_companies(
        [world.service.polus.pk], by=by, at=world.at
    ),
    "restore_companies": _restore,
    "merge_companies": lambda world, by: companies.merge_companies(
        world.service.polus.pk, into_id=world.service.zenit.pk, by=by, at=world.at
    ),
    "undo_merge": _undo_merge,
}
