"""How does somebody do one thing with many rows?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.lists.bulk.actions.open_run import open_run
from naryad.lists.bulk.models import BulkRun
from naryad.lists.bulk.picking import MOST, Picked, freeze
from naryad.lists.bulk.refusals import TooManyPicked
from naryad.lists.bulk.verbs import Parameters, Verb


@transaction.atomic
def start_run(
    verb: Verb,
    picked: Sequence[Picked],
    *,
    given: Parameters,
    came_from: str = "",
    key: str = "",
    by: Actor,
    at: datetime,
) -> BulkRun:
    """`given`: what was typed into the verb's question; `came_from`: the list's address.

    What is picked stands still from here on: rows that come into the list later are not touched,
    and those that change come back as stale. Raises Invalid with the fields to blame,
    NobodyPicked, TooManyPicked.
    """
    by.require(verb.permission)
    if len(picked) > MOST:
        raise TooManyPicked(verb.noun.too_many, count=MOST)
    parameters = verb.prepare(given, by=by, at=at)
    # What is wrong with the parameters is said now, and not by a worker later.
    verb.act([], parameters, by=by, at=at)
    left = set(verb.leave_out([each.id for each in picked], parameters, by=by))
    rows = freeze(verb.noun, [each for each in picked if each.id not in left], by=by)
    return open_run(verb, rows, parameters=parameters, came_from=came_from, key=key, by=by, at=at)
