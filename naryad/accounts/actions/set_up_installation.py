"""How does an empty installation get its organization and administrator from a browser?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.accounts.actions.create_first_administrator import create_first_administrator
from naryad.accounts.memberships import is_anybody_here
from naryad.accounts.models import Membership
from naryad.accounts.passwords import PasswordOwner, check_password
from naryad.accounts.setup_code import use_setup_code
from naryad.core.errors import Refusal
from naryad.core.labels import Label
from naryad.people.actions.found_organization import found_organization, wait_for_founding


class SetUpAlready(Refusal):
    message = _("Somebody has just set this installation up. Sign in, or ask them to invite you.")


@transaction.atomic
def set_up_installation(
    *,
    code: str,
    name: Label,
    zone: str,
    language: str,
    email: str,
    last_name: str,
    first_name: str,
    password: str,
    again: str,
    at: datetime,
) -> Membership:
    """Once: of two at the same moment one wins, the other gets SetUpAlready. Raises Invalid."""
    wait_for_founding()
    if is_anybody_here():
        raise SetUpAlready
    words = (email, last_name, first_name, *name.values())
    check_password(password, again, owner=PasswordOwner(words))
    use_setup_code(code, at=at)
    organization = found_organization(name=name, zone=zone, language=language, at=at)
    return create_first_administrator(
        organization_id=organization.pk,
        email=email,
        last_name=last_name,
        first_name=first_name,
        password=password,
        at=at,
    )
