"""What does production refuse, and what should be done about it?"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError

from naryad.config.environment import Environment
from naryad.letters.mail_server import BadMailUrl, parse_mail_url
from naryad.letters.sms_gateway import BadSmsUrl, parse_sms_url
from naryad.organizations.models import Organization

SHORTEST_KEY = 50
FEWEST_CHARACTERS = 8
UNMIGRATED = "The tables are not those of this version. Run: naryad migrate"


def production_refusals(environment: Environment) -> list[str]:
    """One sentence a fault, each saying what to do; the list of `doctor` too."""
    return [
        sentence
        for sentence in (*_about_the_environment(environment), _about_the_demo())
        if sentence
    ]


def production_warnings(environment: Environment) -> list[str]:
    """What serves all the same, worse than it could; `doctor` alone says so."""
    if not environment.is_https or environment.trusted_proxies:
        return []
    return [
        "NARYAD_TRUSTED_PROXIES names no proxy: behind the one that speaks https everybody seems "
        "to come from its address, so the limits of one stranger lock out all."
    ]


def _about_the_environment(environment: Environment) -> list[str]:
    return [
        _about_the_key(environment.secret_key),
        ""
        if environment.is_https and urlsplit(environment.base_url).hostname
        else "NARYAD_BASE_URL must be the https:// address under which people reach Naryad.",
        "DEBUG is on: use the settings as they are shipped." if settings.DEBUG else "",
        _about_the_mail(environment.email_url),
        about_text_messages(environment.sms_url),
    ]


def about_text_messages(url: str) -> str:
    """The fault of NARYAD_SMS_URL; it may be missing, then nobody is reached by phone alone."""
    try:
        if url:
            parse_sms_url(url)
    except BadSmsUrl as error:
        return str(error)
    return ""


def _about_the_mail(url: str) -> str:
    if not url:
        return "Set NARYAD_EMAIL_URL: without a mail server nobody can be invited."
    try:
        parse_mail_url(url)
    except BadMailUrl as error:
        return str(error)
    return ""


def _about_the_key(key: str) -> str:
    advice = 'make one with: python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
    if not key:
        return f"NARYAD_SECRET_KEY is not set; {advice}"
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS:
        return f"NARYAD_SECRET_KEY is short or easily guessed; {advice}"
    return ""


def _about_the_demo() -> str:
    try:
        has_demo = Organization.objects.filter(is_demo=True).exists()
    except DatabaseError:
        return UNMIGRATED
    if has_demo:
        return (
            "The database holds the demo, whose passwords are public; start with an empty database."
        )
    return ""
