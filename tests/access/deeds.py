"""What is one typical deed of each action, done to people and things of our organization?

`tests/access/test_who_may_what.py` lets the whole cast try each of them.
"""

from collections.abc import Callable
from datetime import timedelta

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.actions.add_card import add_card
from naryad.accounts.actions.edit_card import edit_card
from naryad.accounts.actions.invite_people import invite_people
from naryad.accounts.actions.send_test_letter import send_test_letter
from naryad.accounts.actions.send_test_sms import send_test_sms
from naryad.accounts.card import Card
from naryad.accounts.models import Membership
from naryad.areas import actions as areas
from naryad.areas.input import AreaInput
from naryad.areas.models import Area
from naryad.catalog import actions as catalog
from naryad.catalog.models import Skill
from naryad.core.labels import Label
from naryad.core.outcomes import Outcome
from naryad.organizations import actions as organizations
from naryad.organizations.input import OrganizationInput
from naryad.organizations.models import Organization
from naryad.people import actions as people
from naryad.people.actions import PersonEdit
from naryad.people.models import Person, Role
from naryad.people.role_input import RoleInput
from tests.access.asset_deeds import ASSET_DEEDS
from tests.access.code_deeds import CODE_DEEDS
from tests.access.company_deeds import COMPANY_DEEDS
from tests.access.contract_deeds import CONTRACT_DEEDS
from tests.access.export_deeds import EXPORT_DEEDS
from tests.access.file_deeds import FILE_DEEDS
from tests.access.import_deeds import IMPORT_DEEDS
from tests.access.inquiry_deeds import INQUIRY_DEEDS
from tests.access.last_deeds import LAST_DEEDS
from tests.access.link_deeds import LINK_DEEDS
from tests.access.provider_deeds import PROVIDER_DEEDS
from tests.access.registration_deeds import REGISTRATION_DEEDS
from tests.access.run_deeds import RUN_DEEDS
from tests.access.sticker_deeds import STICKER_DEEDS
from tests.access.ticket_deeds import TICKET_DEEDS
from tests.access.ticket_work_deeds import TICKET_WORK_DEEDS
from tests.access.token_deeds import TOKEN_DEEDS
from tests.files.pictures import png
from tests.people.inputs import a_customer, an_employee
from tests.world import House, World

Deed = Callable[[World, Actor], object]
NAME = Label(ru="Новое имя", en="New name")


def outcome_of(done: object) -> str:
    """+ for what was done, else the status of the refusal."""
    if isinstance(done, list):
        (outcome,) = done
        assert isinstance(outcome, Outcome)
        return str(outcome.refusal.status) if outcome.refusal else "+"
    return "+"


def _mark(row: Person | Area | Skill | Role, **values: object) -> int:
    type(row)._default_manager.filter(pk=row.pk).update(**values)
    return row.pk


def _edit(house: House, person: Person, **changes: object) -> PersonEdit:
    given = a_customer(house) if person.kind == Kind.CUSTOMER else an_employee(house)
    return PersonEdit(person.pk, type(given)(**{**vars(given), **changes}))


def _add(role: str, kind: Kind) -> Deed:
    def deed(world: World, by: Actor) -> object:
        make = a_customer if kind == Kind.CUSTOMER else an_employee
        roles = frozenset({world.service.roles[role].pk})
        return people.add_people([make(world.service, role_ids=roles)], by=by, at=world.at)

    return deed


def _to_people(action: Callable[..., object], name: str, **values: object) -> Deed:
    def deed(world: World, by: Actor) -> object:
        return action([world.service.people[name].pk], by=by, at=world.at, **values)

    return deed


def _give(role: str) -> Deed:
    def deed(world: World, by: Actor) -> object:
        role_id = world.service.roles[role].pk
        return people.give_roles([world.service.customer.pk], role_id=role_id, by=by, at=world.at)

    return deed


def _invite(world: World, by: Actor) -> object:
    """Somebody with an address who has no login here yet."""
    subject = world.service.former_customer
    Membership.objects.filter(person=subject).delete()
    return invite_people([subject.pk], by=by, at=world.at)


