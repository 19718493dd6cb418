"""How does a row of a file become a person, and back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.actions import invite_people
from naryad.core.outcomes import Outcome
from naryad.people import actions
from naryad.people.actions import PersonEdit
from naryad.people.foreseeing import foresee_people
from naryad.people.input import PHONES, PersonInput, clean_person
from naryad.people.linking import LinkBook, read_links
from naryad.people.models import Person, Sex
from naryad.people.visibility import people_visible_to, sees_everybody
from naryad.spreadsheets.sheets.columns import (
    Found,
    SheetColumn,
    SheetKey,
    join_words,
)
from naryad.spreadsheets.sheets.each import act_on_fit
from naryad.spreadsheets.sheets.people_columns import LINKS, columns_of_people
from naryad.spreadsheets.sheets.people_finding import (
    find_by_name,
    find_by_phone,
    find_by_text,
    phone_of,
)
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Sheet, Values

_TEXTS = ("last_name", "first_name", "middle_name", "email", "position", "language")
_EMAIL = SheetKey("email", _("E-mail"), ("email",))
_PHONE = SheetKey("phone", _("Mobile phone"), ("phone",))


class PeopleSheet(Sheet):
    to_add = Permission.ADD_PEOPLE
    to_edit = Permission.EDIT_PEOPLE
    unique = ("email", "phone")
    columns_of_fields = {field: key for key, field in LINKS.items()}
    invites = True
    kind: Kind

    def columns(self, actor: Actor) -> Sequence[SheetColumn]:
        return columns_of_people(self.kind, actor)

    def visible(self, actor: Actor) -> QuerySet[Person]:
        return people_visible_to(actor).filter(kind=self.kind)

    def current(self, ids: Collection[int], actor: Actor) -> Mapping[int, Known]:
        people = list(self.visible(actor).filter(pk__in=ids))
        book = read_links([person.pk for person in people], by=actor)
        keys = {column.key for column in self.columns(actor)}
        return {person.pk: self._known(person, book, keys) for person in people}

    def find_by_key(self, key: SheetKey, rows: Sequence[Values], actor: Actor) -> Sequence[Found]:
        people = self.visible(actor)
        match key.code:
            case "phone":
                return find_by_phone(people, rows)
            case "email" | "personnel_number":
                return find_by_text(people, key.code, rows)
        return find_by_name(people, rows, actor, with_companies="companies" in key.columns)

    def add(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        return act_on_fit(rows, self._input, lambda fit: actions.add_people(fit, by=by, at=at))

    def foresee(self, rows: Sequence[Values], *, by: Actor, at: datetime) -> list[Outcome]:
        if not sees_everybody(by):
            return self.add(rows, by=by, at=at)
        return act_on_fit(rows, self._input, lambda fit: foresee_people(fit, by=by, at=at))

    def edit(self, edits: Sequence[RowEdit], *, by: Actor, at: datetime) -> list[Outcome]:
        return act_on_fit(
            edits,
            lambda edit: PersonEdit(edit.id, self._input(edit.values), edit.seen_version),
            lambda fit: actions.edit_people(fit, by=by, at=at),
        )

    def delete(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        return actions.delete_people(ids, by=by, at=at)

    def invite(self, ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
        return invite_people(ids, by=by, at=at)

    def _input(self, values: Values) -> PersonInput:
        """Raises Invalid."""
        plain = {key: values.get(key) for key in (*_TEXTS, *PHONES, "sex", "personnel_number")}
        links = {field: values.get(key) or () for key, field in LINKS.items()}
        mobile = "yes" if values.get("is_mobile") else ""
        return clean_person({**plain, **links, "is_mobile": mobile}, kind=self.kind)

    def _known(self, person: Person, book: LinkBook, keys: Collection[str]) -> Known:
        seen = book.seen(person.pk)
        values: dict[str, Any] = {key: getattr(person, key) for key in _TEXTS}
        values |= {name: phone_of(person, name) for name in PHONES}
        values["sex"] = "" if person.sex == Sex.UNKNOWN else person.sex
        values["personnel_number"], values["is_mobile"] = person.personnel_number, person.is_mobile
        values |= {key: sorted(seen[field]) for key, field in LINKS.items()}
        words = {key: value for key, value in values.items() if isinstance(value, str)}
        words["sex"] = str(Sex(person.sex).label) if values["sex"] else ""
        words["is_mobile"] = say("yes") if person.is_mobile else say("no")
        for key, field in LINKS.items():
            names = sorted(str(book.names[field][each]) for each in seen[field])
            words[key] = join_words(names)
        return Known(
            person.version,
            {key: value for key, value in values.items() if key in keys},
            {key: value for key, value in words.items() if key in keys},
        )


class CustomersSheet(PeopleSheet):
    noun = "customers"
    label = _("Customers")
    kind = Kind.CUSTOMER
    keys = (
        _EMAIL,
        _PHONE,
        SheetKey(
            "name_company",
            _("Last name, first name and company"),
            ("last_name", "first_name", "companies"),
        ),
    )


class EmployeesSheet(PeopleSheet):
    noun = "employees"
    label = _("Employees")
    kind = Kind.EMPLOYEE
    keys = (
        _EMAIL,
        _PHONE,
        SheetKey("personnel_number", _("Personnel number"), ("personnel_number",)),
        SheetKey("name", _("Last and first name"), ("last_name", "first_name")),
    )
