"""How does a person look in the API?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from naryad.api.schemas.shared import MOST_AT_ONCE, Given, Id, Ids, Item, example

Kind = Literal["employee", "customer"]
Sex = Literal["unknown", "male", "female"]
Language = Literal["", "ru", "en"]


class Invitation(Item):
    """`answer`: what the mail server said last, or why no invitation went out."""

    state: str
    since: datetime | None
    answer: str


class Ban(Item):
    """`reason` is the id of a reason in the directory."""

    reason: int | None
    name: str
    until: datetime | None


class PersonItem(Item):
    """As much as the caller sees. Phones are E.164, with their extensions apart. `service`: no
    human being but a program. `invitation` and `last_seen_at` are null for customers."""

    id: int
    kind: str
    name: str
    last_name: str
    first_name: str
    middle_name: str
    sex: str
    email: str
    phone: str
    phone_extension: str
    work_phone: str
    work_phone_extension: str
    other_phone: str
    other_phone_extension: str
    position: str
    personnel_number: str
    mobile: bool
    language: str
    companies: Sequence[int]
    roles: Sequence[int]
    areas: Sequence[int]
    skills: Sequence[int]
    work_types: Sequence[int]
    banned: bool
    ban: Ban | None
    deleted: bool
    service: bool
    invitation: Invitation | None
    last_seen_at: datetime | None
    created_at: datetime
    version: int


class PersonFields(Given):
    """`mobile`: works in the field. `language`: of letters; empty means the organization's."""

    last_name: str | None = None
    first_name: str | None = None
    middle_name: str | None = None
    sex: Sex | None = None
    email: str | None = None
    phone: str | None = None
    phone_extension: str | None = None
    work_phone: str | None = None
    work_phone_extension: str | None = None
    other_phone: str | None = None
    other_phone_extension: str | None = None
    position: str | None = None
    personnel_number: str | None = None
    mobile: bool | None = None
    language: Language | None = None
    companies: Ids | None = None
    roles: Ids | None = None
    areas: Ids | None = None
    skills: Ids | None = None
    work_types: Ids | None = None


class NewRow(PersonFields):
    """One of many."""

    model_config = example(
        kind="customer",
        last_name="Novikova",
        first_name="Nina",
        email="novikova@example.com",
        companies=[1],
        roles=[1],
        areas=[1],
    )

    kind: Kind


class NewPerson(NewRow):
    """`send_invitation`: at once, where the person can be reached."""

    send_invitation: bool = False


class PersonPatch(PersonFields):
    model_config = example(position="Inspector")

    version: int | None = None


class EditedRow(PersonPatch):
    id: Id


class NewPeople(Given):
    items: Annotated[list[NewRow], Field(max_length=MOST_AT_ONCE)]


class EditedPeople(Given):
    items: Annotated[list[EditedRow], Field(max_length=MOST_AT_ONCE)]


class PeopleNamed(Given):
    people: Annotated[list[Id], Field(max_length=MOST_AT_ONCE)]


class Conversion(Given):
    to: Kind


class InvitationAsked(Given):
    """`by_sms`: to the phone, though there is an e-mail."""

    model_config = example(by_sms=False)

    by_sms: bool = False


class BanAsked(Given):
    """A reason of the directory, or the words of a new one that joins it. Without `until` it has
    no end."""

    model_config = example(reason=1)

    reason: Id | None = None
    new_reason: str | None = None
    until: AwareDatetime | None = None
