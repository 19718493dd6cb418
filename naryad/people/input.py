"""What does somebody hand in about a person, and is it fit to be kept?"""

from dataclasses import dataclass

from naryad.access.kind import Kind
from naryad.people.models import Sex


@dataclass(frozen=True)
class PersonInput:
    """All that a form, an import row or a call says about a person, already clean.

    Phones are E.164. Ids are of this organization's rows as the sender named them; the action
    checks that the actor sees them.
    """

    kind: Kind
    last_name: str
    first_name: str
    middle_name: str = ""
    sex: Sex = Sex.UNKNOWN
    email: str = ""
    phone: str = ""
    phone_extension: str = ""
    work_phone: str = ""
    work_phone_extension: str = ""
    other_phone: str = ""
    other_phone_extension: str = ""
    position: str = ""
    personnel_number: str = ""
    is_mobile: bool = False
    language: str = ""
    role_ids: frozenset[int] = frozenset()
    company_ids: frozenset[int] = frozenset()
    area_ids: frozenset[int] = frozenset()
    skill_ids: frozenset[int] = frozenset()
    work_type_ids: frozenset[int] = frozenset()
