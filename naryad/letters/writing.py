"""How do the words of a letter become a message with a text and an HTML part?"""

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from naryad.core.colors import contrast, is_color
from naryad.core.phone_words import say_phone
from naryad.letters.addresses import ascii_address
from naryad.letters.folding import KeepingPolicy
from naryad.letters.kinds import Content, ShortText
from naryad.letters.models import Letter
from naryad.organizations.models import Organization

TEMPLATES = Path(__file__).parent / "templates"
_ACCENT = "#0b6670"
# Seven bits, since not every server on the way takes eight.
_POLICY = KeepingPolicy(linesep="\r\n", cte_type="7bit")


def write_message(letter: Letter, content: Content, *, sender: str) -> EmailMessage:
    """One recipient. A line break in any header is refused by the policy itself."""
    organization = letter.organization
    name = _in_one_line(organization.name.text(letter.language))
    message = EmailMessage(policy=_POLICY)
    message["Message-ID"] = letter.message_id
    message["Date"] = format_datetime(letter.created_at)
    message["From"] = Address(name, addr_spec=sender)
    message["To"] = Address(addr_spec=ascii_address(letter.to))
    if organization.support_email:
        message["Reply-To"] = Address(name, addr_spec=ascii_address(organization.support_email))
    message["Subject"] = _in_one_line(content.subject)
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    message.set_content(_render("letter.txt", letter, content))
    message.add_alternative(_render("letter.html", letter, content), subtype="html")
    return message


def write_short_message(letter: Letter, content: ShortText) -> EmailMessage:
    """A text message in the shape in which the outbox keeps things: the text alone."""
    message = EmailMessage(policy=_POLICY)
    message["Message-ID"] = letter.message_id
    message["Date"] = format_datetime(letter.created_at)
    message["Subject"] = _in_one_line(content.subject)
    message.set_content(content.text)
    return message


def _render(template: str, letter: Letter, content: Content) -> str:
    organization = letter.organization
    accent = organization.brand_color if is_color(organization.brand_color) else _ACCENT
    values = {
        "content": content,
        "language": letter.language,
        "organization": organization.name.text(letter.language),
        "support": _support(organization),
        "accent": accent,
        "on_accent": "#ffffff" if contrast("#ffffff", accent) >= 4.5 else "#000000",
    }
    return _environment().get_template(template).render(values)


def _support(organization: Organization) -> str:
    phone = say_phone(organization.support_phone)
    return " · ".join(filter(None, (organization.support_email, phone)))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def _environment() -> Environment:
    """Apart from the pages': letters know nothing of the web."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
