"""Can strangers sign in with the passwords of the demo?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from naryad.config import demo
from naryad.config.cli.environment import looks_public
from naryad.config.diagnosis.finding import Finding
from naryad.config.environment import Environment


def faults_of_the_demo() -> Iterator[Finding]:
    """Of production."""
    if demo.sign_ins():
        yield Finding(
            "demo",
            _("The database holds the demo."),
            _("Its names and passwords are public, its administrator's too."),
            _("Start with an empty database."),
        )


def faults_of_a_public_trial(environment: Environment) -> Iterator[Finding]:
    is_public = looks_public(environment) and demo.password() == demo.PUBLIC_PASSWORD
    if is_public and demo.sign_ins():
        yield Finding(
            "demo-public",
            _("Others can reach this trial, and the password of its demo is public."),
            _("Anybody signs in as its administrator."),
            _("Set NARYAD_DEMO_PASSWORD to one of your own."),
        )
