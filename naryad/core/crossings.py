"""Has a save met another save, so that it may be tried once more?"""

from collections.abc import Collection

from django.db import DatabaseError, IntegrityError
from psycopg import errors


def is_crossing(error: DatabaseError, unique: Collection[str]) -> bool:
    """Two saves of one value under one of these constraints, or two that wait for each other's."""
    cause = error.__cause__
    if isinstance(error, IntegrityError) and isinstance(cause, errors.UniqueViolation):
        return cause.diag.constraint_name in unique
    return isinstance(cause, errors.DeadlockDetected)
