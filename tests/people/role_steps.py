"""What do the stories of roles say again and again?"""

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.history.models import Event
from naryad.people.models import Role
from naryad.people.role_contents import read_permissions
from naryad.people.role_input import RoleInput
from tests.world import World

P = Permission


def role(world: World, code: str) -> Role:
    return world.service.roles[code]


def editor(world: World, *permissions: P) -> Actor:
    """The head of service, who may edit roles and holds these permissions besides."""
    head = world.actor(world.service.head)
    return world.with_permissions(head, Permission.EDIT_ROLES, Permission.SEE_ROLES, *permissions)


def like(found: Role, **other: object) -> RoleInput:
    values = {
        "name": found.name,
        "description": found.description,
        "is_for_customers": found.is_for_customers,
        "permissions": read_permissions(found),
        **other,
    }
    return RoleInput(**values)  # type: ignore[arg-type]


def kinds_of_events(world: World, since: int) -> list[str]:
    events = Event.objects.filter(organization_id=world.service.id, pk__gt=since).order_by("pk")
    return list(events.values_list("kind", flat=True))


def last_event() -> int:
    return Event.objects.latest("pk").pk
