"""Who acts, with which rights?"""

from dataclasses import dataclass, field
from datetime import date

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.errors import FactorNeeded, NotPermitted, ReadOnlyView


@dataclass(frozen=True, slots=True)
class Actor:
    """Made by a door (session, token, job, import) and passed on; nothing looks it up.

    `permissions` are effective: the union of the person's roles, cut to what their kind may hold.
    `viewed_by` is the person who looks through these eyes, and then nothing may be changed.
    `lacks_factor`: without the second factor that the organization demands, and so without rights.
    `awaits_approval`: whoever came by a code, and so without rights until somebody approves.
    `today` is the organization's day, by which dated links count as current.
    """

    organization_id: int
    person_id: int | None
    kind: Kind
    permissions: frozenset[Permission] = field(default_factory=frozenset)
    viewed_by: int | None = None
    is_administrator: bool = False
    lacks_factor: bool = False
    awaits_approval: bool = False
    today: date = date.min

    @property
    def is_employee(self) -> bool:
        return self.kind == Kind.EMPLOYEE

    @property
    def is_system(self) -> bool:
        return self.person_id is None

    @property
    def sees_nothing(self) -> bool:
        """The program itself, as long as it was given no rights for what it does for others."""
        return self.is_system and not self.permissions

    def may(self, permission: Permission | str) -> bool:
        return permission in self.permissions

    def may_change(self, permission: Permission | str) -> bool:
        """For buttons: has the right, and is not merely looking with another's eyes."""
        return self.viewed_by is None and self.may(permission)

    def require(self, permission: Permission) -> None:
        """First line of every action."""
        self.require_own_eyes()
        if self.lacks_factor:
            raise FactorNeeded
        if permission not in self.permissions:
            raise NotPermitted

    def require_own_eyes(self) -> None:
        if self.viewed_by is not None:
            raise ReadOnlyView

    def require_system(self) -> None:
        """For what only the program itself does: a job, the first start."""
        if not self.is_system:
            raise NotPermitted


def act_as_system(organization_id: int) -> Actor:
    """The program itself: sees nobody's lists, holds no permission, and history names it so."""
    return Actor(organization_id=organization_id, person_id=None, kind=Kind.EMPLOYEE)
