"""Which verbs does each noun have?

A noun that learns something new for many rows has a module beside this one, and a line below.
"""

from naryad.core.errors import NotVisible
from naryad.lists.bulk import (
    asset_verbs,
    company_verbs,
    contract_verbs,
    inquiry_verbs,
    people_verbs,
    ticket_verbs,
)
from naryad.lists.bulk.verbs import Verb

_VERBS: dict[tuple[str, str], Verb] = {
    (verb.noun.key, verb.key): verb
    for verb in (
        *people_verbs.VERBS,
        *company_verbs.VERBS,
        *asset_verbs.VERBS,
        *contract_verbs.VERBS,
        *inquiry_verbs.VERBS,
        *ticket_verbs.VERBS,
    )
}


def find_verb(noun: str, key: str) -> Verb:
    """Raises NotVisible for what nobody can do."""
    verb = _VERBS.get((noun, key))
    if verb is None:
        raise NotVisible
    return verb


def find_undoing(verb: Verb) -> Verb | None:
    return _VERBS[verb.noun.key, verb.undone_by] if verb.undone_by else None


def verbs_of(noun: str) -> list[Verb]:
    """In the order in which they are offered."""
    return [verb for verb in _VERBS.values() if verb.noun.key == noun and verb.is_offered]
