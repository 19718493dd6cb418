"""How do tickets, their moves and their messages look in the API?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from naryad.api.schemas.companies import ContactPerson
from naryad.api.schemas.shared import MOST_AT_ONCE, Given, Id, Ids, Item, NamesItem, example

Text = Annotated[str, Field(max_length=20_000)]
# A parameter that is there or not.
Flag = Literal["", "true", "yes", "1"]


class TicketItem(Item):
    """`stage` is null for a customer, who is told `status`. References that the caller does not see
    are null, and people they do not see are not among `assignees`. `fields` are for additional
    fields, of which there are none yet."""

    id: int
    number: str
    title: str
    description: str
    type: int
    stage: int | None
    status: int
    branch: str | None
    criticality: int | None
    company: int | None
    asset: int | None
    contract: int | None
    work_type: int | None
    address: str
    requester: int | None
    assignees: Sequence[int]
    parent: int | None
    deadline: str | None
    window_from: str | None
    window_till: str | None
    estimated_minutes: int | None
    external_id: str | None
    contacts: Sequence[ContactPerson] | None
    customer_contacts: Sequence[ContactPerson]
    rating: int | None
    created_at: str
    changed_at: str
    completed_at: str | None
    closed_at: str | None
    archived: bool
    deleted: bool
    fields: dict[str, Any]
    version: int


class OwnTicketFields(Given):
    title: Annotated[str, Field(max_length=300)] | None = None
    description: Text | None = None
    criticality: Id | None = None
    company: Id | None = None
    asset: Id | None = None
    contract: Id | None = None
    work_type: Id | None = None
    address: str | None = None
    requester: Id | None = None
    parent: Id | None = None
    deadline: datetime | None = None
    window_from: datetime | None = None
    window_till: datetime | None = None
    estimated_minutes: Annotated[int, Field(ge=1, lt=10**6)] | None = None
    number: str | None = None
    external_id: str | None = None
    contacts: list[ContactPerson] | None = None
    customer_contacts: list[ContactPerson] | None = None


class TicketFields(OwnTicketFields):
    assignees: Ids | None = None


class NewTicket(TicketFields):
    """`type` may be left out where the caller may choose only one. Without a `title` the first line
    of `description` is it."""

    model_config = example(description="The lift stands between two floors", asset=1)

    type: Id | None = None


class TicketPatch(TicketFields):
    model_config = example(address="Entrance 2")

    version: int | None = None


class EditedTicket(OwnTicketFields):
    id: Id
    version: int | None = None


class EditedTickets(Given):
    """`assignees` change ticket by ticket, each together with its fields."""

    items: Annotated[list[EditedTicket], Field(max_length=MOST_AT_ONCE)]


class NewTickets(Given):
    items: Annotated[list[NewTicket], Field(max_length=MOST_AT_ONCE)]


class Candidate(Item):
    """Where a ticket can go from here. `to` is what a move is sent: for employees the stage, for
    customers the way itself, whose stage they are not told. `offered`: it can be gone now; else
    `reasons` say why not."""

    to: int
    caption: str
    captions: NamesItem
    branch: str
    offered: bool
    reasons: Sequence[str]
    wants_assignee: bool
    wants_scan: bool
    wants_comment: bool


class Candidates(Item):
    items: Sequence[Candidate]
    next: None
    count: int


class MoveItem(Item):
    """`stage` before and after, null for customers; `status` where it has changed."""

    id: int
    kind: str
    at: str
    device_at: str | None
    actor: int | None
    old_stage: int | None
    stage: int | None
    old_status: int | None
    status: int | None
    comment: str | None


class NewMove(Given):
    """One of `seen_in` and `version` says where the ticket was seen to stand. `without_scan`: why
    the code of the object was not scanned, from whoever may go without."""

    model_config = example(seen_in=1, comment="Agreed by phone")

    to: Id
    seen_in: Id | None = None
    version: int | None = None
    comment: Annotated[str, Field(max_length=2_000)] = ""
    without_scan: Annotated[str, Field(max_length=2_000)] = ""


class MessageItem(Item):
    """`side`: who reads it besides the team, `customer` or `team`."""

    id: int
    side: str
    text: str
    at: str
    author: int | None


class NewMessage(Given):
    model_config = example(text="We come tomorrow")

    text: Annotated[str, Field(max_length=4_000)]
    side: Literal["customer", "team"] = "customer"
