"""How do two who would trip over each other wait in line?"""

from django.db import connection


def hold_lock(name: str) -> None:
    """Until this transaction ends, whoever asks for the lock of the same name waits.

    Taken before the rows themselves: what is read afterwards includes all that earlier holders
    have committed, new rows too, which a lock on rows alone does not promise.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 0))", [name])
