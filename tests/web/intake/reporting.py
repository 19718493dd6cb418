"""How does a test report something by a code, as a stranger does?"""

from typing import Any

from django.test import Client

from naryad.intake.models import ArrivingPhoto, CodeSettings, Inquiry, SameTrouble
from tests.assets.codes import open_passports
from tests.web.pages import read_form
from tests.world import World


def open_reports(world: World, **switches: object) -> CodeSettings:
    """Nothing is under way yet."""
    SameTrouble.objects.all().delete()
    ArrivingPhoto.objects.all().delete()
    Inquiry.objects.all().delete()
    return open_passports(world, takes_reports=True, **switches)


def report_address(world: World) -> str:
    return f"/q/{world.service.code_of_lift.text}/report"


def report(world: World, browser: Client, **typed: object) -> Any:
    address = report_address(world)
    form = read_form(browser.get(address), address)
    return browser.post(address, form.filled(**typed))
