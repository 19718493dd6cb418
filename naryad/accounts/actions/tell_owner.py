"""How does a login's owner learn what happened to the ways of signing in with it?"""

from datetime import datetime

from naryad.accounts.actions.own_letters import membership_for_letters, write_to
from naryad.accounts.client import Browser
from naryad.accounts.letters import SECURITY
from naryad.accounts.models import Login, LoginEvent, Membership


def tell_owner(
    login: Login,
    what: LoginEvent.What,
    *,
    browser: Browser,
    at: datetime,
    name: str = "",
    through: Membership | None = None,
) -> None:
    """A line on the owner's page, and a letter, in the caller's transaction. `through`: where one
    organization alone is concerned."""
    event = LoginEvent.objects.create(
        login=login,
        what=what,
        name=name,
        address=browser.address,
        device=browser.device,
        at=at,
    )
    membership = through or membership_for_letters(login, host=browser.host, at=at)
    if membership is not None:
        write_to(login, SECURITY, through=membership, at=at, about=event.pk)
