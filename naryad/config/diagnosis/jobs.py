"""Does somebody work off the jobs, and do letters leave?"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from psycopg.types.json import Jsonb

from naryad.config.diagnosis.connecting import connect
from naryad.config.diagnosis.finding import Finding, Grade
from naryad.config.diagnosis.patient import Patient
from naryad.core.queues import LONG, SHORT
from naryad.letters.overdue import overdue_letters

SILENT_AFTER = timedelta(minutes=1)
# What takes minutes stands in a line of its own, where one waits for others.
WAITS_AT_MOST = {SHORT: timedelta(minutes=15), LONG: timedelta(hours=3)}
RUNS_AT_MOST = timedelta(hours=12)
FAILED_WITHIN = timedelta(days=7)
OVERDUE_AFTER = timedelta(hours=1)
_WORKED = "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - %s)"
_WAITING = """
SELECT j.queue_name, count(*)
FROM procrastinate_jobs j JOIN LATERAL (
    SELECT max(at) AS at FROM procrastinate_events e
    WHERE e.job_id = j.id AND type IN ('deferred', 'deferred_for_retry')) since ON true
WHERE j.status = 'todo'
  AND greatest(since.at, j.scheduled_at) < now() - coalesce(
      (%(waits)s::jsonb ->> j.queue_name)::interval, %(longest)s::interval)
GROUP BY 1 ORDER BY 1"""
_ENDED = """
SELECT j.task_name, count(*) FROM procrastinate_jobs j
WHERE j.status = 'failed' AND EXISTS (
    SELECT FROM procrastinate_events e
    WHERE e.job_id = j.id AND e.type = 'failed' AND e.at > now() - %s)
GROUP BY 1 ORDER BY 1"""
_RUNNING = """
SELECT j.task_name, count(*) FROM procrastinate_jobs j
WHERE j.status = 'doing' AND NOT EXISTS (
    SELECT FROM procrastinate_events e
    WHERE e.job_id = j.id AND e.type = 'started' AND e.at > now() - %s)
GROUP BY 1 ORDER BY 1"""


def faults_of_jobs(patient: Patient) -> Iterator[Finding]:
    waits = {name: f"{most.total_seconds()} seconds" for name, most in WAITS_AT_MOST.items()}
    given = {"waits": Jsonb(waits), "longest": WAITS_AT_MOST[LONG]}
    with connect(patient.urls.application) as connection:
        worked = connection.execute(_WORKED, [SILENT_AFTER]).fetchone()
        waiting = connection.execute(_WAITING, given).fetchall()
        failed = connection.execute(_ENDED, [FAILED_WITHIN]).fetchall()
        running = connection.execute(_RUNNING, [RUNS_AT_MOST]).fetchall()
    if not (worked and worked[0]):
        yield _no_worker()
    if waiting:
        yield _waiting(_say(waiting))
    if failed:
        yield _failed(_say(failed))
    if running:
        yield _running(_say(running))


def faults_of_letters(patient: Patient) -> Iterator[Finding]:
    count, answer = overdue_letters(before=patient.at - OVERDUE_AFTER)
    if count:
        what = ngettext(
            "%(count)s letter or text message has waited for more than an hour.",
            "%(count)s letters and text messages have waited for more than an hour.",
            count,
        ) % {"count": count}
        said = _("The server's last answer: %(answer)s") % {"answer": answer} if answer else ""
        yield Finding(
            "letters-waiting",
            f"{what} {said}".strip(),
            _("People wait for invitations, codes and notices."),
            _("See Letters in the office, and whether the mail server and the worker are well."),
        )


def _no_worker() -> Finding:
    return Finding(
        "worker",
        _("No worker has shown life for a minute."),
        _("Letters, notices, timers, exports and nightly work wait until there is one."),
        _("Start naryad serve (it keeps two), or naryad worker."),
        Grade.WARNING,
    )


def _waiting(jobs: str) -> Finding:
    return Finding(
        "jobs-waiting",
        _("Jobs wait for too long: %(jobs)s.") % {"jobs": jobs},
        _("What they do is late: letters, notices, exports."),
        _("See whether a worker runs and what it says in its log; start one more: naryad worker"),
    )


def _failed(jobs: str) -> Finding:
    return Finding(
        "jobs-failed",
        _("Jobs have failed within a week: %(jobs)s.") % {"jobs": jobs},
        _("What they should have done was not done."),
        _("The log of the worker tells why; report it."),
        Grade.WARNING,
    )


def _running(jobs: str) -> Finding:
    return Finding(
        "jobs-stuck",
        _("Jobs have been running for half a day: %(jobs)s.") % {"jobs": jobs},
        _("They keep others of their kind from beginning."),
        _("Restart the worker; each job can run twice."),
        Grade.WARNING,
    )


def _say(counts: Sequence[tuple[Any, ...]]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts)
