"""What has happened in a house of the cast before a story begins?

Each table of an organization gets at least one row, so that every key and every page has
something to show, and something to leak.
"""

import hashlib
from datetime import timedelta

from naryad.accounts.models import (
    Consent,
    Identity,
    IdentityProvider,
    Invitation,
    InvitationState,
    LinkPurpose,
    ProviderRole,
    SecretLink,
    SignIn,
)
from naryad.companies.codes import key_of
from naryad.companies.models import Company, CompanyCode, CompanyMerge
from naryad.core.labels import make_label
from naryad.files.models import File
from naryad.files.storing import keep_bytes
from naryad.history.recording import Change, record
from naryad.letters.models import Letter, LetterState
from naryad.lists.bulk.models import BulkRow, BulkRun
from naryad.lists.bulk.states import RowResult, RunState
from naryad.lists.models import SavedView, ViewPlace, ViewRole
from naryad.organizations.models import ConsentText
from naryad.people.models import Person
from tests.paper_exports import leave_export
from tests.paper_imports import leave_import
from tests.paper_notices import leave_notices
from tests.paper_tickets import leave_ticket
from tests.paper_tokens import leave_token
from tests.registration.offering import leave_merge, leave_offer
from tests.world import FOREIGN_WORD, NASTY, House, World


def leave_papers(world: World, house: House) -> None:
    spice = f"{FOREIGN_WORD} {NASTY}" if house is world.other else ""
    letter = _leave_letter(world, house, spice)
    _leave_invitation(world, house, letter, spice)
    _leave_consent_and_visit(world, house, spice)
    _leave_provider(world, house, spice)
    leave_token(world, house, spice)
    _leave_photo(world, house, spice)
    _leave_file(world, house, spice)
    _nest(house)
    _leave_requisites(world, house, spice)
    _leave_view(house, spice)
    _leave_history(world, house, spice)
    _leave_runs(world, house, spice)
    leave_export(world, house, spice)
    leave_import(world, house, spice)
    leave_ticket(world, house, spice)
    leave_notices(world, house)
    leave_offer(house, spice=spice, at=world.at)
    leave_merge(house, at=world.at)


def _leave_letter(world: World, house: House, spice: str) -> Letter:
    return Letter.objects.create(
        organization=house.organization,
        kind="invitation",
        subject_id=0,
        person=house.lead_customer,
        to=house.lead_customer.email,
        language="ru",
        state=LetterState.ACCEPTED,
        message_id=f"<cast-{house.id}@example>",
        title=f"Приглашение {spice}",
        attempts=1,
        answer=f"250 Ok {spice}",
        created_at=world.at,
        next_try_at=world.at,
        accepted_at=world.at,
    )


def _leave_invitation(world: World, house: House, letter: Letter, spice: str) -> None:
    invitation = Invitation.objects.create(
        organization=house.organization,
        person=house.lead_customer,
        address=house.lead_customer.email,
        state=InvitationState.SENT,
        letter=letter,
        invited_by=house.dispatcher,
        created_at=world.at,
        sent_at=world.at,
        expires_at=world.at + timedelta(hours=72),
        server_answer=f"250 Ok {spice}",
    )
    Letter.objects.filter(pk=letter.pk).update(subject_id=invitation.pk)
    SecretLink.objects.create(
        hash=hashlib.sha256(f"cast {house.id}".encode()).hexdigest(),
        purpose=LinkPurpose.INVITATION,
        subject_id=invitation.pk,
        organization=house.organization,
        letter=letter,
        address=invitation.address,
        created_at=world.at,
        expires_at=world.at + timedelta(hours=72),
    )


def _leave_consent_and_visit(world: World, house: House, spice: str) -> None:
    login = world.login(house.customer)
    Consent.objects.create(
        organization=house.organization,
        person=house.customer,
        login=login,
        text=ConsentText.objects.filter(organization=house.organization).latest("number"),
        at=world.at,
    )
    SignIn.objects.create(
        login=login,
        organization=house.organization,
        person=house.customer,
        outcome=SignIn.Outcome.DONE,
        address="192.0.2.7",
        device=f"Firefox {spice}",
        at=world.at,
    )


def _leave_provider(world: World, house: House, spice: str) -> None:
    """Off, and nobody answers there."""
    of_house = {"organization": house.organization}
    provider = IdentityProvider.objects.create(
        **of_house,
        name=make_label(ru=f"Вход компании {spice}", en=f"Company sign-in {spice}"),
        issuer="http://127.0.0.1:9",
        client_id=f"naryad {spice}",
        domains=[house.admin.email.partition("@")[2]],
        claim="groups",
        first_role=house.roles["TECHNICIAN"],
        created_at=world.at,
    )
    ProviderRole.objects.create(
        **of_house, provider=provider, value=f"desk {spice}", role=house.roles["DISPATCHER"]
    )
    Identity.objects.create(
        **of_house,
        provider=provider,
        issuer=provider.issuer,
        subject=f"cast {house.id}",
        login=world.login(house.customer),
        linked_at=world.at,
    )


