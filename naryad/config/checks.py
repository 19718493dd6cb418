"""What does production refuse?"""

from collections.abc import Iterator

from naryad.config.diagnosis.address import faults_of_the_address
from naryad.config.diagnosis.demo import faults_of_the_demo
from naryad.config.diagnosis.finding import Finding
from naryad.config.diagnosis.secret import faults_of_the_key
from naryad.config.diagnosis.sending import (
    faults_of_the_mail_setting,
    faults_of_the_sms_setting,
)
from naryad.config.environment import Environment


def production_refusals(environment: Environment) -> list[Finding]:
    """Each says what to do; the list of `doctor` too."""
    return [*refusals_of_settings(environment), *faults_of_the_demo()]


def refusals_of_settings(environment: Environment) -> Iterator[Finding]:
    """What is known without the database."""
    yield from faults_of_the_key(environment)
    yield from faults_of_the_address(environment)
    yield from faults_of_the_mail_setting(environment)
    yield from faults_of_the_sms_setting(environment)
