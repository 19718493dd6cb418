"""How often may something be tried, counted over all processes?"""

from datetime import datetime, timedelta

from django.db import connection

from naryad.core.errors import TooManyTries

_COUNT = """
INSERT INTO core_limit AS l (key, window_start, tries) VALUES (%s::text, %s::timestamptz, 1)
ON CONFLICT (key) DO UPDATE SET
    tries = CASE WHEN l.window_start < %s::timestamptz THEN 1 ELSE l.tries + 1 END,
    window_start = CASE WHEN l.window_start < %s::timestamptz THEN excluded.window_start
                        ELSE l.window_start END
RETURNING tries, window_start
"""


def count_try(key: str, *, most: int, within: timedelta, at: datetime) -> None:
    """Count one try; refuse from the (most + 1)th within the window that the first one opened."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, at, at - within, at - within])
        tries, start = cursor.fetchone()
    if tries > most:
        left = max(1, -(-int((start + within - at).total_seconds()) // 60))
        raise TooManyTries(minutes=left, is_first=tries == most + 1)


def forget_tries(key: str) -> None:
    """After a success: the next mistake counts from one again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_limit WHERE key = %s::text", [key])


def give_back_try(key: str) -> None:
    """After a success that must not wash away the mistakes before it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE core_limit SET tries = tries - 1 WHERE key = %s::text AND tries > 0", [key]
        )
