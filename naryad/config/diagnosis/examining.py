"""In which order is an installation looked at?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import psycopg
from django.db import DatabaseError
from django.utils.translation import gettext as _

from naryad.config.checks import refusals_of_settings
from naryad.config.diagnosis.address import faults_of_proxies
from naryad.config.diagnosis.demo import faults_of_a_public_trial, faults_of_the_demo
from naryad.config.diagnosis.finding import Finding, Grade, once_each
from naryad.config.diagnosis.folder import faults_of_the_folder
from naryad.config.diagnosis.jobs import faults_of_jobs, faults_of_letters
from naryad.config.diagnosis.parts import faults_of_backups, faults_of_parts
from naryad.config.diagnosis.patient import Patient
from naryad.config.diagnosis.pooling import faults_of_pooling
from naryad.config.diagnosis.roles import faults_of_roles
from naryad.config.diagnosis.sending import (
    faults_of_the_gateway,
    faults_of_the_mail_server,
    faults_of_the_sms_setting,
)
from naryad.config.diagnosis.server import faults_of_the_server, faults_of_the_tables
from naryad.config.diagnosis.storage import faults_of_storage
from naryad.config.diagnosis.times import faults_of_clocks, faults_of_zones
from naryad.config.environment import Environment
from naryad.config.secret_key import read_or_make_secret_key

Look = Callable[[Patient], Iterable[Finding]]


def examine(patient: Patient) -> list[Finding]:
    """What does not answer is not asked about more."""
    found = [*_look_at_settings(patient), *_try(faults_of_the_server, patient)]
    if not any(each.code.startswith("database") for each in found):
        unfit = list(_try(faults_of_the_tables, patient))
        found += unfit or _look_into_the_database(patient)
    return list(once_each(found))


def _look_at_settings(patient: Patient) -> Iterator[Finding]:
    environment = patient.environment
    if environment.is_production:
        yield from refusals_of_settings(environment)
        yield from faults_of_proxies(environment)
    else:
        yield from _graded_later(refusals_of_settings(_without_key_of_the_trial(environment)))
        yield from faults_of_the_sms_setting(environment)
    yield from faults_of_the_gateway(environment)
    yield from _try(lambda _patient: faults_of_the_mail_server(environment), patient)
    yield from _try(lambda _patient: faults_of_the_folder(environment), patient)
    yield from _try(faults_of_parts, patient)


def _look_into_the_database(patient: Patient) -> list[Finding]:
    looks: tuple[Look, ...] = (
        _look_for_the_demo,
        faults_of_roles,
        faults_of_pooling,
        faults_of_clocks,
        faults_of_zones,
        faults_of_storage,
        faults_of_jobs,
        faults_of_letters,
        faults_of_backups,
    )
    return [finding for look in looks for finding in _try(look, patient)]


def _look_for_the_demo(patient: Patient) -> Iterator[Finding]:
    if patient.environment.is_production:
        yield from faults_of_the_demo()
        return
    yield from faults_of_a_public_trial(patient.environment)
    yield from _graded_later(faults_of_the_demo())


def _graded_later(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (each.graded(Grade.LATER) for each in findings)


def _without_key_of_the_trial(environment: Environment) -> Environment:
    is_own = environment.secret_key == read_or_make_secret_key(environment.data)
    return replace(environment, secret_key="") if is_own else environment


def _try(look: Look, patient: Patient) -> Iterator[Finding]:
    """What cannot be looked at is said, and the rest is looked at all the same."""
    try:
        yield from look(patient)
    except (psycopg.Error, DatabaseError, OSError) as error:
        yield Finding(
            "not-seen",
            _("Something could not be looked at: %(error)s")
            % {"error": " ".join(str(error).split()) or type(error).__name__},
            _("Whether it is in order is not known."),
            _("Mend what stands above, and run naryad doctor again."),
            Grade.UNKNOWN,
        )
