"""What does somebody without an account read, all in all?

Every text that people have typed has a word of its own, in both organizations. Then everything is
asked that can be asked without signing in, and what comes out is compared with a table written by
hand: no more of it may come out, and no less, so that the table stays true.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.http.response import HttpResponse
from django.test import Client, RequestFactory

from naryad.assets import actions
from naryad.assets.models import AssetCode
from naryad.catalog.models import WorkType
from naryad.intake.models import CodeSettings, Inquiry
from naryad.intake.status_links import token_of
from naryad.registration.models import Offer
from naryad.registration.states import Covers
from naryad.web import errors
from tests.access.planting import columns_in, plant
from tests.access.walk import all_addresses, ticket_of
from tests.world import House, World

# Address → the columns that a stranger reads there.
ORGANIZATION = "organizations.organization.name"
READ = {
    "scan": {
        ORGANIZATION,
        "assets.asset.name",
        "assets.asset.address",
        "catalog.assetclass.name",
        # Of what was reported by the code and is under way.
        "tickets.status.name",
        "catalog.worktype.name",
    },
    "report": {
        ORGANIZATION,
        "assets.asset.name",
        "catalog.worktype.name",
        # With what the administrator lets a report begin.
        "intake.codesettings.text",
    },
    "register": {ORGANIZATION, "organizations.consenttext.text"},
    # For whoever holds the link, which is whoever has written it.
    "inquiry_status": {
        ORGANIZATION,
        "intake.inquiry.text",
        "intake.inquiry.reason",
        "tickets.status.name",
    },
}


@pytest.fixture
def planted(world: World) -> dict[int, str]:
    """Everything is open that an administrator can open to strangers."""
    for house in (world.service, world.other):
        assert ticket_of(house).deleted_at is None
        owned = {"organization": house.organization}
        CodeSettings.objects.create(
            **owned,
            is_default=True,
            is_public=True,
            shows_address=True,
            takes_reports=True,
            asks_email=True,
            asks_phone=True,
        )
        offered = {"covers": Covers.ALL, "object_area": None, "till": None}
        Offer.objects.filter(**owned).update(**offered)
        refused = {"state": "REFUSED", "reason": "Нет", "settled_at": world.at}
        about = {"code": house.code_of_lift, "asset": house.lift, "at": world.at}
        Inquiry.objects.create(**owned, **about, **refused, text="Шумит", language="ru")
        work = WorkType.objects.filter(**owned).earliest("pk")
        Inquiry.objects.filter(**owned, state="MERGED").update(work_type=work)
    return plant(world)


def _codes(world: World, house: House) -> list[str]:
    """Of every state: living, of what is not published, blank, dead; and one that is none."""
    by = world.actor(house.admin)
    issued = []
    for asset in (house.pump, house.lift):
        actions.issue_codes([asset.pk], by=by, at=world.at)
        issued.append(AssetCode.objects.filter(asset=asset).latest("pk"))
    actions.retire_codes([issued[1].pk], by=by, at=world.at)
    texts = [code.text for code in (house.code_of_lift, house.blank_code, *issued)]
    return [*texts, "0" * 16]


def _paths(world: World) -> Iterator[tuple[str, str]]:
    """Each address with everything that a stranger may hold."""
    for house in (world.service, world.other):
        inquiries = Inquiry.objects.filter(organization=house.organization)
        held: dict[str, list[Any]] = {
            "code": _codes(world, house),
            "token": [token_of(inquiry.pk) for inquiry in inquiries],
            "language": ["ru", "en"],
        }
        for address in all_addresses():
            names = [name for name in address.placeholders if name in held]
            if house is world.other and not names:
                continue
            for values in product(*(held[name] for name in names)):
                yield address.name, address.path(house, **dict(zip(names, values, strict=True)))


def _answers(path: str, number: int) -> Iterator[HttpResponse]:
    """Each from another network, so that no limit hides anything. What it does is taken back."""
    client = Client(REMOTE_ADDR=f"192.0.{number // 250 % 250}.{number % 250 + 1}")
    for method in (client.get, partial(client.post, data={"version": ""})):
        with transaction.atomic():
            yield method(path)
            transaction.set_rollback(True)


def _text(answer: HttpResponse) -> str:
    """All that comes over the line."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{body.decode(errors='replace')} {answer.headers} {answer.cookies}"


def test_a_stranger_reads_what_the_table_says_and_nothing_else(
    world: World, planted: dict[int, str]
) -> None:
    read: dict[str, set[str]] = defaultdict(set)
    for number, (name, path) in enumerate(_paths(world)):
        for answer in _answers(path, number):
            assert answer.status_code < 500, path
            read[name] |= columns_in(_text(answer), planted)
    assert {name: columns for name, columns in read.items() if columns} == READ


def test_no_page_of_an_error_tells_anything(world: World, planted: dict[int, str]) -> None:
    closed = Client(enforce_csrf_checks=True)
    pages = [
        Client().get("/no/such/page/"),
        Client().get("/office/customers/?q=%00"),
        Client().post(f"/q/{world.service.code_of_lift.text}"),
        closed.post(f"/q/{world.service.code_of_lift.text}/same"),
        errors.handler500(RequestFactory().get("/")),
    ]
    assert [page.status_code for page in pages] == [404, 400, 405, 403, 500]
    for page in pages:
        assert columns_in(_text(page), planted) <= {ORGANIZATION}
