"""Can an organization be given its names, face and habits?"""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from naryad.history.models import Event
from naryad.letters.models import Letter
from naryad.organizations.models import ConsentText, Organization
from tests.web.pages import PART, english, read_form, read_words
from tests.world import FOREIGN_WORD, World

HERE = "/office/settings/organization/"
LOGO, CONSENT, MAIL, TEST = (
    f"{HERE}{part}/" for part in ("logo", "consent", "mail", "test-letter")
)


@pytest.fixture(autouse=True)
def _own_folder(settings: object, tmp_path: object) -> None:
    settings.FILES_FOLDER = tmp_path  # type: ignore[attr-defined]


def _picture(size: tuple[int, int] = (40, 20)) -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, "PNG")
    return SimpleUploadedFile("logo.png", file.getvalue(), "image/png")


def _organization(world: World) -> Organization:
    return Organization.objects.get(pk=world.service.id)


def test_names_color_zone_and_contacts_are_kept(world: World) -> None:
    client = english(world, world.service.admin)
    sent = read_form(client.get(HERE), HERE).filled(
        name_en="Service House",
        full_name_ru="ООО «СервисПром»",
        brand_color="#0B6670",
        zone="Asia/Yekaterinburg",
        language="en",
        support_email="Help@Service.example",
        support_phone="8 495 123-45-67",
    )
    for _click in range(2):
        assert client.post(HERE, sent).status_code == 303
    kept = _organization(world)
    assert kept.name["en"] == "Service House"
    assert kept.brand_color == "#0b6670"
    assert kept.zone == "Asia/Yekaterinburg"
    assert kept.support_email == "help@service.example"
    assert kept.support_phone == "+74951234567"
    page = client.get(HERE)
    assert "color=0b6670" in page.content.decode()
    assert Event.objects.filter(kind="organization.edited").count() == 1


def test_a_color_that_cannot_be_read_is_refused_with_the_nearest_that_can(world: World) -> None:
    client = english(world, world.service.admin)
    answer = client.post(HERE, read_form(client.get(HERE), HERE).filled(brand_color="#ffee00"))
    assert answer.status_code == 422
    assert "The nearest shade that will do is" in read_words(answer)
    check = client.get(f"{HERE}color/?brand_color=ffee00", headers=PART)
    assert "Cannot be read" in read_words(check)
    assert "Can be read" in read_words(client.get(f"{HERE}color/?brand_color=0b6670", headers=PART))
    assert "six digits" in read_words(client.get(f"{HERE}color/?brand_color=red", headers=PART))


def test_every_field_that_is_wrong_says_so(world: World) -> None:
    client = english(world, world.service.admin)
    sent = read_form(client.get(HERE), HERE).filled(
        name_ru="", name_en="", zone="Mars/Base", support_email="nobody", support_phone="12"
    )
    answer = client.post(HERE, sent)
    assert answer.status_code == 422
    html = answer.content.decode()
    for field in ("name_ru", "zone", "support_email", "support_phone"):
        assert f'id="id_{field}-error"' in html, field


def test_two_who_edit_see_mine_and_theirs(world: World) -> None:
    client = english(world, world.service.admin)
    form = read_form(client.get(HERE), HERE)
    client.post(HERE, form.filled(zone="Asia/Omsk", request_key="first"))
    answer = client.post(HERE, form.filled(support_email="a@b.example", zone="Asia/Tomsk"))
    assert answer.status_code == 409
    assert "One field differs." in read_words(answer)
    assert "Asia/Omsk" in read_words(answer)
    sent = read_form(answer, HERE).filled(**{"take-zone": "theirs"})
    assert client.post(HERE, sent).status_code == 303
    assert _organization(world).zone == "Asia/Omsk"
    assert _organization(world).support_email == "a@b.example"


def test_what_the_other_alone_has_changed_stays_and_is_said(world: World) -> None:
    client = english(world, world.service.admin)
    form = read_form(client.get(HERE), HERE)
    client.post(HERE, form.filled(zone="Asia/Omsk", request_key="first"))
    client.get(HERE)
    assert client.post(HERE, form.filled(support_email="a@b.example")).status_code == 303
    assert _organization(world).zone == "Asia/Omsk"
    assert _organization(world).support_email == "a@b.example"
    assert "Kept as Анна Орлова has changed it meanwhile: Time zone" in read_words(client.get(HERE))


