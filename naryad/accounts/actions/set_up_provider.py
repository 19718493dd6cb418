"""How does an organization say whose word it takes for who somebody is?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.models import IdentityProvider, ProviderRole
from naryad.accounts.provider_input import ProviderInput, say_values
from naryad.accounts.providers import providers_visible_to, read_mapping
from naryad.accounts.single_sign_on.secret import seal_secret
from naryad.core.errors import Invalid, NotPermitted, NotVisible
from naryad.core.labels import Label
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.organizations.locking import lock_organization
from naryad.people.models import Role
from naryad.people.reach import read_reach
from naryad.people.role_contents import name_roles

_PLAIN = ("issuer", "client_id", "is_on", "creates_people", "claim")


class ByAdministrators(NotPermitted):
    """Whoever runs a provider can come in as anybody it may vouch for."""

    message = gettext_lazy("Only an administrator decides whose word lets people in.")


@transaction.atomic
def add_provider(new: ProviderInput, *, by: Actor, at: datetime) -> int:
    """Raises ByAdministrators, RoleNotYours for a role the actor may not give, Invalid."""
    by.require(Permission.EDIT_ORGANIZATION)
    _refuse_others(by)
    lock_organization(by)
    provider = IdentityProvider(organization_id=by.organization_id, created_at=at)
    _check(provider, new, before=frozenset(), by=by)
    _fill(provider, new)
    provider.save()
    _write_mapping(provider, new, before=frozenset())
    changes = compare({}, _tell(vars(new), new.mapping, by=by))
    changes |= _tell_secret(new, has_one=False)
    record([Change("provider.added", "provider", provider.pk, changes)], by=by, at=at)
    return provider.pk


@transaction.atomic
def edit_provider(
    provider_id: int, new: ProviderInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """An empty secret keeps the one before. Raises as adding does, and NotVisible, Stale."""
    by.require(Permission.EDIT_ORGANIZATION)
    _refuse_others(by)
    provider = _lock(provider_id, by=by)
    before = read_mapping(provider)
    mine, current = _fields(vars(new), new.mapping), _fields(vars(provider), before)
    if mine == current and not new.secret:
        return provider.pk
    refuse_stale(
        seen_version=seen_version,
        current_version=provider.version,
        mine=dict.fromkeys(current, "") | mine,
        current=dict.fromkeys(mine, "") | current,
    )
    _check(provider, new, before=before, by=by)
    old, had_secret = _tell(vars(provider), before, by=by), bool(provider.sealed_secret)
    _fill(provider, new)
    provider.version += 1
    provider.save()
    _write_mapping(provider, new, before=before)
    changes = compare(old, _tell(vars(new), new.mapping, by=by))
    changes |= _tell_secret(new, has_one=had_secret)
    record([Change("provider.edited", "provider", provider.pk, changes)], by=by, at=at)
    return provider.pk


@transaction.atomic
def delete_provider(provider_id: int, *, by: Actor, at: datetime) -> int:
    """For good: its word counts no more, and the secret is forgotten. Whoever came in by it needs
    another way."""
    by.require(Permission.EDIT_ORGANIZATION)
    _refuse_others(by)
    provider = _lock(provider_id, by=by)
    provider.deleted_at, provider.is_on, provider.sealed_secret = at, False, ""
    provider.version += 1
    provider.save()
    changes = {"name": {"old": dict(provider.name), "new": None}}
    record([Change("provider.deleted", "provider", provider.pk, changes)], by=by, at=at)
    return provider.pk


def _refuse_others(by: Actor) -> None:
    if not by.is_administrator:
        raise ByAdministrators


def _lock(provider_id: int, *, by: Actor) -> IdentityProvider:
    lock_organization(by)
    provider = providers_visible_to(by).filter(pk=provider_id).first()
    if provider is None:
        raise NotVisible
    return provider


def _check(
    provider: IdentityProvider,
    new: ProviderInput,
    *,
    before: frozenset[tuple[str, int]],
    by: Actor,
) -> None:
    """The name is free, and nobody maps to, or away from, a role that they may not give."""
    refuse_taken_label(providers_visible_to(by).exclude(pk=provider.pk), new.name)
    changed = {role_id for _value, role_id in new.mapping ^ before}
    if new.first_role_id != provider.first_role_id:
        changed |= {each for each in (new.first_role_id, provider.first_role_id) if each}
    if changed:
        read_reach(changed, by=by).refuse_change(changed)
    _refuse_unfit_roles(new, by=by)


def _refuse_unfit_roles(new: ProviderInput, *, by: Actor) -> None:
    """Living roles of employees, and never Administrator."""
    given = {role_id for _value, role_id in new.mapping}
    given |= {new.first_role_id} if new.first_role_id else set()
    rows = Role.objects.filter(
        organization_id=by.organization_id, pk__in=given, deleted_at=None, is_for_customers=False
    )
    fit = {role.pk for role in rows if not role.is_administrator}
    said = _("Choose a role of employees other than Administrator.")
    errors = {
        "first_role" if each == new.first_role_id else f"values_{each}": said
        for each in given - fit
    }
    if errors:
        raise Invalid(errors)


def _fill(provider: IdentityProvider, new: ProviderInput) -> None:
    provider.name, provider.issuer, provider.client_id = new.name, new.issuer, new.client_id
    provider.domains = list(new.domains)
    provider.is_on, provider.creates_people = new.is_on, new.creates_people
    provider.claim, provider.first_role_id = new.claim, new.first_role_id
    if new.secret:
        provider.sealed_secret = seal_secret(new.secret)


def _write_mapping(
    provider: IdentityProvider, new: ProviderInput, *, before: frozenset[tuple[str, int]]
) -> None:
    if new.mapping == before:
        return
    of_provider = {"organization_id": provider.organization_id, "provider": provider}
    ProviderRole.objects.filter(**of_provider).delete()
    ProviderRole.objects.bulk_create(
        ProviderRole(**of_provider, value=value, role_id=role_id)
        for value, role_id in sorted(new.mapping)
    )


def _fields(known: Mapping[str, Any], mapping: frozenset[tuple[str, int]]) -> dict[str, Any]:
    """As the form has them, for whoever meets a change by somebody else."""
    return {
        "name": dict(known["name"]),
        **{each: known[each] for each in _PLAIN},
        "domains": "\n".join(known["domains"]),
        "first_role": str(known["first_role_id"] or ""),
        **say_values(mapping),
    }


def _tell(
    known: Mapping[str, Any], mapping: frozenset[tuple[str, int]], *, by: Actor
) -> dict[str, Any]:
    """For history: roles with the names of the time, of the secret nothing."""
    first_id = known["first_role_id"] or 0
    ids = {first_id, *(role_id for _value, role_id in mapping)}
    names = {
        each["id"]: each["name"] for each in name_roles(ids, organization_id=by.organization_id)
    }
    return {
        "name": dict(known["name"]),
        **{each: known[each] for each in _PLAIN},
        "domains": list(known["domains"]),
        "first_role": names.get(first_id, ""),
        "mapping": [
            f"{value} → {Label(names[role_id])}"
            for value, role_id in sorted(mapping)
            if role_id in names
        ],
    }


def _tell_secret(new: ProviderInput, *, has_one: bool) -> dict[str, Any]:
    return {"client_secret": {"old": has_one, "new": True}} if new.secret else {}
