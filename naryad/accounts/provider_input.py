"""What does somebody hand in about an identity provider, and is it fit to be kept?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from naryad.core.errors import Errors, Invalid, Refusal
from naryad.core.ids import read_id
from naryad.core.labels import Label
from naryad.core.names import find_label_errors, read_label
from naryad.core.reachable import read_target

_LENGTHS = {"issuer": 500, "client_id": 255, "secret": 500, "claim": 100}
_LONGEST_VALUE, _MOST_DOMAINS = 200, 50
_DOMAIN = re.compile(
    r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)
_SPLIT = re.compile(r"[\s,;]+")
_VALUES = re.compile(r"values_(\d{1,19})")


@dataclass(frozen=True)
class ProviderInput:
    """All that the form says. An empty secret leaves the kept one. `mapping`: pairs of a value of
    the claim and the role it means."""

    name: Label
    issuer: str
    client_id: str
    domains: tuple[str, ...]
    secret: str = field(default="", repr=False)
    is_on: bool = False
    creates_people: bool = False
    claim: str = ""
    mapping: frozenset[tuple[str, int]] = frozenset()
    first_role_id: int | None = None


def clean_provider(values: Mapping[str, Any]) -> ProviderInput:
    """Invalid with a message for every field that needs one. The values of a role stand in
    `values_<id of the role>`, one a line."""
    errors: Errors = {}
    name = read_label(values, "name")
    errors |= find_label_errors(name, "name")
    texts = {each: _text(values, each, errors) for each in _LENGTHS}
    for each in ("issuer", "client_id"):
        if not texts[each]:
            errors.setdefault(each, _("Fill this in."))
    _check_issuer(texts["issuer"], errors)
    given = ProviderInput(
        name=name,
        **texts,
        domains=_domains(values, errors),
        is_on=_flag(values.get("is_on")),
        creates_people=_flag(values.get("creates_people")),
        mapping=_mapping(values, errors),
        first_role_id=_role_id(values.get("first_role"), errors),
    )
    if given.creates_people and given.first_role_id is None:
        errors.setdefault("first_role", _("Choose the role that new people begin with."))
    if given.mapping and not given.claim:
        errors.setdefault("claim", _("Say which part of the answer holds these values."))
    if errors:
        raise Invalid(errors)
    return given


def say_values(mapping: frozenset[tuple[str, int]]) -> dict[str, str]:
    """The other way round: the fields of the form."""
    ids = {role_id for _value, role_id in mapping}
    return {
        f"values_{each}": "\n".join(sorted(value for value, role_id in mapping if role_id == each))
        for each in sorted(ids)
    }


def read_domain(typed: str) -> str | None:
    """`example.com` from what people paste («@Example.com», «пример.рф»)."""
    text = typed.strip().lower().lstrip("@").rstrip(".")
    try:
        domain = text.encode("idna").decode()
    except UnicodeError:
        return None
    return domain if _DOMAIN.fullmatch(domain) else None


def _text(values: Mapping[str, Any], name: str, errors: Errors) -> str:
    text = str(values.get(name) or "").strip()
    if len(text) > _LENGTHS[name]:
        errors[name] = _("At most %(most)s characters.") % {"most": _LENGTHS[name]}
    elif not text.isprintable():
        errors[name] = _("This holds characters that nobody can see. Type it by hand.")
    return text


def _check_issuer(issuer: str, errors: Errors) -> None:
    if not issuer or "issuer" in errors:
        return
    try:
        target = read_target(issuer)
    except Refusal as refusal:
        errors["issuer"] = str(refusal)
        return
    if "?" in target.path or "#" in issuer or "/.well-known/" in issuer:
        errors["issuer"] = _("Only the issuer's own address, without what follows it.")


def _domains(values: Mapping[str, Any], errors: Errors) -> tuple[str, ...]:
    typed = [each for each in _SPLIT.split(str(values.get("domains") or "")) if each]
    read = {each: read_domain(each) for each in typed}
    bad = [each for each, domain in read.items() if domain is None]
    if bad:
        said = _("This is no domain: %(domain)s. Write it as example.com.")
        errors["domains"] = said % {"domain": bad[0][:100]}
    elif not typed:
        errors["domains"] = _("Name at least one domain, as in example.com.")
    elif len(typed) > _MOST_DOMAINS:
        errors["domains"] = _("At most %(most)s domains.") % {"most": _MOST_DOMAINS}
    return tuple(sorted({domain for domain in read.values() if domain}))


def _mapping(values: Mapping[str, Any], errors: Errors) -> frozenset[tuple[str, int]]:
    pairs: set[tuple[str, int]] = set()
    for name, typed in values.items():
        named = _VALUES.fullmatch(name)
        if named is None:
            continue
        lines = [line.strip() for line in str(typed or "").splitlines() if line.strip()]
        if any(len(line) > _LONGEST_VALUE or not line.isprintable() for line in lines):
            errors[name] = _("At most %(most)s characters.") % {"most": _LONGEST_VALUE}
        pairs |= {(line, int(named[1])) for line in lines}
    return frozenset(pairs)


def _role_id(given: Any, errors: Errors) -> int | None:
    text = str(given or "").strip()
    if not text:
        return None
    role_id = read_id(text)
    if role_id is None:
        errors["first_role"] = _("Choose from the list.")
    return role_id


def _flag(value: Any) -> bool:
    return str(value or "").strip().lower() in ("on", "true", "1", "yes")