def test_a_logo_is_uploaded_shown_and_removed(world: World) -> None:
    client = english(world, world.service.admin)
    key = read_form(client.get(HERE), LOGO).fields["request_key"]
    answer = client.post(LOGO, {"upload": _picture(), "request_key": key})
    assert answer.status_code == 303
    logo = _organization(world).logo_key
    assert logo
    assert f"v={logo}" in client.get(HERE).content.decode()
    assert client.post(LOGO, {"remove": "1"}).status_code == 303
    assert not _organization(world).logo_key


def test_what_is_no_picture_is_refused_at_its_field(world: World) -> None:
    client = english(world, world.service.admin)
    text = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", "image/png")
    answer = client.post(LOGO, {"upload": text})
    assert answer.status_code == 422
    assert "This is not a picture" in read_words(answer)
    nothing = client.post(LOGO, {})
    assert nothing.status_code == 422
    assert "Choose a picture first" in read_words(nothing)


def test_a_new_consent_text_is_a_new_version_and_the_old_one_stays(world: World) -> None:
    client = english(world, world.service.admin)
    form = read_form(client.get(CONSENT), CONSENT)
    sent = form.filled(text_ru="Новый\nтекст", text_en="")
    for _click in range(2):
        assert client.post(CONSENT, sent).status_code == 303
    texts = ConsentText.objects.filter(organization=world.service.id).order_by("-number")
    assert texts[0].text == {"ru": "Новый\nтекст"}
    number = texts[0].number
    words = read_words(client.get(CONSENT))
    assert f"Version {number}, in force since" in words
    assert f"Version {number - 1}" in words
    stale = client.post(CONSENT, form.filled(text_ru="Третий", request_key="third"))
    assert stale.status_code == 409
    empty = client.post(
        CONSENT, read_form(client.get(CONSENT), CONSENT).filled(text_ru="", text_en=" ")
    )
    assert empty.status_code == 422


def test_a_test_letter_goes_to_oneself_once_and_its_outcome_is_shown(world: World) -> None:
    client = english(world, world.service.admin)
    page = client.get(MAIL)
    assert "You have not sent one yet." in read_words(page)
    assert "No mail server is set" in read_words(page)
    sent = read_form(page, TEST).filled()
    for _click in range(2):
        assert client.post(TEST, sent).status_code == 303
    letter = Letter.objects.get(kind="test")
    assert letter.to == world.login(world.service.admin).email
    outcome = client.get(MAIL, headers=PART)
    assert "Sending" in read_words(outcome)
    assert "hx-trigger" in outcome.content.decode()
    Letter.objects.filter(pk=letter.pk).update(state="REFUSED", answer="550 no such mailbox")
    outcome = client.get(MAIL, headers=PART)
    assert "550 no such mailbox" in read_words(outcome)
    assert "hx-trigger" not in outcome.content.decode()


def test_the_mail_server_is_named_without_its_password(world: World, settings: object) -> None:
    settings.EMAIL_URL = "smtp://user:hidden-word@mail.example:587?from=a@b.example"  # type: ignore[attr-defined]
    words = read_words(english(world, world.service.admin).get(MAIL))
    assert "mail.example:587" in words
    assert "hidden-word" not in words
    settings.EMAIL_URL = "nonsense"  # type: ignore[attr-defined]
    assert "NARYAD_EMAIL_URL must look like" in read_words(
        english(world, world.service.admin).get(MAIL)
    )


@pytest.mark.parametrize("path", [HERE, CONSENT, MAIL, f"{HERE}color/"])
def test_settings_are_for_those_who_may_edit_the_organization(world: World, path: str) -> None:
    assert english(world, world.service.head).get(path).status_code == 403
    assert english(world, world.service.customer).get(path).status_code == 404
    assert FOREIGN_WORD not in english(world, world.service.admin).get(path).content.decode()


@pytest.mark.parametrize("path", [HERE, CONSENT, LOGO, TEST])
def test_settings_cannot_be_changed_by_others(world: World, path: str) -> None:
    assert english(world, world.service.head).post(path, {"remove": "1"}).status_code == 403
    assert english(world, world.service.customer).post(path).status_code == 404
