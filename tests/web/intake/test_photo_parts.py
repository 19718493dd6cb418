"""Does a stranger's photo arrive once and whole, wherever the network breaks off within it?"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from naryad.accounts import limits
from naryad.files.models import File
from naryad.files.storing import path_of
from naryad.intake import actions
from naryad.intake.models import ArrivingPhoto, Inquiry
from naryad.web.forms import reports
from tests.files import pictures
from tests.web.intake.reporting import open_reports, report
from tests.web.pages import english
from tests.world import World

KEY, OTHER = "a" * 32, "b" * 32
PHOTO = pictures.png(64)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests type faster than people."""
    monkeypatch.setattr(reports, "SOONEST", timedelta(0))


@pytest.fixture
def page(world: World) -> str:
    """Of a report of somebody who has begun to send photos."""
    open_reports(world)
    return str(report(world, english(world), text="Stuck")["Location"])


def _put(
    page: str,
    start: int,
    till: int,
    *,
    key: str = KEY,
    photo: bytes = PHOTO,
    name: str = "door.png",
    client: Client | None = None,
) -> tuple[int, str | None]:
    """The status, and where the next part begins."""
    body = photo[start:till]
    span = f"{start}-{start + len(body) - 1}" if body else "*"
    answer: Any = (client or Client()).put(
        f"{page}photos/{key}/?name={name}",
        body,
        content_type="application/octet-stream",
        headers={"Content-Range": f"bytes {span}/{len(photo)}"},
    )
    return answer.status_code, answer.headers.get("Upload-Offset")


def _photos() -> int:
    return File.objects.filter(owner_noun="inquiry").count()


def test_what_was_cut_goes_again_and_nothing_is_lost_or_doubled(page: str) -> None:
    whole = len(PHOTO)
    assert _put(page, 0, 40) == (204, "40")
    # Its answer was lost; a second window, or a slow copy of the request, comes in between.
    assert _put(page, 0, 40) == (204, "40")
    assert _put(page, 20, 60) == (204, "40")
    assert _put(page, 60, 90) == (204, "40")
    assert _photos() == 0
    assert _put(page, 40, 90) == (204, "90")
    assert _put(page, 90, whole) == (204, str(whole))
    # And the answer that it is there was lost as well.
    assert _put(page, 90, whole) == (204, str(whole))
    assert _put(page, 0, 40) == (204, str(whole))
    photo = File.objects.get(owner_noun="inquiry")
    assert (photo.name, photo.is_for_customers) == ("door.webp", False)
    assert pictures.size_of(path_of(photo.key).read_bytes())[0] == 64


def test_parts_of_two_photos_do_not_mix(page: str) -> None:
    second = pictures.png(70)
    assert _put(page, 0, 50) == (204, "50")
    assert _put(page, 0, 30, key=OTHER, photo=second) == (204, "30")
    assert _put(page, 50, 999) == (204, str(len(PHOTO)))
    assert _put(page, 30, 999, key=OTHER, photo=second) == (204, str(len(second)))
    widths = {
        pictures.size_of(path_of(file.key).read_bytes())[0]
        for file in File.objects.filter(owner_noun="inquiry")
    }
    assert widths == {64, 70}


def test_what_is_not_known_any_more_begins_anew(page: str) -> None:
    assert _put(page, 40, 90) == (204, "0")
    assert not ArrivingPhoto.objects.exists()


