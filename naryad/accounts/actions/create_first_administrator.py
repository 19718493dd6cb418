"""How does an organization get an administrator before anybody can invite one?"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naryad.access.actor import act_as_system
from naryad.access.kind import Kind
from naryad.access.roles import RoleCode
from naryad.accounts.models import Login, Membership
from naryad.accounts.passwords import PasswordOwner, check_password
from naryad.areas.models import Area
from naryad.companies.models import Company
from naryad.core.errors import Invalid
from naryad.history.recording import Change, record
from naryad.organizations.models import Organization
from naryad.people.acting import today_of
from naryad.people.columns import derive
from naryad.people.employing import EmploymentBook
from naryad.people.models import Person, PersonArea, PersonRole, Role


@transaction.atomic
def create_first_administrator(
    *,
    organization_id: int,
    email: str,
    last_name: str,
    first_name: str,
    password: str | None,
    at: datetime,
) -> Membership:
    """For the first start, the demo and the terminal: whoever calls it has shown the right to.

    With `password` None an existing login is given a way in and keeps its password. Raises
    Invalid where the password is unfit or the address is somebody else's here.
    """
    organization = Organization.objects.select_for_update().get(pk=organization_id)
    email = email.strip().lower()
    if Person.objects.filter(organization=organization, email=email, deleted_at=None).exists():
        raise Invalid({"email": _("Somebody here has this address already.")})
    login = _login(email, password, (last_name, first_name), organization, at=at)
    person = _add_person(organization, email, last_name, first_name, at=at)
    _employ(person, today=today_of(organization, at=at))
    membership = Membership.objects.create(
        organization=organization, person=person, login=login, joined_at=at
    )
    added = Change("person.added", "person", person.pk, {"email": {"old": None, "new": email}})
    joined = Change("person.activated", "person", person.pk)
    record([added, joined], by=act_as_system(organization.pk), at=at)
    return membership


def _login(
    email: str,
    password: str | None,
    names: tuple[str, str],
    organization: Organization,
    *,
    at: datetime,
) -> Login:
    existing = Login.objects.filter(email=email).first()
    if existing is not None and password is None:
        return existing
    if existing is not None:
        raise Invalid({"email": _("This address has a login already; its password stays.")})
    # The demo's password is printed for everybody to read.
    if not organization.is_demo:
        owner = PasswordOwner((email, *names, *organization.name.values()))
        check_password(password or "", owner=owner)
    login = Login(email=email, created_at=at)
    login.set_password(password)
    login.save()
    return login


def _add_person(
    organization: Organization, email: str, last_name: str, first_name: str, *, at: datetime
) -> Person:
    person = Person(
        organization=organization,
        kind=Kind.EMPLOYEE,
        last_name=last_name,
        first_name=first_name,
        email=email,
        created_at=at,
    )
    derive(person).save()
    role = Role.objects.get(organization=organization, code=RoleCode.ADMINISTRATOR)
    PersonRole.objects.create(organization=organization, person=person, role=role)
    area = Area.objects.filter(organization=organization, is_default=True, deleted_at=None).first()
    if area is not None:
        PersonArea.objects.create(
            organization=organization,
            person=person,
            area=area,
            kind=person.kind,
            is_living=True,
            sort_key=person.sort_key,
        )
    return person


def _employ(person: Person, *, today: date) -> None:
    """In the service company itself, as its other employees."""
    own = Company.objects.filter(organization=person.organization, is_own=True, deleted_at=None)
    company = own.order_by("pk").first()
    if company is not None:
        book = EmploymentBook(today)
        book.begin(person, company.pk)
        book.write()
