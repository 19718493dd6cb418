"""How does a test make a person, a company or an area, in as few words as possible?"""

from dataclasses import dataclass
from datetime import date, datetime

from naryad.access.kind import Kind
from naryad.areas.models import Area
from naryad.companies.models import Company
from naryad.core.labels import Label, make_label
from naryad.core.search import make_search_text, make_sort_key
from naryad.organizations.models import Organization
from naryad.people.models import Employment, Person, PersonArea, PersonRole, Role
from naryad.people.models.links import SIDE_OF_KIND

LONG_AGO = date(2020, 1, 1)


@dataclass
class Builder:
    """Makes the rows of one house. `spice` goes into every text."""

    organization: Organization
    roles: dict[str, Role]
    at: datetime
    spice: str
    domain: str
    number: int = 0

    def words(self, text: str) -> str:
        return f"{text} {self.spice}" if self.spice else text

    def label(self, ru: str, en: str) -> Label:
        return make_label(ru=self.words(ru), en=self.words(en))

    def area(self, ru: str, en: str) -> Area:
        name = self.label(ru, en)
        return Area.objects.create(organization=self.organization, name=name, description=name)

    def company(self, name: str) -> Company:
        name = self.words(name)
        return Company.objects.create(
            organization=self.organization,
            name=name,
            sort_key=make_sort_key(name),
            search_text=make_search_text(name),
        )

    def person(
        self,
        key: str,
        name: str,
        kind: Kind,
        *roles: Role,
        areas: tuple[Area, ...] = (),
        companies: tuple[Company, ...] = (),
        till: date | None = None,
        has_email: bool = True,
    ) -> Person:
        last_name, first_name = name.split()
        self.number += 1
        person = Person(
            organization=self.organization,
            kind=kind,
            last_name=self.words(last_name),
            first_name=self.words(first_name),
            middle_name=self.spice,
            email=f"{key}@{self.domain}" if has_email else "",
            phone=f"+7916555{self.organization.pk % 100:02}{self.number:02}",
            position=self.words("инженер") if self.spice else "",
            personnel_number=self.spice[:50],
            language="ru",
            created_at=self.at,
        )
        person.sort_key = make_sort_key(person.last_name, person.first_name, person.middle_name)
        person.search_text = make_search_text(
            person.full_name, person.email, phones=(person.phone,)
        )
        person.save()
        self._link(person, roles=roles, areas=areas, companies=companies, till=till)
        return person

    def _link(
        self,
        person: Person,
        *,
        roles: tuple[Role, ...],
        areas: tuple[Area, ...],
        companies: tuple[Company, ...],
        till: date | None,
    ) -> None:
        of_person = {"organization": self.organization, "person": person}
        carried = {
            "kind": person.kind,
            "is_living": person.deleted_at is None,
            "sort_key": person.sort_key,
        }
        for role in roles:
            PersonRole.objects.create(**of_person, role=role)
        for area in areas:
            PersonArea.objects.create(**of_person, **carried, area=area)
        for company in companies:
            Employment.objects.create(
                **of_person,
                **carried,
                company=company,
                side=SIDE_OF_KIND[Kind(person.kind)],
                since=LONG_AGO,
                till=till,
            )