def _leave_photo(world: World, house: House, spice: str) -> None:
    photo = File.objects.create(
        organization=house.organization,
        key=hashlib.sha256(f"photo {house.id}".encode()).hexdigest(),
        name=f"photo {spice}.webp",
        size=1,
        sha256="0" * 64,
        type="image/webp",
        owner_noun="person",
        owner_id=house.technician.pk,
        uploader=house.admin,
        at=world.at,
    )
    Person.objects.filter(pk=house.technician.pk).update(photo=photo)


def _leave_file(world: World, house: House, spice: str) -> None:
    """A photo of the lift, not for customers."""
    File.objects.create(
        organization=house.organization,
        key=keep_bytes(b"photo"),
        name=f"plate {spice}.webp",
        size=5,
        sha256="0" * 64,
        type="image/webp",
        owner_noun="asset",
        owner_id=house.lift.pk,
        uploader=house.admin,
        at=world.at,
        thumbnail_key=keep_bytes(b"small"),
        thumbnail_size=5,
    )


def _nest(house: House) -> None:
    """Polus belongs to Mayak, and the South lies in the North."""
    house.polus.parent, house.south.parent = house.mayak, house.north
    Company.objects.filter(pk=house.polus.pk).update(parent=house.mayak)
    house.south.save()


def _leave_requisites(world: World, house: House, spice: str) -> None:
    """Of Mayak, whose code is in numbers of tickets."""
    note = f"записка {spice}"
    Company.objects.filter(pk=house.mayak.pk).update(
        full_name=f"ООО Маяк {spice}",
        note=note,
        legal_address=note,
        external_id=f"1C-{house.id} {spice}",
        code="МАЯК",
        phones=[{"number": "+79162041833", "note": note}],
        contact_persons=[{"name": note, "position": note, "phone": "", "email": "", "note": note}],
        bank_accounts=[
            {"account": "1234", "bic": "", "bank": note, "correspondent": "", "note": ""}
        ],
        requisites=[{"name": note, "value": note}],
    )
    CompanyMerge.objects.create(
        organization=house.organization,
        kept=house.mayak,
        merged=house.polus,
        at=world.at,
        undone_at=world.at,
    )
    CompanyCode.objects.create(
        organization=house.organization, company=house.mayak, code="МАЯК", key=key_of("МАЯК")
    )


def _leave_view(house: House, spice: str) -> None:
    """Of the administrator, shared with dispatchers."""
    view = SavedView.objects.create(
        organization=house.organization,
        owner=house.admin,
        noun="employees",
        name=f"Техники {spice}",
        state={"position": [f"~техник {spice}"]},
    )
    of_view = {"organization": house.organization, "view": view}
    ViewRole.objects.create(**of_view, role=house.roles["DISPATCHER"])
    ViewPlace.objects.create(**of_view, person=house.admin)


def _leave_history(world: World, house: House, spice: str) -> None:
    changes = {"last_name": {"old": spice, "new": f"{house.customer.last_name} {spice}"}}
    edited = [
        Change("person.edited", "person", person.pk, changes) for person in house.people.values()
    ]
    rights = Change("role.edited", "role", house.roles["LEAD"].pk, {"name": changes["last_name"]})
    record([*edited, rights], by=world.actor(house.admin), at=world.at)


def _leave_runs(world: World, house: House, spice: str) -> None:
    """The administrator wanted to delete two, was refused one, and took the other back."""
    undone = _leave_run(world, house, "delete", refused=1)
    again = _leave_run(world, house, "restore", undoes=undone)
    for run, place, subject, result in (
        (undone, 0, house.customer, RowResult.DONE),
        (undone, 1, house.lead_customer, RowResult.REFUSED),
        (again, 0, house.customer, RowResult.DONE),
    ):
        is_refused = result == RowResult.REFUSED
        BulkRow.objects.create(
            organization=house.organization,
            run=run,
            place=place,
            subject_id=subject.pk,
            seen_version=1,
            new_version=None if is_refused else 2,
            result=result,
            code="Refusal" if is_refused else "",
            words={"ru": f"Нельзя {spice}", "en": f"Cannot {spice}"} if is_refused else {},
        )


def _leave_run(
    world: World, house: House, verb: str, *, refused: int = 0, undoes: BulkRun | None = None
) -> BulkRun:
    return BulkRun.objects.create(
        organization=house.organization,
        by=house.admin,
        noun="person",
        verb=verb,
        came_from="/office/customers/",
        undoes=undoes,
        state=RunState.DONE,
        total=1 + refused,
        done=1,
        refused=refused,
        created_at=world.at,
        started_at=world.at,
        ended_at=world.at,
    )
