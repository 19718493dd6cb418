"""Do the server's transaction ids still run ahead of those stored with events?"""

from django.db import connection, transaction

from naryad.core.locks import hold_lock

_RAISE = """
INSERT INTO history_generation (number, at)
SELECT history_current_generation() + 1, now()
"""
_IS_BEHIND = """
SELECT coalesce(max(transaction), 0) >= pg_current_xact_id()::text::bigint
FROM history_event WHERE generation = history_current_generation()
"""


@transaction.atomic
def raise_generation() -> None:
    """Begin a new generation: its events come after all before, whatever their transaction ids."""
    # Not a lock of the table: the program's role may only insert there, so it gets none.
    hold_lock("history generation")
    with connection.cursor() as cursor:
        cursor.execute(_RAISE)


def raise_generation_when_behind() -> bool:
    """Called at start: a restored dump brings event rows from a server that was further on."""
    with connection.cursor() as cursor:
        cursor.execute(_IS_BEHIND)
        (is_behind,) = cursor.fetchone()
    if is_behind:
        raise_generation()
    return bool(is_behind)
