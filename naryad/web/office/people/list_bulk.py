"""Which of the verbs that people have make sense in a list?"""

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.lists.bulk.registry import verbs_of
from naryad.lists.bulk.verbs import Verb
from naryad.lists.questions import Question, Show

_POINTLESS = {Kind.CUSTOMER: "to-customers", Kind.EMPLOYEE: "to-employees"}
_ONLY_BANNED = Condition("banned", Operator.IS, ("yes",))


def offered_verbs(question: Question, *, kind: Kind, actor: Actor) -> list[Verb]:
    """Those that the reader may do and that can make sense with the people of this list."""
    useless = _useless(question, kind)
    return [
        verb
        for verb in verbs_of("person")
        if verb.key not in useless and actor.may_change(verb.permission)
    ]


def _useless(question: Question, kind: Kind) -> set[str]:
    if question.deleted == Show.ONLY:
        return {verb.key for verb in verbs_of("person")} - {"restore"}
    useless = {_POINTLESS[kind]}
    if question.deleted == Show.HIDE:
        useless.add("restore")
    if _ONLY_BANNED not in question.parts:
        useless.add("unban")
    return useless
