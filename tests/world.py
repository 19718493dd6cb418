"""Who takes part in the stories of the tests?

Two organizations that must never meet. `world.service` is ours; in `world.other` every text is
hostile and holds FOREIGN_WORD, which no answer to anybody of the first may ever contain. The cast
is built once for a test database and every test works on it inside a transaction that is rolled
back, so add a person only if the story needs one.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.test import Client

from naryad.access.actor import Actor, act_as_system
from naryad.access.permissions import Permission
from naryad.accounts import session_limits
from naryad.accounts.entering import CHOSEN_ORGANIZATION
from naryad.accounts.models import Login
from naryad.areas.models import Area
from naryad.assets.models import Asset, AssetCode, AssetTemplate
from naryad.catalog.models import AssetType, Reason, Skill, WorkType
from naryad.companies.models import Company
from naryad.contracts.models import Contract
from naryad.organizations.models import Organization
from naryad.people.acting import act_as
from naryad.people.models import Person, Role
from naryad.tickets.models import Answer, Cycle, Stage, Status, TicketType, Transition

FOREIGN_WORD = "zqforeignqz"
NASTY = """<img src=x onerror=alert(1)>{{7*7}}"';"""
PASSWORD = "a-lantern-over-the-quay"


@dataclass
class House:
    """One organization with its people and what they stand for."""

    organization: Organization
    roles: dict[str, Role]
    default_area: Area
    own_company: Company
    ban_reason: Reason
    north: Area
    south: Area
    skill: Skill
    work_type: WorkType
    asset_type: AssetType
    """Needs an address of its own."""
    equipment_type: AssetType
    like_lift: AssetTemplate
    tower: Asset
    """Of Zenit, in the North."""
    lift: Asset
    """Stands under the tower and has all from it."""
    depot: Asset
    """Of Mayak, in the South."""
    pump: Asset
    """Of Polus, in no area; not published."""
    blank_code: AssetCode
    code_of_lift: AssetCode
    of_tower: Contract
    """Of Zenit, about the tower with all below it; the administrator is reminded of its end."""
    of_mayak: Contract
    """About all that Mayak has, without an end."""
    ticket_type: TicketType
    """Serves the North; its only life cycle is the draft."""
    queue: Stage
    over: Stage
    status: Status
    answer: Answer
    draft: Cycle
    finish: Transition
    accept: Transition
    """For customers."""
    zenit: Company
    mayak: Company
    polus: Company
    admin: Person
    head: Person
    dispatcher: Person
    technician: Person
    """Serves the North."""
    technician_south: Person
    customer: Person
    """Speaks for Zenit, in the North."""
    customer_of_two: Person
    """Speaks for Mayak and Polus, in the South."""
    lead_customer: Person
    """Speaks for Zenit and sees its people."""
    former_customer: Person
    """Spoke for Zenit once; speaks for nobody now."""
    loner: Person
    """A customer with a phone alone: no company, area, role or login."""
    banned: Person
    """A customer of Zenit, banned without an end."""
    deleted: Person
    """A customer of Zenit, deleted."""
    shared: Person
    """A customer of Zenit. The same login stands behind `shared` of the other house."""

    @property
    def id(self) -> int:
        return self.organization.pk

    @property
    def people(self) -> dict[str, Person]:
        """The whole cast by name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Person)}

    @property
    def system(self) -> Actor:
        return act_as_system(self.id)


@dataclass
class World:
    service: House
    other: House
    at: datetime
    logins: dict[int, Login] = field(default_factory=dict)

    def actor(self, person: Person, *, viewed_by: Person | None = None) -> Actor:
        """With the rights of this moment."""
        viewer = None if viewed_by is None else viewed_by.pk
        return act_as(person, at=self.at, viewed_by=viewer)

    def login(self, person: Person) -> Login:
        """Their password is PASSWORD."""
        return self.logins[person.pk]

    def client(self, person: Person | None = None) -> Client:
        """A browser in which this person is signed in, in this person's organization."""
        client = Client()
        if person is not None:
            client.force_login(self.login(person), backend=settings.AUTHENTICATION_BACKENDS[0])
            session = client.session
            session[CHOSEN_ORGANIZATION] = person.organization_id
            session_limits.begin(session, at=self.at)
            session.save()
        return client

    @staticmethod
    def with_permissions(actor: Actor, *permissions: Permission) -> Actor:
        """The same actor with exactly these permissions, whatever their roles say."""
        return Actor(
            organization_id=actor.organization_id,
            person_id=actor.person_id,
            kind=actor.kind,
            permissions=frozenset(permissions),
            today=actor.today,
        )
