"""How far has the invitation of each person come?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.letters.sms_gateway import can_send_sms


class Invited(StrEnum):
    """What lists, cards and filters say. Somebody who can sign in is activated, whatever letters
    came after; the others stand where their newest invitation stands."""

    ACTIVATED = "ACTIVATED"
    NO_ADDRESS = "NO_ADDRESS"
    NOT_SENT = "NOT_SENT"
    SENDING = "SENDING"
    SENT = "SENT"
    REFUSED = "REFUSED"
    OPENED = "OPENED"
    EXPIRED = "EXPIRED"
    REPLACED = "REPLACED"


INVITED_NAMES: dict[Invited, str | Promise] = {
    Invited.ACTIVATED: _("Activated"),
    Invited.NO_ADDRESS: _("Cannot be reached"),
    Invited.NOT_SENT: _("Not sent"),
    Invited.SENDING: _("Sending"),
    Invited.SENT: _("Delivered to server"),
    Invited.REFUSED: _("Refused"),
    Invited.OPENED: _("Link opened"),
    Invited.EXPIRED: _("Expired"),
    Invited.REPLACED: _("Replaced: the address has changed"),
}

# One statement of the rule for lists and filters alike. The newest invitation belongs to an
# address; when the person's changes it leads nowhere, and a new one is needed.
_TEXTED = "CASE WHEN p.phone_extension = '' THEN p.phone ELSE '' END"
_STATE = f"""
CASE WHEN m.id IS NOT NULL THEN 'ACTIVATED'
     WHEN p.email = '' AND NOT (:sms AND {_TEXTED} <> '') THEN 'NO_ADDRESS'
     WHEN i.id IS NULL OR i.state IN ('CANCELLED', 'ACTIVATED') THEN 'NOT_SENT'
     WHEN lower(i.address) NOT IN (lower(p.email), {_TEXTED}) THEN 'REPLACED'
     WHEN i.state IN ('SENT', 'OPENED') AND i.expires_at <= :at THEN 'EXPIRED'
     ELSE i.state END"""
_SINCE = """
CASE WHEN m.id IS NOT NULL THEN m.joined_at
     WHEN i.state IN ('SENT', 'OPENED') AND i.expires_at <= :at THEN i.expires_at
     WHEN i.state = 'OPENED' THEN i.opened_at
     WHEN i.state = 'SENT' THEN i.sent_at
     ELSE i.created_at END"""
# To the person p.
_JOINS = """
LEFT JOIN accounts_membership m
  ON (m.organization_id, m.person_id) = (p.organization_id, p.id) AND m.ended_at IS NULL
LEFT JOIN accounts_invitation i
  ON (i.organization_id, i.person_id) = (p.organization_id, p.id) AND i.is_current"""
_PEOPLE = f"FROM people_person p {_JOINS} WHERE p.organization_id = %s::bigint"
_COLUMNS = f"{_STATE}, {_SINCE}, i.server_answer, i.expires_at, i.letter_id"
_AT = "%s::timestamptz"
# For a list's own statement about people p, bound to `at` and `sms` (can_send_sms): five columns
# for `make_view`, then the moment when each was here last.
INVITATION_COLUMNS = f"{_COLUMNS}, m.last_seen_at".replace(":at", "%(at)s::timestamptz").replace(
    ":sms", "%(sms)s::boolean"
)
INVITATION_JOINS = _JOINS
# Narrows by an index before the rule is asked row by row.
_STORED = {
    Invited.SENDING: ("SENDING",),
    Invited.SENT: ("SENT",),
    Invited.REFUSED: ("REFUSED",),
    Invited.OPENED: ("OPENED",),
    Invited.EXPIRED: ("SENT", "OPENED"),
    Invited.REPLACED: ("SENDING", "SENT", "REFUSED", "OPENED", "REPLACED"),
}


@dataclass(frozen=True, slots=True)
class InvitationView:
    """`answer` is what the mail server said last; `since` when the state began."""

    state: Invited = Invited.NOT_SENT
    since: datetime | None = None
    answer: str = ""
    expires_at: datetime | None = None
    letter_id: int | None = None

    @property
    def name(self) -> str | Promise:
        return INVITED_NAMES[self.state]

    @property
    def is_delayed(self) -> bool:
        """The server has answered, but not taken the letter yet."""
        return self.state == Invited.SENDING and bool(self.answer)

    @property
    def may_be_sent(self) -> bool:
        """A new letter makes sense."""
        return self.state not in (Invited.ACTIVATED, Invited.NO_ADDRESS)


def invitation_states(
    person_ids: Sequence[int], *, organization_id: int, at: datetime
) -> dict[int, InvitationView]:
    """For every id, in one query. The caller has shown that the reader sees the people."""
    if not person_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            _bind(f"SELECT p.id, {_COLUMNS} {_PEOPLE} AND p.id = ANY(%s::bigint[])"),
            [at, at, organization_id, list(person_ids)],
        )
        return {person_id: make_view(*view) for person_id, *view in cursor.fetchall()}


def make_view(
    state: str,
    since: datetime | None,
    answer: str | None,
    expires_at: datetime | None,
    letter_id: int | None,
) -> InvitationView:
    if since is None and letter_id is None:
        return _BLANK[state]
    return InvitationView(_STATES[state], since, answer or "", expires_at, letter_id)


def people_in_invitation_state(*states: Invited, organization_id: int, at: datetime) -> RawSQL:
    """Ids of the people in any of these states, for `filter(pk__in=…)`."""
    values: list[object] = [organization_id, at, [str(state) for state in states]]
    narrowed = ""
    if all(state in _STORED for state in states):
        narrowed = " AND m.id IS NULL AND i.state = ANY(%s::text[])"
        values.append(sorted({stored for state in states for stored in _STORED[state]}))
    sql = _bind(f"SELECT p.id {_PEOPLE} AND {_STATE} = ANY(%s::text[]){narrowed}")
    return RawSQL(sql, values)  # noqa: S611 - constants of this module; values are bound


def _bind(sql: str) -> str:
    return sql.replace(":at", _AT).replace(":sms", "true" if can_send_sms() else "false")


_STATES = {state.value: state for state in Invited}
# Most people of a new list stand here; they share the views, which nobody changes.
_BLANK = {state.value: InvitationView(state) for state in Invited}
