"""What is kept about people, their roles and their links to companies and areas?"""

from naryad.people.models.links import (
    Employment,
    PersonArea,
    PersonRole,
    PersonSkill,
    PersonWorkType,
)
from naryad.people.models.merge import PersonMerge
from naryad.people.models.person import Person, Sex
from naryad.people.models.role import Role, RoleMayGive, RolePermission

__all__ = [
    "Employment",
    "Person",
    "PersonArea",
    "PersonMerge",
    "PersonRole",
    "PersonSkill",
    "PersonWorkType",
    "Role",
    "RoleMayGive",
    "RolePermission",
    "Sex",
]
