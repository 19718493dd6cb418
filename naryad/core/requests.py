"""Has this very request been answered already (a double click, a phone that sends again)?"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal
from naryad.core.models import AnsweredRequest


class KeyReused(Refusal):
    status = 422
    message = _("This request key was used for something else.")


def answer_once(
    act: Callable[[], Any],
    *,
    organization_id: int,
    person_id: int,
    key: str,
    given: Any,
    at: datetime,
) -> Any:
    """Call `act` once for a key; later calls get the kept answer (JSON), without acting.

    Key, action and answer stand in one transaction, so a crash leaves either all or nothing. Two
    at once wait for each other on an advisory lock. The same key with other input is refused.
    """
    if not key:
        return act()
    input_hash = hashlib.sha256(orjson.dumps(given, default=str, option=orjson.OPT_SORT_KEYS))
    with transaction.atomic():
        _wait_for_twin(f"{organization_id}/{person_id}/{key}")
        rows = AnsweredRequest.objects.filter(
            organization_id=organization_id, person_id=person_id, key=key
        )
        kept = rows.first()
        if kept:
            if kept.input_hash != input_hash.hexdigest():
                raise KeyReused
            return kept.answer
        answer = act()
        rows.create(
            organization_id=organization_id,
            person_id=person_id,
            key=key,
            input_hash=input_hash.hexdigest(),
            answer=answer,
            at=at,
        )
        return answer


def _wait_for_twin(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 0))", [name])