def _invite_by_sms(world: World, by: Actor) -> object:
    subject = world.service.former_customer
    Membership.objects.filter(person=subject).delete()
    return invite_people([subject.pk], by=by, at=world.at, by_sms=True)


def _ban(world: World, by: Actor) -> object:
    return people.ban_people(
        [world.service.customer.pk],
        reason_id=world.service.ban_reason.pk,
        until=None,
        by=by,
        at=world.at,
    )


def _ban_for_new_reason(world: World, by: Actor) -> object:
    ids = [world.service.customer.pk]
    return people.ban_for_new_reason(ids, reason=NAME, until=None, by=by, at=world.at)


def _take_roles(world: World, by: Actor) -> object:
    return people.take_roles(
        [world.service.lead_customer.pk],
        role_id=world.service.roles["LEAD"].pk,
        by=by,
        at=world.at,
    )


def _take_back_erasure(world: World, by: Actor) -> object:
    subject = world.service.customer
    _mark(subject, deleted_at=world.at, erase_at=world.at + timedelta(days=9))
    return people.take_back_erasure([subject.pk], by=by, at=world.at)


def _request_erasure(world: World, by: Actor) -> object:
    return people.request_erasure([world.service.deleted.pk], by=by, at=world.at)


def _set_photo(world: World, by: Actor) -> object:
    return people.set_photo(
        world.service.customer.pk, upload=png(), name="me.png", by=by, at=world.at
    )


def _copy_role(world: World, by: Actor) -> object:
    return people.copy_role(world.service.roles["LEAD"].pk, by=by, at=world.at)


def _restore_role(world: World, by: Actor) -> object:
    role_id = _mark(world.service.roles["LEAD"], deleted_at=world.at)
    return people.restore_role(role_id, by=by, at=world.at)


def _edit_role(world: World, by: Actor) -> object:
    new = RoleInput(name=NAME, permissions=frozenset({Permission.SEE_OWN_COMPANIES}))
    role_id = world.service.roles["LEAD"].pk
    return people.edit_role(role_id, new, seen_version=None, by=by, at=world.at)


def _edit_area(world: World, by: Actor) -> object:
    area_id = world.service.south.pk
    return areas.edit_area(area_id, AreaInput(NAME), seen_version=None, by=by, at=world.at)


def _restore_area(world: World, by: Actor) -> object:
    return areas.restore_area(_mark(world.service.south, deleted_at=world.at), by=by, at=world.at)


def _edit_entry(world: World, by: Actor) -> object:
    entry_id = world.service.skill.pk
    return catalog.edit_entry("skills", entry_id, NAME, seen_version=None, by=by, at=world.at)


def _restore_entry(world: World, by: Actor) -> object:
    entry_id = _mark(world.service.skill, deleted_at=world.at)
    return catalog.restore_entry("skills", entry_id, by=by, at=world.at)


def _edit_card(world: World, by: Actor) -> object:
    house = world.service
    edit = _edit(house, house.customer, last_name="Иначе")
    card = Card(edit.input)
    return edit_card(edit.id, card, seen_version=None, by=by, at=world.at)


def _drop_logo(world: World, by: Actor) -> object:
    Organization.objects.filter(pk=by.organization_id).update(logo_key="x" * 64)
    return organizations.drop_logo(by=by, at=world.at)


