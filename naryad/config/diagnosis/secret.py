"""Can the secret key be guessed?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from naryad.config.diagnosis.finding import Finding
from naryad.config.environment import Environment

SHORTEST_KEY = 50
FEWEST_CHARACTERS = 8
# How keys begin that are shipped in examples, or written by programs that make projects.
_EXAMPLES = ("django-insecure-", "changeme", "change-me", "secret", "example", "your-secret")
_MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'


def faults_of_the_key(environment: Environment) -> Iterator[Finding]:
    what = _say_fault(environment.secret_key)
    if what:
        yield Finding(
            "secret-key",
            what,
            _("It signs sessions and seals second factors: who knows it comes in as anybody."),
            _("Make one, and keep it with the backups: %(command)s") % {"command": _MAKE_ONE},
        )


def _say_fault(key: str) -> str:
    if not key:
        return _("NARYAD_SECRET_KEY is not set.")
    is_example = key.lower().startswith(_EXAMPLES)
    if is_example or len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS:
        return _("NARYAD_SECRET_KEY is short or easily guessed.")
    return ""
