"""How does a program come to be somebody, with roles and areas of its own?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.areas.models import Area
from naryad.areas.visibility import areas_visible_to
from naryad.core.errors import Invalid
from naryad.core.rows import one_line
from naryad.history.recording import Change, record
from naryad.people.bounds import read_bounds
from naryad.people.columns import derive
from naryad.people.linking import AREAS
from naryad.people.locking import lock_people, share_links
from naryad.people.models import Person, PersonArea, PersonRole
from naryad.people.reach import read_reach
from naryad.people.role_changes import given_roles
from naryad.people.visibility import roles_visible_to

LONGEST_NAME = 100


@transaction.atomic
def add_service_user(
    name: str, *, role_ids: frozenset[int], area_ids: frozenset[int], by: Actor, at: datetime
) -> int:
    """An employee whom nobody can invite and to whom no letter goes. Each role must be within the
    actor's reach; without an area it gets the default one. Raises Invalid (name, roles, areas),
    RoleNotYours, RolesNotYours."""
    by.require(Permission.MANAGE_INTEGRATIONS)
    share_links(by.organization_id)
    lock_people((), by=by, at=at)
    called = one_line(name)
    names = dict(roles_visible_to(by).filter(pk__in=role_ids).values_list("pk", "name"))
    areas = _areas(area_ids, by=by)
    _check(called, role_ids, area_ids, roles=names, areas=areas)
    chosen = frozenset(area.pk for area in areas)
    read_bounds(by).refuse_ids(AREAS.field, chosen, field="areas")
    read_reach(role_ids, by=by).refuse_change(role_ids)
    person = Person(
        organization_id=by.organization_id,
        kind=str(Kind.EMPLOYEE),
        last_name=called,
        is_service=True,
        created_at=at,
    )
    derive(person).save()
    of_person = {"organization_id": by.organization_id, "person": person}
    PersonRole.objects.bulk_create(
        PersonRole(**of_person, role_id=each) for each in sorted(role_ids)
    )
    PersonArea.objects.bulk_create(
        PersonArea(
            **of_person, area=area, kind=person.kind, is_living=True, sort_key=person.sort_key
        )
        for area in areas
    )
    added = Change(
        "person.service_added", "person", person.pk, {"name": {"old": None, "new": called}}
    )
    record([added, *given_roles(person.pk, role_ids, names=names)], by=by, at=at)
    return person.pk


def _areas(area_ids: frozenset[int], *, by: Actor) -> list[Area]:
    seen = areas_visible_to(by).order_by("pk")
    return list(seen.filter(pk__in=area_ids) if area_ids else seen.filter(is_default=True))


def _check(
    name: str,
    role_ids: frozenset[int],
    area_ids: frozenset[int],
    *,
    roles: dict[int, object],
    areas: list[Area],
) -> None:
    errors = {}
    if not name:
        errors["name"] = gettext("Fill in the name.")
    elif len(name) > LONGEST_NAME:
        errors["name"] = gettext("At most %(most)s characters.") % {"most": LONGEST_NAME}
    if not role_ids or role_ids - set(roles):
        errors["roles"] = gettext("Choose at least one.")
    if area_ids - {area.pk for area in areas}:
        errors["areas"] = gettext("Choose from the list.")
    if errors:
        raise Invalid(errors)
