"""Does this process live, and can it serve?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers; whoever restarts it must not do so because of the database."""
    return JsonResponse({"live": True})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when people can be sent here, else 503 with what is missing."""
    found = {"database": False, "migrations": False, "worker": False}
    try:
        found["database"] = _answers()
        found["migrations"] = _is_migrated()
        found["worker"] = _is_worked()
    except DatabaseError:
        # Said by what stayed false; the words of the server are for the log of whoever asks it.
        pass
    is_ready = found["database"] and found["migrations"]
    return JsonResponse({"ready": is_ready, **found}, status=200 if is_ready else 503)


def _answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _is_worked() -> bool:
    """A worker has shown signs of life within the last minute. Pages are served without one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers"
            " WHERE last_heartbeat > now() - interval '1 minute')"
        )
        return bool(cursor.fetchone()[0])
