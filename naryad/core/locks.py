"""How do two who would trip over each other wait in line?"""

from collections.abc import Iterable

from django.db import connection


def hold_lock(name: str) -> None:
    """Until this transaction ends, whoever asks for the lock of the same name waits.

    Taken before the rows themselves: what is read afterwards includes all that earlier holders
    have committed, new rows too, which a lock on rows alone does not promise.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 0))", [name])


def share_locks(names: Iterable[str]) -> None:
    """Together with all others who share them; whoever holds one of them alone is waited for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock_shared(hashtextextended(name, 0)) "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS given (name, place) ORDER BY place",
            [sorted(names)],
        )
