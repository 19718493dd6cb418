"""Does a secret link still open what it was made for?"""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from naryad.accounts.models import LinkPurpose, Login, SecretLink
from naryad.accounts.secrets import hash_secret, make_secret, make_short_secret
from naryad.core.errors import Refusal
from naryad.letters.models import Letter

LIFETIMES = {
    LinkPurpose.INVITATION: timedelta(hours=72),
    LinkPurpose.PASSWORD: timedelta(hours=1),
    LinkPurpose.EMAIL: timedelta(hours=24),
    LinkPurpose.REGISTER: timedelta(hours=24),
}
# Shorter secrets live shorter.
SMS_LIFETIME = timedelta(hours=24)
CODE_LIFETIME = timedelta(minutes=15)
MOST_PHONES = 5


class DeadLink(Refusal):
    """Whoever holds the link may know what became of it; nobody can guess one."""

    status = 410
    message = _("This link does not work. Look whether the whole address was copied.")


class UsedLink(DeadLink):
    message = _("This link has been used already. It works only once.")


class ReplacedLink(DeadLink):
    message = _("A newer letter has taken the place of this one. Use the link in the newest.")


class OvertakenLink(DeadLink):
    message = _("The password or the e-mail has been changed since. Ask for a new letter.")


class ExpiredLink(DeadLink):
    message = _("The time of this link is over. Ask for a new letter.")


class GuessedLink(DeadLink):
    message = _("Too many wrong numbers: this link is dead. Ask for a new invitation.")


class ClosedLink(DeadLink):
    message = _("This invitation has been withdrawn or was meant for another address.")


def make_link(
    purpose: LinkPurpose,
    *,
    letter: Letter,
    subject_id: int,
    at: datetime,
    login_id: int | None = None,
) -> tuple[str, datetime]:
    """The secret for the letter, which is kept nowhere, and until when it works."""
    if letter.is_sms:
        secret, expires_at = make_short_secret(), at + SMS_LIFETIME
    else:
        secret, expires_at = make_secret(), at + LIFETIMES[purpose]
    SecretLink.objects.create(
        hash=hash_secret(secret),
        purpose=purpose,
        subject_id=subject_id,
        organization_id=letter.organization_id,
        letter=letter,
        login_id=login_id,
        address=letter.to,
        created_at=at,
        expires_at=expires_at,
    )
    return secret, expires_at


def make_link_of_code(
    purpose: LinkPurpose,
    *,
    subject_id: int,
    address: str,
    at: datetime,
    login: Login | None = None,
    organization_id: int | None = None,
) -> int:
    """A right code goes on as a link does; nobody knows its secret, only the session its id."""
    return SecretLink.objects.create(
        hash=hash_secret(make_secret()),
        purpose=purpose,
        subject_id=subject_id,
        organization_id=organization_id,
        login=login,
        address=address,
        created_at=at,
        expires_at=at + CODE_LIFETIME,
    ).pk


def link_id_of(secret: str, *, purpose: LinkPurpose) -> int:
    """For the session, so that the secret leaves the address bar; 0 for one that we never made.
    Whether it still opens anything is asked on the page it leads to."""
    links = SecretLink.objects.filter(hash=hash_secret(secret), purpose=purpose)
    return links.values_list("pk", flat=True).first() or 0


def find_kept_link(
    link_id: int | None, *, purpose: LinkPurpose, at: datetime, lock: bool = False
) -> SecretLink:
    """The one that the session keeps since the link was followed; raises DeadLink."""
    links = SecretLink.objects.filter(pk=link_id or 0, purpose=purpose)
    return check_link((links.select_for_update() if lock else links).first(), at=at)


def lock_link_of_login(
    link_id: int, *, purpose: LinkPurpose, at: datetime
) -> tuple[Login, SecretLink]:
    """The login before its links, as everywhere: two who lock both can then not wait for each
    other. Raises DeadLink."""
    known = find_kept_link(link_id, purpose=purpose, at=at)
    login = Login.objects.select_for_update().get(pk=known.subject_id)
    return login, find_kept_link(link_id, purpose=purpose, at=at, lock=True)


def check_link(link: SecretLink | None, *, at: datetime) -> SecretLink:
    if link is None:
        raise DeadLink
    if link.used_at is not None:
        raise UsedLink
    if link.killed_at is not None:
        raise _why_killed(link)
    if link.tries >= MOST_PHONES:
        raise GuessedLink
    if link.expires_at <= at:
        raise ExpiredLink
    return link


def _why_killed(link: SecretLink) -> DeadLink:
    """A sister that was used took it along; or a newer one came, as it does to an invitation; or
    the owner has changed what the letter was about."""
    sisters = SecretLink.objects.filter(purpose=link.purpose, subject_id=link.subject_id)
    if sisters.filter(used_at=link.killed_at).exists():
        return UsedLink()
    is_invitation = link.purpose == LinkPurpose.INVITATION
    if is_invitation or sisters.filter(created_at__gte=link.killed_at).exists():
        return ReplacedLink()
    return OvertakenLink()


def try_phone(link: SecretLink, phone: str) -> bool:
    """For a link that is locked: is it the number that the message went to? After five wrong ones
    it is dead."""
    if phone == link.address:
        return True
    link.tries += 1
    link.save(update_fields=["tries"])
    return False


def use_link(link: SecretLink, *, at: datetime) -> None:
    """Once; its sisters of the same subject die with it."""
    link.used_at = at
    link.save(update_fields=["used_at"])
    kill_links(link.purpose, [link.subject_id], at=at)


def kill_links(purpose: str, subject_ids: list[int], *, at: datetime) -> None:
    SecretLink.objects.filter(
        purpose=purpose, subject_id__in=subject_ids, used_at=None, killed_at=None
    ).update(killed_at=at)