@pytest.mark.parametrize(
    ("name", "photo"),
    [
        ("a.jpg", b"PK\x03\x04 a zip"),
        ("a.zip", b"PK\x03\x04 a zip"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic" + bytes(20)),
        ("a.png", b""),
        ("a.png", pictures.bomb()),
        ("a.pdf", b"%PDF-1.4\n%%EOF"),
        ("..%2F..%2Fetc.png", b"no picture"),
        ("", b"no picture"),
        ("x" * 900 + "." + "y" * 900, b"no picture"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_is_no_photo_is_refused_with_its_reason(page: str, name: str, photo: bytes) -> None:
    middle = len(photo) // 2
    if middle:
        assert _put(page, 0, middle, name=name, photo=photo) == (204, str(middle))
    assert _put(page, middle, len(photo), name=name, photo=photo)[0] == 422
    assert _photos() == 0 and not ArrivingPhoto.objects.exists()


def test_ranges_that_lie_are_refused(page: str) -> None:
    client = Client()
    for said in (
        "",
        "bytes 0-9",
        "bytes x-9/10",
        "bytes 0-9/*",
        "bytes -1-9/10",
        f"bytes 0-{'9' * 12}/1",
    ):
        path, headers = f"{page}photos/{KEY}/", {"Content-Range": said}
        sent: Any = client.put(path, b"0123456789", headers=headers)
        assert sent.status_code == 422, said
    assert _put(page, 0, 40)[0] == 204
    # Another size than it began with; and more than it is to have.
    assert _put(page, 40, 90, photo=PHOTO + b"more")[0] == 422
    longer = {"Content-Range": f"bytes 40-{len(PHOTO) - 1}/{len(PHOTO)}"}
    path = f"{page}photos/{KEY}/"
    assert client.put(path, bytes(len(PHOTO)), headers=longer).status_code == 422
    too_much = {"Content-Range": f"bytes 0-9/{25 * 1024 * 1024 + 1}"}
    path = f"{page}photos/{OTHER}/"
    assert client.put(path, b"0123456789", headers=too_much).status_code == 422
    assert _put(page, 0, 40, key="A/..")[0] == 404 and _put(page, 0, 40, key="x")[0] == 404
    assert _put("/report/no-such-token/", 0, 40)[0] == 404
    assert ArrivingPhoto.objects.get().arrived == 40


def test_ten_photos_are_enough_and_ten_at_once_on_their_way(page: str) -> None:
    for number in range(10):
        photo = pictures.png(60 + number)
        assert _put(page, 0, 9999, key=f"{number:032x}", photo=photo)[0] == 204
    assert _put(page, 0, 9999, key="c" * 32, photo=pictures.png(90))[0] == 409
    assert _photos() == 10
    File.objects.filter(owner_noun="inquiry").delete()
    for number in range(12):
        assert _put(page, 0, 40, key=f"{number:031x}d")[0] == 204
    waiting = ArrivingPhoto.objects.filter(ended_at=None)
    assert waiting.count() == 10 and not waiting.filter(key=f"{0:031x}d").exists()


def test_a_report_that_takes_no_photos_takes_no_part_of_one(page: str) -> None:
    Inquiry.objects.update(state="REFUSED", settled_at=Inquiry.objects.get().at)
    assert _put(page, 0, 40)[0] == 409 and not ArrivingPhoto.objects.exists()


def test_parts_are_counted_and_need_the_token_of_the_page(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _put(page, 0, 40, client=Client(enforce_csrf_checks=True))[0] == 403
    few = limits.Limit("photo/address", 2, timedelta(hours=1), is_by_address=True)
    monkeypatch.setattr(limits, "PHOTO_ADDRESS", few)
    begun = [_put(page, 0, 40, key=f"{number:032x}")[0] for number in range(3)]
    assert begun == [204, 204, 429]
    few = limits.Limit("photo-part/address", 2, timedelta(hours=1), is_by_address=True)
    monkeypatch.setattr(limits, "PHOTO_PART_ADDRESS", few)
    assert [_put(page, 99, 120, key="0" * 32)[0] for _each in range(3)] == [204, 204, 429]


def test_what_never_arrives_is_forgotten(page: str, world: World) -> None:
    _put(page, 0, 40)
    assert actions.forget_arriving_photos(at=world.at + timedelta(days=1)) == 0
    assert actions.forget_arriving_photos(at=world.at + timedelta(days=2, hours=1)) == 1
    assert _put(page, 40, 90) == (204, "0")
