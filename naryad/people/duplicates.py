"""Is this person here already?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.companies.visibility import companies_visible_to
from naryad.core.search import make_sort_key
from naryad.people.input import PersonInput
from naryad.people.models import Employment, Person
from naryad.people.visibility import people_visible_to

_MOST_NEAR = 5


class Likeness(StrEnum):
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    NAME = "NAME"


@dataclass(frozen=True)
class Duplicate:
    """`person` is None where the actor does not see who it is. A contact belongs to one living
    person, so such a likeness blocks the save; a name only warns."""

    likeness: Likeness
    person: Person | None

    @property
    def is_blocking(self) -> bool:
        return self.likeness != Likeness.NAME and not (self.person and self.person.deleted_at)


def find_duplicates(
    given: PersonInput, *, actor: Actor, except_id: int | None = None
) -> list[Duplicate]:
    """For a look before saving: the same e-mail or phone, then the same name in a company of the
    input. Deleted people are named only to those who see them, since they might be restored."""
    taken = read_taken([given], by=actor)
    found = [
        Duplicate(likeness, person if person.pk in taken.visible else None)
        for likeness, person in taken.owners(given)
        if person.pk != except_id
    ]
    known = {person.pk for _likeness, person in taken.owners(given)}
    if except_id is not None:
        known.add(except_id)
    seen = people_visible_to(actor, with_deleted=True).exclude(pk__in=known)
    for likeness, people in (
        (Likeness.EMAIL, _gone(seen).filter(email=given.email).exclude(email="")),
        (Likeness.PHONE, _gone(seen).filter(_same_phone(given)).exclude(phone="")),
        (Likeness.NAME, _namesakes(seen.filter(is_living=True), given, actor=actor)),
    ):
        found += [Duplicate(likeness, person) for person in people.order_by("pk")[:_MOST_NEAR]]
    return found


@dataclass(frozen=True)
class Taken:
    """The living owners of some contacts. `claim` adds a row of the same call."""

    emails: dict[str, Person] = field(default_factory=dict)
    phones: dict[tuple[str, str], Person] = field(default_factory=dict)
    visible: frozenset[int] = frozenset()
    _claimed: set[str | tuple[str, str]] = field(default_factory=set)

    def owners(self, given: PersonInput | Person) -> list[tuple[Likeness, Person]]:
        by_email = self.emails.get(given.email)
        by_phone = self.phones.get((given.phone, given.phone_extension))
        pairs = ((Likeness.EMAIL, by_email), (Likeness.PHONE, by_phone))
        return [(likeness, person) for likeness, person in pairs if person is not None]

    def errors(self, given: PersonInput | Person, *, own_id: int | None) -> dict[str, str]:
        """Field → why this contact cannot be this person's."""
        errors = {
            likeness.lower(): self._sentence(likeness, person)
            for likeness, person in self.owners(given)
            if person.pk != own_id
        }
        for name, contact in _contacts(given).items():
            if contact in self._claimed:
                errors.setdefault(name, _("Another row of the same list has this contact."))
        return errors

    def is_claimed(self, given: PersonInput | Person) -> bool:
        return not self._claimed.isdisjoint(_contacts(given).values())

    def claim(self, given: PersonInput | Person) -> None:
        self._claimed.update(_contacts(given).values())

    def _sentence(self, likeness: Likeness, person: Person) -> str:
        if person.pk in self.visible:
            sentence = {
                Likeness.EMAIL: _("%(person)s has this e-mail. Give another or open that card."),
                Likeness.PHONE: _("%(person)s has this number. Give another or open that card."),
            }[likeness]
            return sentence % {"person": person.full_name}
        return _("Another person of the organization has this contact.")


def read_taken(given: Iterable[PersonInput | Person], *, by: Actor) -> Taken:
    """Who has these contacts now; in three queries at most, for any number of rows."""
    given = list(given)
    living = Person.objects.filter(organization_id=by.organization_id, deleted_at=None)
    emails = {one.email for one in given if one.email}
    phones = {one.phone for one in given if one.phone}
    # That they are filled is said for the database, which else does not see that its indexes of
    # those that are serve, and looks through everybody.
    with_email = living.filter(email__in=emails).exclude(email="")
    with_phone = living.filter(phone__in=phones).exclude(phone="")
    by_email = {person.email: person for person in with_email}
    by_phone = {(person.phone, person.phone_extension): person for person in with_phone}
    owners = {person.pk for person in (*by_email.values(), *by_phone.values())}
    visible = people_visible_to(by).filter(pk__in=owners).values_list("pk", flat=True)
    return Taken(by_email, by_phone, frozenset(visible))


def _contacts(given: PersonInput | Person) -> dict[str, str | tuple[str, str]]:
    contacts: dict[str, str | tuple[str, str]] = {}
    if given.email:
        contacts["email"] = given.email
    if given.phone:
        contacts["phone"] = (given.phone, given.phone_extension)
    return contacts


def _gone(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.filter(is_living=False, erased_at=None)


def _same_phone(given: PersonInput) -> Q:
    return Q(phone=given.phone, phone_extension=given.phone_extension)


def _namesakes(people: QuerySet[Person], given: PersonInput, *, actor: Actor) -> QuerySet[Person]:
    """Same last and first name, the middle one the same or left out on either side, in a company
    of the input; where the input names none, in any."""
    short = make_sort_key(given.last_name, given.first_name)
    full = make_sort_key(given.last_name, given.first_name, given.middle_name)
    alike = Q(sort_key=full) | Q(sort_key=short)
    if full == short:
        alike |= Q(sort_key__startswith=f"{short} ")
    people = people.filter(alike)
    if given.company_ids:
        people = people.filter(pk__in=_people_of(given.company_ids, actor=actor))
    return people


def _people_of(company_ids: Collection[int], *, actor: Actor) -> QuerySet[Employment, int]:
    current = Q(till=None) | Q(till__gte=actor.today)
    return Employment.objects.filter(
        current,
        organization_id=actor.organization_id,
        company_id__in=companies_visible_to(actor).filter(pk__in=company_ids).values("pk"),
        since__lte=actor.today,
    ).values_list("person_id", flat=True)
