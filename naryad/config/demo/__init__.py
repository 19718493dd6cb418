"""Which made-up companies does the trial show, and who signs in to them?"""

import os

from naryad.organizations.models import Organization


def may_be_made() -> bool:
    """Only into an empty installation."""
    return not Organization.objects.exists()


def make_demo() -> list[tuple[str, str]]:
    """Make the demo; returns its sign-ins: an address and a note on each."""
    return []


def sign_ins() -> list[tuple[str, str]]:
    """The sign-ins of a demo that is there already."""
    return []


def password() -> str:
    return os.environ.get("NARYAD_DEMO_PASSWORD", "naryad-demo")
