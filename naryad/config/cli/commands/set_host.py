"""How does an organization of this installation get a host of its own?"""

import argparse

from django.utils import timezone

from naryad.access.actor import act_as_system
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import refuse_unmigrated
from naryad.config.database.running import RunningDatabase
from naryad.core.errors import Invalid
from naryad.organizations.actions import set_host
from naryad.organizations.models import Organization


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    """Whoever is at the terminal answers for the name: it must lead to this program."""
    refuse_unmigrated(database.urls)
    organization = Organization.objects.filter(pk=arguments.organization).first()
    if organization is None:
        known = [f"  {each.pk}  {each.name}" for each in Organization.objects.order_by("pk")]
        raise CommandError("\n".join(["There is no such organization. There are:", *known]))
    by = act_as_system(organization.pk)
    try:
        host = set_host(arguments.host, by=by, at=timezone.now())
    except Invalid as refusal:
        raise CommandError(" ".join(str(said) for said in refusal.errors.values())) from None
    print(f"{organization.name} is at {host or 'the common address'} now.")
    return 0
