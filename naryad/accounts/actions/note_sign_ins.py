"""How do tries to sign in get into the journals?"""

from datetime import datetime

from naryad.accounts.models import Login, Membership, SignIn


def note_failed_sign_in(
    email: str, *, outcome: SignIn.Outcome, address: str, device: str, at: datetime
) -> None:
    """One line for each organization whose people the login is among, none for unknown names."""
    login = Login.objects.filter(email=email.strip().lower()).first()
    if login is None:
        return
    memberships = Membership.objects.filter(login=login, ended_at=None).order_by("pk")
    SignIn.objects.bulk_create(
        _line(membership, outcome=outcome, address=address, device=device, at=at)
        for membership in memberships
    )


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
