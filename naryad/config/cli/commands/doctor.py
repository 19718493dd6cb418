"""What is wrong with this installation, why does it matter, and what should be done about it?"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from naryad.config.cli import CANNOT_TELL
from naryad.config.cli.language import language_of_the_terminal
from naryad.config.database.running import RunningDatabase
from naryad.config.database.urls import without_password
from naryad.config.diagnosis.examining import examine
from naryad.config.diagnosis.finding import Finding, Grade, by_grade
from naryad.config.diagnosis.patient import Patient
from naryad.config.environment import Environment, read_environment
from naryad.letters.sms_gateway import BadSmsUrl, parse_sms_url

FINE, FOUND = 0, 1


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    """The status is for scripts: 0 nothing is wrong, 1 something is, 2 that cannot be told. What
    could merely be better does not change it."""
    environment = read_environment()
    with override(language_of_the_terminal()):
        found = examine(Patient(environment, database.urls, datetime.now(UTC)))
        status = _status(found)
        if arguments.json:
            print(_as_json(environment, database, found, status=status))
        else:
            print("\n".join(_as_text(environment, database, found)))
    return status


def _status(found: list[Finding]) -> int:
    if by_grade(found, Grade.WRONG):
        return FOUND
    return CANNOT_TELL if by_grade(found, Grade.UNKNOWN) else FINE


def _as_json(
    environment: Environment, database: RunningDatabase, found: list[Finding], *, status: int
) -> str:
    facts = {key: said for key, _label, said in _facts(environment, database)}
    findings = [asdict(each) for each in found]
    said = {"status": status, "facts": facts, "findings": findings}
    return json.dumps(said, ensure_ascii=False, indent=2)


def _as_text(
    environment: Environment, database: RunningDatabase, found: list[Finding]
) -> Iterator[str]:
    facts = list(_facts(environment, database))
    width = max(len(label) for _key, label, _said in facts) + 2
    yield from (f"{label + ':':<{width}}{said}" for _key, label, said in facts)
    if _status(found) == FINE:
        yield from ("", _("Nothing is wrong."))
    for grade, heading in _headings():
        findings = by_grade(found, grade)
        yield from ("", heading) if findings else ()
        for each in findings:
            yield from (f"- {each.what}", f"  {each.why}", f"  → {each.mend}")


def _headings() -> Iterator[tuple[Grade, str]]:
    yield Grade.WRONG, _("What is wrong:")
    yield Grade.UNKNOWN, _("What cannot be told:")
    yield Grade.WARNING, _("What could be better:")
    yield Grade.LATER, _("Before this could be production (NARYAD_MODE=production):")


def _facts(environment: Environment, database: RunningDatabase) -> Iterator[tuple[str, str, str]]:
    """Key for programs, label and value for people."""
    kind = _("embedded") if database.server else _("given by DATABASE_URL")
    yield "mode", _("Mode"), environment.mode
    yield "address", _("Address"), environment.base_url
    yield "data", _("Data"), str(environment.data)
    yield "database", _("Database"), f"{kind}, {without_password(database.urls.application)}"
    yield "sms", _("Text messages"), _say_text_messages(environment)


def _say_text_messages(environment: Environment) -> str:
    if not environment.sms_url:
        if environment.is_production:
            return _("none (NARYAD_SMS_URL is not set): who has a phone alone cannot be reached")
        return _("kept in the outbox")
    try:
        return _("through %(gateway)s") % {"gateway": parse_sms_url(environment.sms_url)}
    except BadSmsUrl:
        return _("NARYAD_SMS_URL is wrong")
