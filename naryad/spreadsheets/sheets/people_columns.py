"""Which columns has a sheet of people?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.catalog.visibility import skills_visible_to, work_types_visible_to
from naryad.people.visibility import roles_visible_to
from naryad.spreadsheets.sheets.columns import Choice, ColumnKind, SheetColumn
from naryad.spreadsheets.sheets.finding import find_companies, find_labelled

# Key of a column → field of the input.
LINKS: Mapping[str, str] = {
    "roles": "role_ids",
    "companies": "company_ids",
    "areas": "area_ids",
    "skills": "skill_ids",
    "work_types": "work_type_ids",
}
_SEXES = (
    Choice("FEMALE", _("Female"), ("ж", "жен", "жен.", "f", "w")),
    Choice("MALE", _("Male"), ("м", "муж", "муж.", "m")),
)
_LANGUAGES = (
    Choice("ru", "Русский", ("russian", "rus", "рус")),
    Choice("en", "English", ("английский", "eng", "англ")),
)
_SEVERAL = _("Several are parted by a semicolon.")


def columns_of_people(kind: Kind, actor: Actor) -> Sequence[SheetColumn]:
    own = _OF_EMPLOYEES if kind == Kind.EMPLOYEE else ()
    return (*_PLAIN, *own, *_linked(kind, actor))


_PLAIN = (
    SheetColumn("last_name", _("Last name"), ("фио", "surname", "family name"), required=True),
    SheetColumn("first_name", _("First name"), ("name", "given name"), required=True),
    SheetColumn("middle_name", _("Middle name"), ("patronymic",)),
    SheetColumn(
        "sex", _("Sex"), ("gender",), kind=ColumnKind.CHOICE, choices=lambda _actor: _SEXES
    ),
    SheetColumn(
        "email",
        _("E-mail"),
        ("email", "mail", "e-mail address", "почта", "эл. почта", "электронная почта", "емейл"),
        kind=ColumnKind.EMAIL,
    ),
    SheetColumn(
        "phone",
        _("Mobile phone"),
        ("phone", "mobile", "cell", "телефон", "мобильный", "моб. телефон", "сотовый"),
        kind=ColumnKind.PHONE,
    ),
    SheetColumn("work_phone", _("Work phone"), ("office phone",), kind=ColumnKind.PHONE),
    SheetColumn("other_phone", _("Other phone"), ("home phone",), kind=ColumnKind.PHONE),
    SheetColumn("position", _("Position"), ("title", "job title", "post", "пост")),
    SheetColumn(
        "language",
        _("Language of letters"),
        ("language", "язык"),
        kind=ColumnKind.CHOICE,
        choices=lambda _actor: _LANGUAGES,
    ),
)

_OF_EMPLOYEES = (
    SheetColumn(
        "personnel_number",
        _("Personnel number"),
        ("employee number", "employee id", "таб. номер", "таб. №", "табельный"),
    ),
    SheetColumn(
        "is_mobile",
        _("Works in the field"),
        ("mobile employee", "мобильный сотрудник", "выездной"),
        kind=ColumnKind.FLAG,
    ),
)


_AREAS = SheetColumn(
    "areas",
    _("Areas"),
    ("area", "region", "участок", "район"),
    kind=ColumnKind.REFERENCES,
    find=find_labelled(areas_visible_to),
    refers_to="areas",
    can_create="areas",
    note=_SEVERAL,
)
_SKILLS = SheetColumn(
    "skills",
    _("Skills"),
    ("skill", "навык", "квалификация"),
    kind=ColumnKind.REFERENCES,
    find=find_labelled(skills_visible_to),
    refers_to="skills",
    note=_SEVERAL,
)
_WORK_TYPES = SheetColumn(
    "work_types",
    _("Work types"),
    ("work type", "вид работ"),
    kind=ColumnKind.REFERENCES,
    find=find_labelled(work_types_visible_to),
    refers_to="work_types",
    note=_SEVERAL,
)


def _linked(kind: Kind, actor: Actor) -> Sequence[SheetColumn]:
    """A customer needs a company, and a role whoever is added by somebody who may give one."""
    companies = SheetColumn(
        "companies",
        _("Companies"),
        ("company", "organization", "client", "компания", "организация", "фирма"),
        kind=ColumnKind.REFERENCES,
        required=kind == Kind.CUSTOMER,
        find=find_companies,
        refers_to="companies",
        can_create="companies",
        note=_SEVERAL,
    )
    roles = SheetColumn(
        "roles",
        _("Roles"),
        ("role", "роль"),
        kind=ColumnKind.REFERENCES,
        required=actor.may(Permission.GIVE_ROLES),
        find=find_labelled(roles_visible_to),
        refers_to="roles",
        permission=Permission.GIVE_ROLES,
        note=_SEVERAL,
    )
    own = (_SKILLS, _WORK_TYPES) if kind == Kind.EMPLOYEE else ()
    return (companies, roles, _AREAS, *own)
