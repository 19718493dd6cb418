"""Can letters and text messages leave, and does nobody read along?"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from naryad.accounts.letters.one_message import LONGEST_HOST
from naryad.config.diagnosis.finding import Finding
from naryad.config.environment import Environment
from naryad.letters.mail_server import BadMailUrl, MailServer, is_near, parse_mail_url
from naryad.letters.sms import is_understood
from naryad.letters.sms_gateway import BadSmsUrl, parse_sms_url
from naryad.letters.smtp import why_no_talk


def faults_of_the_mail_setting(environment: Environment) -> Iterator[Finding]:
    what = _say_mail_fault(environment.email_url)
    if what:
        yield Finding(
            "mail-setting",
            what,
            _("Without a mail server nobody can be invited, or sets a new password."),
            _("As in NARYAD_EMAIL_URL=smtps://user:password@mail.example.com"),
        )


def faults_of_the_sms_setting(environment: Environment) -> Iterator[Finding]:
    """It may be missing: then nobody is reached by phone alone."""
    try:
        if environment.sms_url:
            parse_sms_url(environment.sms_url)
    except BadSmsUrl as error:
        yield Finding(
            "sms-setting",
            _(error.args[0]),
            _("Codes and links would leave for anywhere."),
            _("As in NARYAD_SMS_URL=smsc://login:password@{phone}; see appriseit.com."),
        )


def faults_of_the_mail_server(environment: Environment) -> Iterator[Finding]:
    """Talks with it, up to the sign-in; no letter is sent."""
    server = _server_of(environment.email_url)
    if server is None:
        return
    if server.tls == "off" and not is_near(server):
        yield Finding(
            "mail-tls",
            _("Letters go to %(server)s without TLS.") % {"server": server},
            _("Links by which people set passwords can be read on the way."),
            _("Take tls=off out of NARYAD_EMAIL_URL."),
        )
    why = why_no_talk(server)
    if why:
        yield Finding(
            "mail-server",
            _("The mail server %(server)s does not do: %(why)s") % {"server": server, "why": why},
            _("Letters wait: invitations, new passwords, notices."),
            _("Look at host, port, user, password and certificate in NARYAD_EMAIL_URL."),
        )


def faults_of_the_gateway(environment: Environment) -> Iterator[Finding]:
    if not environment.sms_url or list(faults_of_the_sms_setting(environment)):
        return
    if not is_understood(parse_sms_url(environment.sms_url)):
        yield Finding(
            "sms-shape",
            _("NARYAD_SMS_URL does not have the shape that its gateway needs."),
            _("No text message would leave."),
            _("Compare it with the page of the gateway at appriseit.com."),
        )
    host = urlsplit(environment.base_url).netloc
    if len(host) > LONGEST_HOST:
        yield Finding(
            "sms-length",
            _("With %(host)s an invitation needs two text messages, not one.") % {"host": host},
            _("Each costs twice."),
            _("Set a shorter address as NARYAD_BASE_URL."),
        )


def _say_mail_fault(url: str) -> str:
    if not url:
        return _("NARYAD_EMAIL_URL is not set.")
    try:
        parse_mail_url(url)
    except BadMailUrl as error:
        return _(error.args[0])
    return ""


def _server_of(url: str) -> MailServer | None:
    return None if _say_mail_fault(url) else parse_mail_url(url)
