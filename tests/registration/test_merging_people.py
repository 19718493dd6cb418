"""Does all that hangs on one card of a customer go over to the other, and come back?"""

import pytest
from django.test import Client

from naryad.accounts.models import Login, Membership
from naryad.assets.models import AssetScan
from naryad.core.dependents import dependents_of
from naryad.core.errors import Invalid, NotPermitted, NotVisible, Refusal
from naryad.history.models import Event
from naryad.people.actions import delete_people, restore_people
from naryad.people.models import Employment, Person, PersonMerge, PersonRole, RolePermission
from naryad.people.reach import RoleNotYours
from naryad.people.refusals import MergedPerson
from naryad.registration.actions import merge_people, undo_merging
from naryad.registration.actions.merge_people import OnlyCustomers, SeenOtherwise
from naryad.registration.actions.undo_merging import KeptIsGone
from naryad.registration.models import Registration
from naryad.registration.states import RegistrationState
from naryad.tickets.models import FavouriteTicket, Ticket
from tests.accounts.post import letters_to
from tests.registration.offering import ADDRESS, offer_codes, register
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _merge(world: World, source: Person, target: Person, keeps_of: Person | None = None) -> int:
    return merge_people(
        source.pk,
        into_id=target.pk,
        keeps_login_of=keeps_of.pk if keeps_of else None,
        by=world.actor(world.service.head),
        at=world.at,
    )


def _part(world: World, source: Person) -> int:
    return undo_merging(source.pk, by=world.actor(world.service.head), at=world.at)


def _hanging(person: Person) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for table, column in (
        (Employment, "company_id"),
        (PersonRole, "role_id"),
        (AssetScan, "asset_id"),
        (FavouriteTicket, "ticket_id"),
        (Registration, "asset_id"),
        (Membership, "login_id"),
    ):
        rows = table._default_manager.filter(person_id=person.pk)
        found[table.__name__] = sorted(rows.values_list(column, flat=True))
    asked = Ticket.objects.filter(requester=person)
    found["asked"] = sorted(asked.values_list("pk", flat=True))
    return found


def test_everything_that_hangs_on_a_person_can_be_moved() -> None:
    keys = [each.key for each in dependents_of("person")]
    assert all(each.mover for each in dependents_of("person"))
    assert len(set(keys)) == len(keys) and "" not in keys


def test_a_registration_goes_over_to_the_card_that_was_there_and_comes_back(world: World) -> None:
    house = world.service
    offer_codes(world, needs_approval=True)
    client, person = register(world, house.code_of_lift)
    card = house.loner
    ticket = Ticket.objects.filter(organization=house.organization).earliest("pk")
    Ticket.objects.filter(pk=ticket.pk).update(requester=person)
    FavouriteTicket.objects.create(
        organization=house.organization, ticket=ticket, person=person, at=world.at
    )
    before = {each.pk: _hanging(each) for each in (person, card)}

    assert _merge(world, person, card) == card.pk
    person.refresh_from_db()
    card.refresh_from_db()
    assert (person.deleted_at, person.merged_into_id) == (world.at, card.pk)
    assert card.email == ADDRESS
    gone = _hanging(person)
    assert not any(gone.values())
    after = _hanging(card)
    assert all(set(before[person.pk][key]) <= set(after[key]) for key in after)
    assert client.get(f"/portal/equipment/{house.lift.pk}/").status_code == 200
    came = Registration.objects.filter(person=card).latest("pk")
    assert (came.state, came.decided_by) == (RegistrationState.APPROVED, house.head)
    assert len(letters_to(ADDRESS, "registration-approved")) == 1
    kinds = set(Event.objects.filter(subject="person").values_list("subject_id", "kind"))
    assert {(person.pk, "person.merged"), (card.pk, "person.took_in")} <= kinds
    assert ADDRESS not in str(Event.objects.get(kind="person.took_in").changes)
    (outcome,) = restore_people([person.pk], by=world.actor(house.head), at=world.at)
    assert isinstance(outcome.refusal, MergedPerson)

    assert _part(world, person) == person.pk
    assert {each.pk: _hanging(each) for each in (person, card)} == before
    person.refresh_from_db()
    card.refresh_from_db()
    assert (person.deleted_at, person.merged_into_id, card.email) == (None, None, "")
    assert client.get(f"/portal/equipment/{house.lift.pk}/").status_code == 403
    assert Registration.objects.get(person=person).state == RegistrationState.WAITING
    assert PersonMerge.objects.get(merged=person).undone_at == world.at
    with pytest.raises(NotVisible):
        _part(world, person)


