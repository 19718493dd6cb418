"""How do tries to sign in get into the journals?"""

from datetime import datetime

from naryad.accounts.models import Code, Membership, SignIn
from naryad.accounts.sign_in_names import logins_named


def note_failed_sign_in(
    name: str, *, outcome: SignIn.Outcome, address: str, device: str, at: datetime
) -> None:
    """One line for each organization whose people the login is among, none for unknown names."""
    login = logins_named(name).first()
    if login is None:
        return
    memberships = Membership.objects.filter(login=login, ended_at=None).order_by("pk")
    SignIn.objects.bulk_create(
        _line(membership, outcome=outcome, address=address, device=device, at=at)
        for membership in memberships
    )


def note_wrong_code(code_id: int | None, *, address: str, device: str, at: datetime) -> None:
    """Of a name that nobody has, no line."""
    code = Code.objects.filter(pk=code_id or 0).first()
    outcome = SignIn.Outcome.CODE
    if code is not None:
        note_failed_sign_in(code.address, outcome=outcome, address=address, device=device, at=at)


def note_entry(
    membership: Membership, *, outcome: SignIn.Outcome, address: str, device: str, at: datetime
) -> None:
    """Only the organization that was entered or left learns of it."""
    _line(membership, outcome=outcome, address=address, device=device, at=at).save()


def _line(
    membership: Membership, *, outcome: SignIn.Outcome, address: str, device: str, at: datetime
) -> SignIn:
    return SignIn(
        login_id=membership.login_id,
        organization_id=membership.organization_id,
        person_id=membership.person_id,
        outcome=outcome,
        address=address,
        device=device,
        at=at,
    )
