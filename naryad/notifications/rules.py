"""Who is told of what, where, and when the letter goes? All of it stands in this table."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.kind import Kind
from naryad.notifications.codes import Channel
from naryad.notifications.happenings import CREATED, DUE_SOON, OVERDUE, WRITTEN, Happening
from naryad.tickets.codes import Side

# Whoever moves a ticket by mistake has this long to take it back before letters speak of it.
A_MOMENT = timedelta(minutes=1)
# Assigned and removed again within this time: nobody is told.
SETTLED = timedelta(minutes=5)

Audience = Callable[[Happening], Collection[int | None]]
TEAM, CUSTOMERS = frozenset({Kind.EMPLOYEE}), frozenset({Kind.CUSTOMER})


def who_came(each: Happening) -> Collection[int | None]:
    return each.came()


def who_went(each: Happening) -> Collection[int | None]:
    return each.went()


def doers(each: Happening) -> Collection[int | None]:
    return each.doers


def responsible(each: Happening) -> Collection[int | None]:
    """For the object."""
    return (each.ticket.responsible_id,) if each.ticket else ()


def requester(each: Happening) -> Collection[int | None]:
    return (each.ticket.requester_id,) if each.ticket else ()


def writers(each: Happening) -> Collection[int | None]:
    """Of this conversation, and who was added to it."""
    return each.writers


def assigners(each: Happening) -> Collection[int | None]:
    """Within its areas."""
    return each.assigners


def assigners_of_what_nobody_does(each: Happening) -> Collection[int | None]:
    return () if each.doers else each.assigners


def takers(each: Happening) -> Collection[int | None]:
    """Of what waits: an inquiry, or somebody who registered by a code."""
    return each.takers


@dataclass(frozen=True)
class Rule:
    """`kinds`: to people of which kind it speaks; `to_customer` says it in their words where both
    are spoken to. `bell`, `mail`: by itself, until the person chooses otherwise; devices are told
    what is written as well. An event concerns a person by the first rule that names them.

    `channels`: where it can be told at all. `is_for_whoever_sees`: it names all who hold a right,
    and nothing is kept of those of them who do not see what it is about."""

    code: str
    name: str | Promise
    about: str | Promise
    happens: Callable[[Happening], bool]
    tells: tuple[Audience, ...]
    kinds: frozenset[Kind] = TEAM
    bell: bool = True
    mail: bool = True
    wait: timedelta = A_MOMENT
    to_customer: tuple[str | Promise, str | Promise] | None = None
    channels: tuple[str, ...] = tuple(Channel.values)
    is_for_whoever_sees: bool = False

    def words(self, kind: str) -> tuple[str | Promise, str | Promise]:
        """Name and what it is about, for a person of this kind."""
        if kind == Kind.CUSTOMER and self.to_customer is not None:
            return self.to_customer
        return (self.name, self.about)

    def is_on(self, channel: str) -> bool:
        """By itself."""
        if channel not in self.channels:
            return False
        return self.bell if channel == Channel.BELL else self.mail


RULES = (
    Rule(
        "ASSIGNED",
        _("Assigned to me"),
        _("A ticket is mine to do."),
        happens=lambda each: bool(each.came()),
        tells=(who_came,),
        wait=SETTLED,
    ),
    Rule(
        "REMOVED",
        _("Taken from me"),
        _("A ticket is mine to do no more."),
        happens=lambda each: bool(each.went()),
        tells=(who_went,),
        wait=SETTLED,
    ),
    Rule(
        "CREATED",
        _("New from a customer"),
        _("A customer asks for something within my areas, for those who assign tickets."),
        happens=lambda each: each.event.kind == CREATED and each.is_by_customer,
        tells=(assigners, responsible),
    ),
    Rule(
        "MESSAGE",
        _("Messages with the customer"),
        _("In what I do, answer for, have asked for, have written in or was added to."),
        happens=lambda each: each.event.kind == WRITTEN and each.side == Side.CUSTOMER,
        tells=(doers, responsible, requester, writers),
        kinds=TEAM | CUSTOMERS,
        to_customer=(_("Messages"), _("Somebody writes about what I have asked for.")),
    ),
    Rule(
        "TEAM",
        _("Messages of the team"),
        _("In what I do, answer for, have written in or was added to. Customers never read them."),
        happens=lambda each: each.event.kind == WRITTEN and each.side == Side.TEAM,
        tells=(doers, responsible, requester, writers),
    ),
    Rule(
        "CLOSED",
        _("Closed"),
        _("What I do, answer for or have asked for is over."),
        happens=lambda each: each.event.kind != CREATED and each.closes,
        tells=(doers, responsible, requester),
        kinds=TEAM | CUSTOMERS,
        to_customer=(_("Closed"), _("What I have asked for is over.")),
    ),
    Rule(
        "STATUS",
        _("Status changed"),
        _("How far my request has come."),
        happens=lambda each: each.event.kind != CREATED and each.changes("status_id"),
        tells=(requester,),
        kinds=CUSTOMERS,
    ),
    Rule(
        "MOVED",
        _("Moved to another stage"),
        _("What I do, answer for or have asked for goes on."),
        happens=lambda each: each.event.kind != CREATED and each.changes("stage_id"),
        tells=(doers, responsible, requester),
        mail=False,
    ),
    Rule(
        "DUE_SOON",
        _("Deadline is near"),
        _("For those who do it; while nobody does, for those who assign within its areas."),
        happens=lambda each: each.event.kind == DUE_SOON,
        tells=(doers, assigners_of_what_nobody_does),
    ),
    Rule(
        "OVERDUE",
        _("Deadline has passed"),
        _("For those who do it or answer for the object; without them, for those who assign."),
        happens=lambda each: each.event.kind == OVERDUE,
        tells=(doers, responsible, assigners_of_what_nobody_does),
    ),
    Rule(
        "INQUIRY",
        _("Reported by a code"),
        _("Somebody without an account reports of an object that I see, and I may take it up."),
        happens=lambda each: each.topic.noun == "inquiry",
        tells=(takers,),
        is_for_whoever_sees=True,
    ),
    # Of these a letter of its own tells, once an hour at most.
    Rule(
        "APPROVAL",
        _("Waiting for approval"),
        _("Somebody has registered by a code, and I may let them in."),
        happens=lambda each: each.topic.noun == "registration",
        tells=(takers,),
        channels=(Channel.BELL, Channel.PUSH),
        is_for_whoever_sees=True,
    ),
)
BY_CODE = {rule.code: rule for rule in RULES}


def rules_for(kind: str) -> tuple[Rule, ...]:
    """Those that speak to people of the kind."""
    return tuple(rule for rule in RULES if kind in rule.kinds)


def concerned(each: Happening) -> dict[int, list[Rule]]:
    """Person → the rules that name them, in the order of the table."""
    found: dict[int, list[Rule]] = {}
    for rule in RULES:
        if not rule.happens(each):
            continue
        for person_id in {named for audience in rule.tells for named in audience(each)} - {None}:
            found.setdefault(person_id or 0, []).append(rule)
    return found
