"""In which organizations may this login act, and in which of them does it act now?"""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from naryad.accounts.models import Login, Membership
from naryad.accounts.ways_in import open_ways, read_login
from naryad.organizations.models import Organization
from naryad.people.models import Person


def open_memberships(login_id: int, *, at: datetime) -> list[Membership]:
    """Those that lead somewhere: not ended, of a living person who is not banned. The one last
    used comes first."""
    known = read_login(login_id)
    return [way.membership for way in open_ways(known[1], at=at)] if known else []


def lock_people_of(login: Login) -> None:
    """In one order of ids, and before it is asked which of them may come in."""
    mine = Membership.objects.filter(login=login, ended_at=None).values("person_id")
    list(Person.objects.filter(pk__in=mine).select_for_update(no_key=True).order_by("pk"))


def choose_membership(
    memberships: Sequence[Membership], *, host: str, chosen: int | None
) -> Membership | None:
    """At an organization's own host that organization alone is entered; elsewhere the choice of
    the session counts, then the one last used."""
    for membership in memberships:
        if membership.person.organization.host == host:
            return membership
    if not memberships or _is_taken(host):
        return None
    by_organization = {each.organization_id: each for each in memberships}
    return by_organization.get(chosen or 0, memberships[0])


def organization_of_host(host: str) -> Organization | None:
    """The one that has this host for itself."""
    return Organization.objects.filter(host=host).first()


def organization_seen_at(host: str) -> Organization | None:
    """Whose name and color a stranger sees: the host's, or those of the only organization."""
    own = organization_of_host(host)
    if own is not None:
        return own
    few = list(Organization.objects.order_by("pk")[:2])
    return few[0] if len(few) == 1 else None


def organization_with_logo(key: str) -> Organization | None:
    return Organization.objects.filter(logo_key=key).first() if key else None


def is_our_host(host: str) -> bool:
    """The installation's own or one of an organization."""
    return host == urlsplit(settings.BASE_URL).hostname or organization_of_host(host) is not None


def is_anybody_here() -> bool:
    """Has the installation an organization yet?"""
    return Organization.objects.exists()


def _is_taken(host: str) -> bool:
    # Most installations have one host, and then no query is needed to know it.
    return host != urlsplit(settings.BASE_URL).hostname and organization_of_host(host) is not None
