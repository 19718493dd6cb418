"""Which entries of the directories may this person see?"""

from typing import TypeVar

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.models import (
    AssetClass,
    AssetType,
    Entry,
    Reason,
    ReasonUse,
    Skill,
    WorkType,
)

E = TypeVar("E", bound=Entry)


def skills_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Skill]:
    return _visible(Skill, actor, with_deleted=with_deleted)


def work_types_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[WorkType]:
    return _visible(WorkType, actor, with_deleted=with_deleted)


def ban_reasons_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Reason]:
    return _visible(Reason, actor, with_deleted=with_deleted).filter(use=ReasonUse.BAN)


def asset_types_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[AssetType]:
    return _visible(AssetType, actor, with_deleted=with_deleted)


def asset_classes_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[AssetClass]:
    return _visible(AssetClass, actor, with_deleted=with_deleted)


def _visible(model: type[E], actor: Actor, *, with_deleted: bool) -> QuerySet[E]:
    """Employees see every directory, since forms offer them; customers see none here."""
    entries: QuerySet[E] = model._default_manager.filter(organization_id=actor.organization_id)
    if actor.sees_nothing or not actor.is_employee:
        return entries.none()
    if with_deleted and actor.may(Permission.EDIT_CATALOG):
        return entries
    return entries.filter(deleted_at=None)
