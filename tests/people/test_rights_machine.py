"""Whatever people do to each other in whatever order: who administers, and who got which role?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from naryad.access.kind import Kind
from naryad.accounts.models import Membership
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome
from naryad.people import actions
from naryad.people.input import PersonInput
from naryad.people.models import Person, PersonRole
from naryad.people.queries import card
from tests.people.inputs import a_customer, an_employee
from tests.world import World

# Written by hand: who may give what, by the strongest role of theirs that counts.
ALL = frozenset({"ADMINISTRATOR", "HEAD", "DISPATCHER", "TECHNICIAN", "CUSTOMER", "LEAD"})
WHO_GIVES = {
    "ADMINISTRATOR": ALL,
    "HEAD": ALL - {"ADMINISTRATOR"},
    "DISPATCHER": ALL - {"ADMINISTRATOR", "HEAD"},
}
CAST = (
    "admin",
    "head",
    "dispatcher",
    "technician",
    "technician_south",
    "customer",
    "lead_customer",
    "banned",
    "deleted",
)
ACTORS = st.sampled_from(("head", "admin", "head", "dispatcher", "lead_customer", "deleted"))
PEOPLE = st.lists(st.sampled_from(CAST), min_size=2, max_size=4, unique=True)
ROLES = st.frozensets(st.sampled_from(sorted(ALL)), min_size=1, max_size=2)
WAKING = (actions.convert_people, actions.unban_people, actions.restore_people)


class RightsMachine(RuleBasedStateMachine):
    """Each rule is one act of somebody; the checks after it know nothing of how it was decided."""

    def __init__(self, world: World, forms: Mapping[str, PersonInput]) -> None:
        super().__init__()
        self.world, self.house, self.forms = world, world.service, forms
        self.savepoint = transaction.savepoint()
        # Administrators to lose, and some asleep whom only an administrator may wake.
        for name in ("technician_south", "banned", "deleted"):
            PersonRole.objects.create(
                organization=self.house.organization,
                person=getattr(self.house, name),
                role=self.house.roles["ADMINISTRATOR"],
            )
        self.held = self.roles_by_person()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    @rule(actor=ACTORS, kind=st.sampled_from(Kind), roles=ROLES)
    def add(self, actor: str, kind: Kind, roles: frozenset[str]) -> None:
        make = a_customer if kind == Kind.CUSTOMER else an_employee
        given = make(self.house, role_ids=self.ids_of(roles))
        self.act(actor, actions.add_people, [given])

    @rule(actor=ACTORS, people=PEOPLE, roles=ROLES)
    def edit(self, actor: str, people: list[str], roles: frozenset[str]) -> None:
        edits = [
            actions.PersonEdit(
                getattr(self.house, name).pk,
                replace(self.forms[name], role_ids=self.ids_of(roles)),
            )
            for name in people
        ]
        self.act(actor, actions.edit_people, edits)

    @rule(actor=ACTORS, people=PEOPLE, role=st.sampled_from(sorted(ALL)), is_given=st.booleans())
    def give_or_take(self, actor: str, people: list[str], role: str, is_given: bool) -> None:
        act = actions.give_roles if is_given else actions.take_roles
        self.act(actor, act, self.ids(people), role_id=self.house.roles[role].pk)

    @rule(actor=ACTORS, people=PEOPLE, to=st.sampled_from(Kind))
    def convert(self, actor: str, people: list[str], to: Kind) -> None:
        self.act(actor, actions.convert_people, self.ids(people), to=to)

    @rule(actor=ACTORS, people=PEOPLE)
    def ban(self, actor: str, people: list[str]) -> None:
        reason_id = self.house.ban_reason.pk
        self.act(actor, actions.ban_people, self.ids(people), reason_id=reason_id, until=None)

    @rule(actor=ACTORS, people=PEOPLE)
    def unban(self, actor: str, people: list[str]) -> None:
        self.act(actor, actions.unban_people, self.ids(people))

    @rule(actor=ACTORS, people=PEOPLE)
    def delete(self, actor: str, people: list[str]) -> None:
        self.act(actor, actions.delete_people, self.ids(people))

    @rule(actor=ACTORS, people=PEOPLE)
    def restore(self, actor: str, people: list[str]) -> None:
        self.act(actor, actions.restore_people, self.ids(people))

    @rule(actor=ACTORS, people=PEOPLE)
    def ask_for_erasure(self, actor: str, people: list[str]) -> None:
        self.act(actor, actions.request_erasure, self.ids(people))

    @invariant()
    def an_administrator_remains(self) -> None:
        with_login = Membership.objects.filter(ended_at=None, login__is_active=True)
        administrators = PersonRole.objects.filter(role__code="ADMINISTRATOR")
        people = Person.objects.filter(
            organization=self.house.organization,
            kind="EMPLOYEE",
            deleted_at=None,
            banned_at=None,
            pk__in=with_login.values("person_id"),
        )
        assert people.filter(pk__in=administrators.values("person_id")).exists()

    def act(self, actor: str, act: Callable[..., Any], whom: Sequence[Any], **said: Any) -> None:
        person = self.now(actor)
        before = self.held
        may_give = self.gives(person, before)
        try:
            outcomes = act(whom, by=self.world.actor(person), at=self.world.at, **said)
        except Refusal:
            outcomes = []
        self.held = after = self.roles_by_person()
        for person_id in before.keys() | after.keys():
            changed = before.get(person_id, frozenset()) ^ after.get(person_id, frozenset())
            assert changed <= may_give, (actor, changed)
        if act in WAKING:
            self.woken_only_within(may_give, outcomes, after)
        if person.deleted_at or person.banned_at:
            assert outcomes == [], "Somebody shut out has acted."

    def woken_only_within(
        self,
        may_give: frozenset[str],
        outcomes: list[Outcome],
        roles: dict[int, frozenset[str]],
    ) -> None:
        for outcome in outcomes:
            if outcome.result == "DONE" and outcome.id is not None:
                assert roles.get(outcome.id, frozenset()) <= may_give

    def gives(self, person: Person, roles: dict[int, frozenset[str]]) -> frozenset[str]:
        """Nothing for customers, whatever roles they hold, and for whoever is shut out."""
        if person.kind != "EMPLOYEE" or person.deleted_at or person.banned_at:
            return frozenset()
        held = roles.get(person.pk, frozenset())
        return frozenset().union(*(WHO_GIVES.get(code, frozenset()) for code in held))

    def roles_by_person(self) -> dict[int, frozenset[str]]:
        codes = {role.pk: code for code, role in self.house.roles.items()}
        held: dict[int, frozenset[str]] = {}
        rows = PersonRole.objects.filter(organization=self.house.organization)
        for person_id, role_id in rows.values_list("person_id", "role_id"):
            held[person_id] = held.get(person_id, frozenset()) | {codes[role_id]}
        return held

    def now(self, name: str) -> Person:
        return Person.objects.select_related("organization").get(pk=getattr(self.house, name).pk)

    def ids(self, names: list[str]) -> list[int]:
        return [getattr(self.house, name).pk for name in names]

    def ids_of(self, codes: frozenset[str]) -> frozenset[int]:
        return frozenset(self.house.roles[code].pk for code in codes)


def test_an_administrator_always_remains_and_nobody_gives_more_than_they_may(world: World) -> None:
    by = world.actor(world.service.admin)
    forms = {name: card(by, getattr(world.service, name).pk).input for name in CAST}
    run_state_machine_as_test(
        lambda: RightsMachine(world, forms), settings=settings(stateful_step_count=5)
    )