DEEDS: dict[str, Deed] = {
    "add_people:customer": _add("CUSTOMER", Kind.CUSTOMER),
    "add_people:technician": _add("TECHNICIAN", Kind.EMPLOYEE),
    "add_people:dispatcher": _add("DISPATCHER", Kind.EMPLOYEE),
    "add_people:head": _add("HEAD", Kind.EMPLOYEE),
    "add_people:administrator": _add("ADMINISTRATOR", Kind.EMPLOYEE),
    "edit_people": lambda world, by: people.edit_people(
        [_edit(world.service, world.service.customer, last_name="Иначе")], by=by, at=world.at
    ),
    **LINK_DEEDS,
    "give_roles:lead": _give("LEAD"),
    "give_roles:head": _give("HEAD"),
    "give_roles:administrator": _give("ADMINISTRATOR"),
    "take_roles": _take_roles,
    "invite_people": _invite,
    "invite_people:sms": _invite_by_sms,
    "ban_people": _ban,
    "ban_for_new_reason": _ban_for_new_reason,
    "unban_people": _to_people(people.unban_people, "banned"),
    "delete_people": _to_people(people.delete_people, "customer"),
    "delete_people:administrator": _to_people(people.delete_people, "admin"),
    "restore_people": _to_people(people.restore_people, "deleted"),
    "convert_people:to_employee": _to_people(people.convert_people, "customer", to=Kind.EMPLOYEE),
    "convert_people:to_customer": _to_people(people.convert_people, "technician", to=Kind.CUSTOMER),
    "convert_people:head": _to_people(people.convert_people, "head", to=Kind.CUSTOMER),
    "request_erasure": _request_erasure,
    "take_back_erasure": _take_back_erasure,
    "set_photo": _set_photo,
    "drop_photo": lambda world, by: people.drop_photo(
        world.service.technician.pk, by=by, at=world.at
    ),
    "start_viewing:technician": lambda world, by: people.start_viewing(
        world.service.technician.pk, by=by, at=world.at
    ),
    "start_viewing:administrator": lambda world, by: people.start_viewing(
        world.service.admin.pk, by=by, at=world.at
    ),
    "add_role": lambda world, by: people.add_role(RoleInput(name=NAME), by=by, at=world.at),
    "edit_role": _edit_role,
    "copy_role": _copy_role,
    "delete_role": lambda world, by: people.delete_role(
        world.service.roles["LEAD"].pk, also_take=True, by=by, at=world.at
    ),
    "restore_role": _restore_role,
    **COMPANY_DEEDS,
    **ASSET_DEEDS,
    **CODE_DEEDS,
    **INQUIRY_DEEDS,
    **FILE_DEEDS,
    **CONTRACT_DEEDS,
    "add_area": lambda world, by: areas.add_area(AreaInput(NAME), by=by, at=world.at),
    "edit_area": _edit_area,
    "move_area": lambda world, by: areas.move_area(
        world.service.south.pk, parent_id=None, position=0, by=by, at=world.at
    ),
    "set_default_area": lambda world, by: areas.set_default_area(
        world.service.north.pk, by=by, at=world.at
    ),
    "delete_area": lambda world, by: areas.delete_area(
        world.service.south.pk, reassign_to=world.service.north.pk, by=by, at=world.at
    ),
    "restore_area": _restore_area,
    "add_entry": lambda world, by: catalog.add_entry("skills", NAME, by=by, at=world.at),
    "edit_entry": _edit_entry,
    "delete_entry": lambda world, by: catalog.delete_entry(
        "skills", world.service.skill.pk, reassign_to=None, by=by, at=world.at
    ),
    "restore_entry": _restore_entry,
    **TICKET_DEEDS,
    **TICKET_WORK_DEEDS,
    "add_card": lambda world, by: add_card(
        Card(a_customer(world.service), is_invited=True), by=by, at=world.at
    ),
    "edit_card": _edit_card,
    "demand_factor": lambda world, by: organizations.demand_factor(True, by=by, at=world.at),
    "edit_organization": lambda world, by: organizations.edit_organization(
        OrganizationInput(NAME), seen_version=None, by=by, at=world.at
    ),
    "set_host": lambda world, by: organizations.set_host("service.example.com", by=by, at=world.at),
    "publish_consent_text": lambda world, by: organizations.publish_consent_text(
        NAME, seen_number=None, by=by, at=world.at
    ),
    "set_logo": lambda world, by: organizations.set_logo(
        png(), name="logo.png", by=by, at=world.at
    ),
    "drop_logo": _drop_logo,
    **PROVIDER_DEEDS,
    **TOKEN_DEEDS,
    **REGISTRATION_DEEDS,
    "add_newcomer": lambda world, by: people.add_newcomer(
        an_employee(world.service), by=by, at=world.at
    ),
    "send_test_letter": lambda world, by: send_test_letter(by=by, at=world.at),
    "send_test_sms": lambda world, by: send_test_sms("8 916 555-00-00", by=by, at=world.at),
    **RUN_DEEDS,
    **EXPORT_DEEDS,
    **IMPORT_DEEDS,
    **STICKER_DEEDS,
    **LAST_DEEDS,
}
