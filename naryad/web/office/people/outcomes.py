"""In which words is it told what has become of many people?"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.people.visibility import people_visible_to
from naryad.web.figures import say_number

_MOST_NAMED = 200


def say_all_done(answer: Mapping[str, Any]) -> str:
    return _say(answer["act"], len(answer["done"])) or _("Nothing had to be changed")


def describe_outcome(answer: Mapping[str, Any], *, actor: Actor) -> dict[str, Any]:
    done, same = len(answer["done"]), len(answer["same"])
    total = done + same + sum(len(ids) for _words, ids in answer["refused"])
    return {
        "title": _("%(done)s of %(total)s done")
        % {"done": say_number(done + same), "total": say_number(total)},
        "said": _say(answer["act"], done),
        "same": same,
        "done": done + same,
        "total": total,
        "done_ids": ",".join(str(each) for each in answer["done"]),
        "refused": [
            {
                "words": words,
                "count": len(ids),
                "people": name_people(ids[:_MOST_NAMED], actor=actor),
                "more": max(0, len(ids) - _MOST_NAMED),
            }
            for words, ids in answer["refused"]
        ],
    }


def name_people(ids: Sequence[int], *, actor: Actor) -> list[tuple[int, str]]:
    """(id, name) of those whom the reader sees, by name."""
    people = people_visible_to(actor, with_deleted=True).filter(pk__in=ids)
    return [(person.pk, person.name) for person in people.order_by("sort_key", "pk")]


def _say(act: str, count: int) -> str:
    if not count:
        return ""
    sentence = {
        "invite": ngettext(
            "%(count)s invitation is on its way", "%(count)s invitations are on their way", count
        ),
        "to-employees": ngettext(
            "%(count)s person moved to employees", "%(count)s people moved to employees", count
        ),
        "to-customers": ngettext(
            "%(count)s person moved to customers", "%(count)s people moved to customers", count
        ),
        "ban": ngettext("%(count)s person banned", "%(count)s people banned", count),
        "unban": ngettext("%(count)s ban lifted", "%(count)s bans lifted", count),
        "delete": ngettext("%(count)s person deleted", "%(count)s people deleted", count),
        "restore": ngettext("%(count)s person restored", "%(count)s people restored", count),
    }[act]
    return sentence % {"count": say_number(count)}
