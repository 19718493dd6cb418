"""Which records may have files attached, who sees them, and who may change them?"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import NotPermitted, NotVisible, Refusal
from naryad.files.models import File


class NotForCustomers(Refusal):
    message = _("Customers do not see the record, so they see none of its files.")


class NotForStrangers(Refusal):
    message = _("No stranger sees such a record, so none of its files either.")


class SentByCustomer(Refusal):
    message = _(
        "“%(name)s” came from a customer, who goes on seeing it. Delete it if nobody should."
    )


@dataclass(frozen=True, slots=True)
class Owner:
    """One record that has files."""

    noun: str
    id: int


@dataclass(frozen=True)
class Holder:
    """Declared by an upper noun in its AppConfig: its records have files.

    `visible(actor, with_deleted=…)` is the noun's visible set, whose rows say their name as text:
    whoever sees the record sees its files, a customer only those that are marked so. `take(ids,
    by=…)` locks the living ones that the actor sees, as the noun's own actions do; who holds
    `permission` may then attach, change and delete. `has_main`: one photo stands for the record.
    `has_customers`: some of them may see the record, so that its files can be marked for them.
    `has_strangers`: there is a page by which strangers see the record, and what is marked for them.
    `is_open`: whoever sees the record may attach, customers too, and an employee may change what
    they have attached themselves.
    """

    noun: str
    permission: Permission
    visible: Callable[..., Any]
    take: Callable[..., Mapping[int, Any]]
    has_main: bool = False
    has_customers: bool = True
    has_strangers: bool = False
    is_open: bool = False


_holders: dict[str, Holder] = {}


def declare_holder(holder: Holder) -> None:
    _holders[holder.noun] = holder


def is_holder(noun: str) -> bool:
    return noun in _holders


def holder_of(noun: str) -> Holder:
    """NotVisible for a noun that has no files."""
    if noun not in _holders:
        raise NotVisible
    return _holders[noun]


def permit_attaching(noun: str, *, by: Actor) -> None:
    """To records that they see. NotPermitted."""
    holder = holder_of(noun)
    if not holder.is_open:
        by.require(holder.permission)


def permit_changing(noun: str, *, by: Actor) -> None:
    """Of some files at least: which, `may_change` says of each. NotPermitted."""
    holder = holder_of(noun)
    if not (holder.is_open and by.is_employee):
        by.require(holder.permission)


def may_attach(noun: str, *, actor: Actor) -> bool:
    """For buttons, to records that live and that the actor sees."""
    holder = holder_of(noun)
    return actor.viewed_by is None and (holder.is_open or actor.may(holder.permission))


def may_change(file: File, *, actor: Actor) -> bool:
    """Whose record lives."""
    holder = holder_of(file.owner_noun)
    if actor.viewed_by is not None or actor.is_system:
        return False
    is_own = file.uploader_id == actor.person_id and not file.is_from_customer
    return actor.may(holder.permission) or (holder.is_open and actor.is_employee and is_own)


def demand_change(file: File, *, by: Actor) -> None:
    """Before a form is shown. NotPermitted, ReadOnlyView."""
    by.require_own_eyes()
    permit_changing(file.owner_noun, by=by)
    if not may_change(file, actor=by):
        raise NotPermitted


def refuse_marking(noun: str, is_for_customers: bool) -> None:
    """NotForCustomers where a mark would promise what nobody gets."""
    if is_for_customers and not holder_of(noun).has_customers:
        raise NotForCustomers


def refuse_showing(noun: str) -> None:
    """NotForStrangers."""
    if not holder_of(noun).has_strangers:
        raise NotForStrangers


def refuse_hiding(files: Iterable[File]) -> None:
    """SentByCustomer."""
    for file in files:
        if file.is_from_customer:
            raise SentByCustomer(name=file.name)


def visible_owners(noun: str, actor: Actor, ids: Collection[int]) -> set[int]:
    """Deleted ones too, for those who see these."""
    rows = holder_of(noun).visible(actor, with_deleted=True).filter(pk__in=ids)
    return set(rows.values_list("pk", flat=True))


def find_owner(owner: Owner, *, actor: Actor) -> Any:
    """The record itself, as its noun's visible set has it. NotVisible."""
    row = holder_of(owner.noun).visible(actor, with_deleted=True).filter(pk=owner.id).first()
    if row is None:
        raise NotVisible
    return row


def take_owners(noun: str, ids: Collection[int], *, by: Actor) -> set[int]:
    """Those of them that live and that the actor sees, locked: their files stay what they are."""
    return set(holder_of(noun).take(sorted(ids), by=by))
