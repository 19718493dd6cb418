"""What happens when eight people report by one code at the same moment?"""

from datetime import timedelta
from functools import partial

import pytest
from django.test import Client

from naryad.accounts import limits
from naryad.intake.models import ArrivingPhoto, CodeSettings, Inquiry, SameTrouble
from naryad.web.forms import reports
from tests.threads import at_once
from tests.web.pages import read_form
from tests.world import World


def test_no_more_get_through_than_the_limit_and_each_counts_once(
    own_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = limits.Limit("report/code", 5, timedelta(hours=1))
    monkeypatch.setattr(limits, "REPORT_CODE", few)
    monkeypatch.setattr(reports, "SOONEST", timedelta(0))
    house = own_world.service
    CodeSettings.objects.create(
        organization=house.organization, is_default=True, is_public=True, takes_reports=True
    )
    SameTrouble.objects.all().delete()
    ArrivingPhoto.objects.filter(organization=house.organization).delete()
    Inquiry.objects.filter(organization=house.organization).delete()
    address = f"/q/{house.code_of_lift.text}/report"
    form = read_form(Client().get(address), address)
    acts = [
        partial(Client().post, address, form.filled(text=f"{n}", request_key=f"key-{n}"))
        for n in range(8)
    ]
    answers = [answer.status_code for answer in at_once(*acts)]  # type: ignore[union-attr]
    assert sorted(answers) == [303] * 5 + [429] * 3
    assert Inquiry.objects.filter(organization=house.organization).count() == 5
