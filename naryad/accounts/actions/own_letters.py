"""Through which organization does a login's owner get a letter?"""

from datetime import datetime

from naryad.accounts.memberships import choose_membership, open_memberships
from naryad.accounts.models import Login, Membership
from naryad.accounts.sign_in_names import channel_of
from naryad.letters.actions import NewLetter, write_letters


def membership_for_letters(login: Login, *, host: str, at: datetime) -> Membership | None:
    """The host's, else the one last used. Nobody writes to a login that no organization lets in."""
    return choose_membership(open_memberships(login.pk, at=at), host=host, chosen=None)


def write_to(
    login: Login,
    kind: str,
    *,
    through: Membership,
    at: datetime,
    to: str = "",
    about: int | None = None,
) -> None:
    """To the e-mail of the login, else to its phone. `about`: the row that the letter tells of,
    where that is not the login itself."""
    person, to = through.person, to or login.names[0]
    language = login.language or person.language or person.organization.language
    letter = NewLetter(
        kind,
        to=to,
        language=language,
        subject_id=about or login.pk,
        person_id=person.pk,
        channel=channel_of(to),
    )
    write_letters([letter], organization_id=through.organization_id, at=at)
