"""Which people may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.arm_pages import Page, select_count, select_page
from naryad.access.arms import Arm, sees_everything, visible_ids
from naryad.access.kind import Kind
from naryad.access.own_keys import OWN_AREAS, OWN_COMPANIES
from naryad.access.permissions import Permission
from naryad.access.statements import Select
from naryad.core.cursors import Cursor
from naryad.people.models import Person, Role

_CURRENT = "t.since <= :today AND (t.till IS NULL OR t.till >= :today)"

ARMS = (
    Arm(Permission.SEE_ALL_PEOPLE, table="people_person"),
    Arm(
        Permission.SEE_PEOPLE_IN_AREAS,
        table="people_personarea",
        row="person_id",
        seek="area_id",
        keys=OWN_AREAS,
    ),
    Arm(
        Permission.SEE_PEOPLE_OF_COMPANIES,
        table="people_employment",
        row="person_id",
        seek="company_id",
        keys=OWN_COMPANIES,
        rest=_CURRENT,
    ),
    # Everybody sees themselves.
    Arm(None, table="people_person", seek="id", keys="SELECT :person"),
)


def people_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Person]:
    """The people of the actor's arms; deleted ones only when asked for and permitted.

    The system and a person without any arm get nobody.
    """
    people = Person.objects.filter(organization_id=actor.organization_id)
    if not sees_everything(ARMS, actor):
        people = people.filter(pk__in=visible_ids(ARMS, actor))
    if with_deleted and actor.may(Permission.SEE_DELETED_PEOPLE):
        return people
    return people.filter(deleted_at=None)


def workers_visible_to(actor: Actor) -> QuerySet[Person]:
    """Of these the employees to whom work can be given: a service user is a program."""
    return people_visible_to(actor).filter(kind=Kind.EMPLOYEE, is_service=False)


def sees_everybody(actor: Actor) -> bool:
    """Nobody living is ever out of their sight, whatever becomes of them."""
    return sees_everything(ARMS, actor)


def nameable_people(actor: Actor) -> QuerySet[Person]:
    """Those whose names the actor may read in the histories of others."""
    return people_visible_to(actor, with_deleted=True)


def page_of_people(actor: Actor, *, kind: str, size: int, cursor: Cursor | None = None) -> Select:
    """One page of living people of a kind, by name: the fast way for the plain list. Its rows are
    (id, sort key)."""
    return select_page(ARMS, actor, Page("sort_key", _plain(kind), size, cursor))


def number_of_people(actor: Actor, *, kind: str, cap: int) -> Select:
    """How many all pages of the plain list have; one more than the cap means "more"."""
    return select_count(ARMS, actor, order="sort_key", where=_plain(kind), cap=cap)


def _plain(kind: str) -> dict[str, object]:
    return {"kind": kind, "is_living": True}


def roles_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Role]:
    """Roles of the organization, for those who may see roles or give them."""
    if actor.is_system or not (actor.may(Permission.SEE_ROLES) or actor.may(Permission.GIVE_ROLES)):
        return Role.objects.none()
    roles = Role.objects.filter(organization_id=actor.organization_id)
    if with_deleted and actor.may(Permission.EDIT_ROLES):
        return roles
    return roles.filter(deleted_at=None)
