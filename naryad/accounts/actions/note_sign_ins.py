"""How do tries to sign in get into the journals?"""

from datetime import datetime

from naryad.accounts.memberships import open_memberships
from naryad.accounts.models import Code, Membership, SignIn
from naryad.accounts.sign_in_names import logins_named


def note_failed_sign_in(
    name: str, *, outcome: SignIn.Outcome, host: str, address: str, device: str, at: datetime
) -> None:
    """At an organization's own host that organization alone learns of it, if the login has a way in
    there: what somebody does at another's door is not its business. Anywhere else it could have
    been meant for each that the login has a way into, so each reads it, and none reads where it
    was. Nobody reads of unknown names."""
    login = logins_named(name).first()
    if login is None:
        return
    ways = open_memberships(login.pk, at=at)
    meant = [each for each in ways if each.person.organization.host == host]
    SignIn.objects.bulk_create(
        _line(membership, outcome=outcome, address=address, device=device, at=at)
        for membership in sorted(meant or ways, key=lambda each: each.pk)
    )


def note_wrong_code(
    code_id: int | None, *, host: str, address: str, device: str, at: datetime
) -> None:
    """Of a name that nobody has, no line."""
    code = Code.objects.filter(pk=code_id or 0).first()
    if code is not None:
        note_failed_sign_in(
            code.address,
            outcome=SignIn.Outcome.SENT_CODE,
            host=host,
            address=address,
            device=device,
            at=at,
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
