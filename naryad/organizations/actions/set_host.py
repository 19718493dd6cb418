"""How does an organization get a host of its own?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.core.errors import Invalid
from naryad.core.locks import hold_lock
from naryad.history.recording import Change, compare, record
from naryad.organizations.hosts import is_of_installation, read_host
from naryad.organizations.locking import lock_organization
from naryad.organizations.models import Organization


@transaction.atomic
def set_host(typed: str, *, by: Actor, at: datetime) -> str | None:
    """Only the installation's operator, who knows that the name leads here: secrets of invited
    people are sent to it. Empty: the common address. Raises Invalid."""
    by.require_system()
    host = _clean(typed) if typed else None
    hold_lock(f"host/{host}")
    organization = lock_organization(by)
    if host and Organization.objects.filter(host=host).exclude(pk=organization.pk).exists():
        raise Invalid({"host": gettext("This address is already in use. Choose another one.")})
    old, organization.host = organization.host, host
    organization.version += 1
    organization.save(update_fields=["host", "version"])
    changes = compare({"host": old or ""}, {"host": host or ""})
    record([Change("organization.edited", "organization", organization.pk, changes)], by=by, at=at)
    return host


def _clean(typed: str) -> str:
    host = read_host(typed)
    if host is None:
        said = gettext("Write the full name of the host, as in service.example.com.")
        raise Invalid({"host": said})
    if is_of_installation(host):
        said = gettext("This is the common address; leave the field empty to use it.")
        raise Invalid({"host": said})
    return host
