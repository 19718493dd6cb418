"""Do the settings of an organization take only what is fit, and only from those who may?"""

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from naryad.core.errors import Invalid, NotPermitted, NotVisible, ReadOnlyView, Stale
from naryad.core.labels import Label
from naryad.files.models import File
from naryad.files.pictures import UnfitPicture
from naryad.files.visibility import public_file, readable_file
from naryad.history.models import Event
from naryad.organizations.actions import (
    drop_logo,
    edit_organization,
    publish_consent_text,
    set_logo,
)
from naryad.organizations.brand_color import measure
from naryad.organizations.input import OrganizationInput, clean_consent_text, clean_organization
from naryad.organizations.models import ConsentText, Organization
from naryad.organizations.queries import consent_texts, current_consent_text, own_organization
from naryad.organizations.zones import list_zones
from naryad.people.actions.found_organization import found_organization
from tests.files import pictures
from tests.threads import at_once
from tests.world import World

GOOD = {
    "name_ru": "Лифтсервис",
    "name_en": "Liftservice",
    "full_name_ru": "ООО «Лифтсервис»",
    "brand_color": "0B6670",
    "zone": "Asia/Yekaterinburg",
    "language": "en",
    "support_email": "Help@Example.com",
    "support_phone": "8 800 555-35-35",
    "names_employees": "on",
}


def errors_of(values: dict[str, str]) -> dict[str, str]:
    with pytest.raises(Invalid) as caught:
        clean_organization(values)
    return {field: str(message) for field, message in caught.value.errors.items()}


def test_what_a_form_sends_is_read() -> None:
    assert clean_organization(GOOD) == OrganizationInput(
        name=Label(ru="Лифтсервис", en="Liftservice"),
        full_name=Label(ru="ООО «Лифтсервис»"),
        brand_color="#0b6670",
        zone="Asia/Yekaterinburg",
        language="en",
        support_email="help@example.com",
        support_phone="+78005553535",
    )


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name_ru", "А" * 101, "At most 100"),
        ("full_name_ru", "А" * 301, "At most 300"),
        ("brand_color", "petrol", "six digits"),
        ("brand_color", "#ffcc00", "#"),
        ("zone", "Mars/Base", "time zone"),
        ("language", "de", "language"),
        ("support_email", "somebody", "name@example.com"),
        ("support_email", "a@" + "b" * 60 + ".com" * 60, "name@example.com"),
        ("support_phone", "12", "no such number"),
        ("support_phone", "call us", "no such number"),
    ],
)
def test_what_is_unfit_is_named_at_its_field(field: str, value: str, said: str) -> None:
    errors = errors_of({**GOOD, field: value})
    assert set(errors) == {field}
    assert said in errors[field]


def test_an_organization_needs_a_name_in_one_language() -> None:
    assert set(errors_of({**GOOD, "name_ru": "", "name_en": " "})) == {"name"}


def test_a_color_in_short_is_read() -> None:
    assert clean_organization({**GOOD, "brand_color": "#036"}).brand_color == "#003366"


def test_a_color_is_fit_when_it_can_be_read_in_both_themes() -> None:
    assert measure("#0b6670").is_fit
    assert not measure("#ffcc00").is_fit
    assert measure(measure("#ffcc00").nearest).is_fit
    assert measure("#000000").is_fit


def edit(world: World, **changes: object) -> None:
    organization = world.service.organization
    current = OrganizationInput(
        organization.name, zone=organization.zone, language=organization.language
    )
    new = replace(current, **changes)  # type: ignore[arg-type]
    edit_organization(new, seen_version=1, by=world.actor(world.service.admin), at=world.at)


def test_an_edit_changes_the_organization_and_records_the_difference(world: World) -> None:
    edit(world, zone="Asia/Omsk", brand_color="#0b6670")

    organization = own_organization(world.actor(world.service.admin))
    assert (organization.zone, organization.version) == ("Asia/Omsk", 2)
    event = Event.objects.latest("pk")
    assert (event.kind, set(event.changes)) == ("organization.edited", {"zone", "brand_color"})
    assert Organization.objects.get(pk=world.other.id).zone == "Europe/Moscow"


def test_an_edit_that_changes_nothing_leaves_no_trace(world: World) -> None:
    events = Event.objects.count()
    edit(world)
    assert Event.objects.count() == events


def test_a_stale_edit_tells_mine_and_theirs(world: World) -> None:
    edit(world, zone="Asia/Omsk")
    with pytest.raises(Stale) as caught:
        edit(world, zone="Asia/Tokyo")
    assert caught.value.differences == {"zone": ("Asia/Tokyo", "Asia/Omsk")}