def test_one_login_stays_and_what_was_touched_since_stays_too(world: World) -> None:
    house = world.service
    source, target = house.customer, house.lead_customer
    logins = {each.pk: world.login(each) for each in (source, target)}
    _merge(world, source, target, keeps_of=source)
    living = Membership.objects.filter(person=target, ended_at=None)
    assert living.get().login == logins[source.pk]
    _part(world, source)
    for person in (source, target):
        joined = Membership.objects.get(person=person, ended_at=None)
        assert joined.login == logins[person.pk]

    _merge(world, source, target)
    assert Membership.objects.get(person=target, ended_at=None).login == logins[target.pk]
    Employment.objects.filter(person=target, company=house.zenit).update(company=house.mayak)
    _part(world, source)
    assert Membership.objects.get(person=source, ended_at=None).login == logins[source.pk]
    assert Employment.objects.get(person=target).company == house.mayak


def test_what_may_not_be_merged_is_refused(world: World) -> None:
    house = world.service
    head, customer, lead = house.head, house.customer, house.lead_customer
    by, at = world.actor(head), world.at

    def refused(source: Person, target: Person, **given: object) -> type[Exception]:
        with pytest.raises(Refusal) as caught:
            merge_people(source.pk, into_id=target.pk, **{"by": by, "at": at, **given})  # type: ignore[arg-type]
        return caught.type

    assert refused(customer, customer) is Invalid
    assert refused(customer, world.other.customer) is Invalid
    assert refused(world.other.customer, customer) is NotVisible
    assert refused(customer, house.technician) is OnlyCustomers
    assert refused(customer, lead, seen_versions=(customer.version, 99)) is SeenOtherwise
    assert refused(customer, lead, by=world.actor(house.dispatcher)) is NotPermitted
    RolePermission.objects.create(
        organization=house.organization, role=house.roles["LEAD"], permission="organization.edit"
    )
    assert refused(customer, lead) is RoleNotYours
    RolePermission.objects.filter(permission="organization.edit").delete()
    _merge(world, customer, lead)
    delete_people([lead.pk], by=by, at=at)
    with pytest.raises(KeptIsGone):
        _part(world, customer)


def test_the_card_warns_and_the_question_says_what_goes_over(world: World) -> None:
    house = world.service
    offer_codes(world)
    _client, person = register(world, house.code_of_lift)
    twin = house.customer
    Person.objects.filter(pk=twin.pk).update(other_phone="+79165550123")
    Login.objects.filter(email=ADDRESS).update(phone="+79165550123")
    office: Client = english(world, house.head)
    card = office.get(f"/office/people/{person.pk}/")
    assert "Perhaps the same person" in read_words(card)
    path = f"/office/people/{person.pk}/merging/"
    page = office.get(f"{path}?into={twin.pk}")
    words = read_words(page)
    assert "Scanned codes: 1" in words or "scanned codes: 1" in words
    assert ADDRESS in words and twin.email in words
    found = office.get(f"{path}options/?q={twin.last_name}")
    assert str(twin.pk) in found.content.decode()
    form = read_form(page, path).filled(keeps_login_of=str(person.pk))
    answers = [office.post(path, form) for _ in range(2)]
    assert [each["Location"] for each in answers] == [f"/office/people/{twin.pk}/"] * 2
    assert Membership.objects.get(person=twin, ended_at=None).login.email == ADDRESS
    gone = read_words(office.get(f"/office/people/{person.pk}/"))
    assert "Merged into another card" in gone and "Undo the merging" in gone
    back = f"/office/people/{person.pk}/parting/"
    assert office.post(back, read_form(office.get(back), back).fields).status_code == 303
    assert Person.objects.get(pk=person.pk).deleted_at is None
