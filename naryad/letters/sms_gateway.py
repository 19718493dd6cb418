"""Through which gateway do text messages leave?"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from django.conf import settings
from django.utils.translation import gettext_noop

NUMBER = "{phone}"
_SEPARATORS = re.compile(r"[:/@?&=]+")
# Of what apprise can reach, only what sends text messages to telephones. Schemes that post to any
# host (json://, xml://, form://, …) or write elsewhere would carry links and codes out,
# and most of them need not even be loaded: each scheme names its plug-in.
PLUG_INS = {
    "46elks": "fortysixelks.Notify46Elks",
    "atalk": "africas_talking.NotifyAfricasTalking",
    "bulksms": "bulksms.NotifyBulkSMS",
    "bulkvs": "bulkvs.NotifyBulkVS",
    "burstsms": "burstsms.NotifyBurstSMS",
    "clickatell": "clickatell.NotifyClickatell",
    "clicksend": "clicksend.NotifyClickSend",
    "d7sms": "d7networks.NotifyD7Networks",
    "elks": "fortysixelks.Notify46Elks",
    "httpsms": "httpsms.NotifyHttpSMS",
    "infobip": "infobip.NotifyInfobip",
    "kavenegar": "kavenegar.NotifyKavenegar",
    "kudosity": "burstsms.NotifyBurstSMS",
    "mobilemessage": "mobilemessage.NotifyMobileMessage",
    "mobilemsg": "mobilemessage.NotifyMobileMessage",
    "msg91": "msg91.NotifyMSG91",
    "msgbird": "messagebird.NotifyMessageBird",
    "nexmo": "vonage.NotifyVonage",
    "octopush": "octopush.NotifyOctopush",
    "plivo": "plivo.NotifyPlivo",
    "serwersms": "serwersms.NotifySerwerSMS",
    "seven": "seven.NotifySeven",
    "sfr": "sfr.NotifySFR",
    "sinch": "sinch.NotifySinch",
    "smsc": "smsc.NotifySMSC",
    "smseagle": "smseagle.NotifySMSEagle",
    "smseagles": "smseagle.NotifySMSEagle",
    "smsmanager": "smsmanager.NotifySMSManager",
    "smsmgr": "smsmanager.NotifySMSManager",
    "smstunnel": "smstunnel.NotifySMSTunnel",
    "sns": "sns.NotifySNS",
    "telesign": "telesign.NotifyTelesign",
    "telnyx": "telnyx.NotifyTelnyx",
    "twilio": "twilio.NotifyTwilio",
    "voipms": "voipms.NotifyVoipms",
    "vonage": "vonage.NotifyVonage",
}


class BadSmsUrl(ValueError):
    """The message is one sentence for whoever sets NARYAD_SMS_URL: English in the terminal, the
    reader's language on a page."""


@dataclass(frozen=True)
class SmsGateway:
    """`url` holds the account's password, so it is shown nowhere."""

    scheme: str
    url: str

    def __repr__(self) -> str:
        return f"{self.scheme}://…"

    def secrets(self, *, at_least: int) -> list[str]:
        """Whatever of the URL might be a login, a password or a key."""
        pieces = _SEPARATORS.split(self.url.partition("://")[2])
        return [unquote(each) for each in pieces if len(each) >= at_least and each != NUMBER]

    def url_to(self, phone: str) -> str:
        """For one recipient, a number like +79161234567."""
        return self.url.replace(NUMBER, quote(phone, safe=""))


def find_sms_gateway() -> SmsGateway | None:
    """None in a trial without one, where messages are kept in the outbox, and in production, where
    none are sent then."""
    return parse_sms_url(settings.SMS_URL) if settings.SMS_URL else None


def can_send_sms() -> bool:
    """Asked by screens and rules: may somebody be reached by their phone alone?"""
    return bool(settings.SMS_URL or settings.SMS_IS_KEPT)


def parse_sms_url(url: str) -> SmsGateway:
    """smsc://login:password@{phone}, with {phone} where apprise wants the recipient's number."""
    scheme = url.partition("://")[0].lower()
    if scheme not in PLUG_INS:
        raise BadSmsUrl(
            gettext_noop(
                "NARYAD_SMS_URL must name an SMS gateway: smsc://, smseagle://, twilio://…"
            )
        )
    if NUMBER not in url:
        raise BadSmsUrl(
            gettext_noop(
                "NARYAD_SMS_URL must hold {phone} where the number goes:"
                " smsc://login:password@{phone}."
            )
        )
    return SmsGateway(scheme, url)