def test_a_head_changes_nothing_of_the_organization(world: World) -> None:
    by, at = world.actor(world.service.head), world.at
    new = OrganizationInput(Label(ru="Новая"))
    for act in (
        lambda: edit_organization(new, seen_version=1, by=by, at=at),
        lambda: publish_consent_text(Label(ru="Новый"), seen_number=1, by=by, at=at),
        lambda: set_logo(pictures.png(), name="logo.png", by=by, at=at),
        lambda: drop_logo(by=by, at=at),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert consent_texts(by) == []


def test_nothing_changes_with_another_persons_eyes(world: World) -> None:
    by = world.actor(world.service.admin, viewed_by=world.service.admin)
    with pytest.raises(ReadOnlyView):
        drop_logo(by=by, at=world.at)


def test_a_new_consent_text_is_a_new_version_and_the_old_one_stays(world: World) -> None:
    by = world.actor(world.service.admin)
    number = publish_consent_text(Label(ru="Новый текст"), seen_number=1, by=by, at=world.at)

    assert number == current_consent_text(world.service.id).number == 2
    assert [text.number for text in consent_texts(by)] == [2, 1]
    assert current_consent_text(world.other.id).number == 1
    assert Event.objects.latest("pk").kind == "organization.consent_published"


def test_the_same_consent_text_is_no_new_version(world: World) -> None:
    by, text = world.actor(world.service.admin), current_consent_text(world.service.id).text
    assert publish_consent_text(text, seen_number=0, by=by, at=world.at) == 1


def test_a_consent_text_over_somebody_elses_is_stale(world: World) -> None:
    by = world.actor(world.service.admin)
    publish_consent_text(Label(ru="Их"), seen_number=1, by=by, at=world.at)
    with pytest.raises(Stale) as caught:
        publish_consent_text(Label(ru="Мой"), seen_number=1, by=by, at=world.at)
    assert caught.value.version == 2


def test_two_who_publish_at_once_make_two_numbers(own_world: World) -> None:
    by = own_world.actor(own_world.service.admin)
    outcomes = at_once(
        *(
            lambda text=text: publish_consent_text(
                Label(ru=text), seen_number=None, by=by, at=own_world.at
            )
            for text in ("Первый", "Второй")
        )
    )
    assert sorted(map(str, outcomes)) == ["2", "3"]


def test_a_consent_text_keeps_its_lines() -> None:
    assert clean_consent_text({"text_ru": " Раз \r\n\r\nДва \r\n"}) == Label(ru="Раз\n\nДва")
    with pytest.raises(Invalid):
        clean_consent_text({"text_ru": " ", "text_en": ""})
    with pytest.raises(Invalid) as caught:
        clean_consent_text({"text_en": "x" * 20_001})
    assert set(caught.value.errors) == {"text_en"}


def test_a_logo_is_kept_shown_to_everybody_and_replaced(
    world: World,
    files_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    by = world.actor(world.service.admin)
    first = set_logo(pictures.png(), name="C:\\logos\\знак.png", by=by, at=world.at)
    file = public_file(first, organization_id=world.service.id)
    assert (file.name, file.type) == ("знак.webp", "image/webp")
    assert readable_file(world.actor(world.service.customer), first).pk == file.pk
    with pytest.raises(NotVisible):
        public_file(first, organization_id=world.other.id)

    with django_capture_on_commit_callbacks(execute=True):
        second = set_logo(pictures.png(), name="new.png", by=by, at=world.at)
    assert own_organization(by).logo_key == second
    with pytest.raises(NotVisible):
        public_file(first, organization_id=world.service.id)
    assert [path.name for path in files_folder.glob("*/*")] == [second]

    with django_capture_on_commit_callbacks(execute=True):
        drop_logo(by=by, at=world.at)
    assert own_organization(by).logo_key == ""
    assert list(files_folder.glob("*/*")) == []
    drop_logo(by=by, at=world.at)


def test_a_logo_must_be_a_picture(world: World) -> None:
    by = world.actor(world.service.admin)
    with pytest.raises(UnfitPicture):
        set_logo(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name="x.svg", by=by, at=world.at)
    assert not File.objects.filter(owner_noun="organization").exists()


def test_an_organization_is_not_founded_without_name_zone_or_language(world: World) -> None:
    with pytest.raises(Invalid) as caught:
        found_organization(name=Label(), zone="Mars/Base", language="de", at=world.at)
    assert set(caught.value.errors) == {"name", "zone", "language"}


def test_zones_are_listed_from_west_to_east(world: World) -> None:
    zones = {zone.name: zone.label for zone in list_zones(at=world.at)}
    order = list(zones)

    assert zones["Europe/Moscow"] == "UTC+03:00 Europe/Moscow"
    assert order.index("America/Lima") < order.index("Europe/Moscow") < order.index("Asia/Omsk")
    assert "Etc/GMT+3" not in zones


def test_every_consent_text_names_its_organization(world: World) -> None:
    assert (
        ConsentText.objects.filter(organization_id=world.service.id)
        .get()
        .text["en"]
        .count("ServicePro")
    )
