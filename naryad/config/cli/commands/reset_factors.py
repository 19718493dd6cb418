"""How does the operator let somebody in who has lost phone, passkeys and recovery codes?"""

import argparse

from django.utils import timezone

from naryad.accounts.actions import reset_factors
from naryad.config.cli.errors import CommandError
from naryad.config.cli.starting import refuse_unmigrated
from naryad.config.database.running import RunningDatabase
from naryad.core.errors import Invalid


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    """Whoever is at the terminal has made sure that it is the owner who asks."""
    refuse_unmigrated(database.urls)
    try:
        count = reset_factors(arguments.name, at=timezone.now())
    except Invalid as refusal:
        raise CommandError(" ".join(str(said) for said in refusal.errors.values())) from None
    if count:
        print(f"{arguments.name} signs in with the password alone now. A message tells so.")
    else:
        print(f"{arguments.name} has no second factor.")
    return 0
