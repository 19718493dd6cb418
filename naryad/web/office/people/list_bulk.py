"""Which of the verbs that people have make sense in a list?"""

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.lists.bulk.registry import verbs_of
from naryad.lists.bulk.verbs import Verb
from naryad.lists.people_conditions import PeopleConditions, Show

_POINTLESS = {Kind.CUSTOMER: "to-customers", Kind.EMPLOYEE: "to-employees"}


def offered_verbs(conditions: PeopleConditions, *, actor: Actor) -> list[Verb]:
    """Those that the reader may do and that can make sense with the people of this list."""
    return [
        verb
        for verb in verbs_of("person")
        if _makes_sense(verb.key, conditions) and actor.may_change(verb.permission)
    ]


def _makes_sense(key: str, conditions: PeopleConditions) -> bool:
    if conditions.deleted == Show.ONLY:
        return key == "restore"
    useless = {_POINTLESS[conditions.kind]}
    if conditions.deleted == Show.HIDE:
        useless.add("restore")
    if conditions.banned != Show.ONLY:
        useless.add("unban")
    return key not in useless
