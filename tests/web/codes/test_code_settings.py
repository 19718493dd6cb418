"""Does what an organization sets for its codes hold, for all objects and for some?"""

from naryad.assets.models import Asset, AssetScan
from naryad.history.models import Event
from naryad.intake.models import CodeSettings, SettingsOfAsset
from tests.assets.codes import issue, open_passports
from tests.web.pages import english, read_form, read_words
from tests.world import World

HERE = "/office/settings/organization/codes/"


def test_a_template_is_written_chosen_and_deleted(world: World) -> None:
    house, browser = world.service, english(world, world.service.admin)
    sent = read_form(browser.get(f"{HERE}new/"), f"{HERE}new/")
    answer = browser.post(f"{HERE}new/", sent.filled(name_en="Lifts", is_public="on"))
    template = CodeSettings.objects.get(name__en="Lifts")
    assert answer["Location"] == f"{HERE}{template.pk}/"
    run = browser.post(
        "/office/runs/",
        {
            "do": "code-settings",
            "pick": [house.lift.pk, house.depot.pk],
            "list": "assets",
            "answered": "1",
            "settings_id": str(template.pk),
        },
    )
    assert "2 objects follow other code settings" in read_words(browser.get(run["Location"]))
    stranger = english(world, None)
    assert stranger.get(f"/q/{house.code_of_lift.text}").status_code == 200
    assert "2 objects follow it" in read_words(browser.get(HERE))
    tab = f"/office/assets/{house.lift.pk}/codes/"
    assert "template “Lifts”" in read_words(browser.get(tab))
    assert browser.post(f"{HERE}{template.pk}/deletion/", {}).status_code == 303
    # The default says nothing, and holds again for its objects.
    assert stranger.get(f"/q/{house.code_of_lift.text}").status_code == 404
    assert browser.post(f"{HERE}{template.pk}/return/", {}).status_code == 303
    assert stranger.get(f"/q/{house.code_of_lift.text}").status_code == 200
    one = f"/office/assets/{house.lift.pk}/codes/settings/"
    assert browser.post(one, {"settings_id": "default"}).status_code == 303
    assert not SettingsOfAsset.objects.filter(asset=house.lift).exists()
    kinds = Event.objects.filter(subject="asset", subject_id=house.lift.pk)
    assert kinds.filter(kind="asset.code_settings_chosen").count() == 2
    for unfit in ("", "x", "9" * 30, str(template.pk + 999)):
        assert browser.post(one, {"settings_id": unfit}).status_code == 422


def test_switches_that_hang_on_others_go_with_them(world: World) -> None:
    browser = english(world, world.service.admin)
    sent = read_form(browser.get(HERE), HERE)
    every = dict.fromkeys(
        ("shows_address", "takes_reports", "must_leave_contact", "becomes_ticket"), "on"
    )
    assert browser.post(HERE, sent.filled(**every)).status_code == 303
    kept = CodeSettings.objects.get(organization=world.service.organization, is_default=True)
    assert (kept.takes_reports, kept.must_leave_contact, kept.becomes_ticket) == (
        False,
        False,
        True,
    )
    for field, given in (
        ("type_id", "9" * 30),
        ("assignee_id", str(world.other.admin.pk)),
        ("assignee_id", str(world.service.customer.pk)),
        ("text", "x" * 2_001),
    ):
        again = read_form(browser.get(HERE), HERE).filled(**{field: given})
        assert browser.post(HERE, again).status_code == 422, field


def test_the_page_says_what_each_gets_and_lets_it_be_tried(world: World) -> None:
    house, browser = world.service, english(world, world.service.admin)
    assert "A stranger learns nothing" in read_words(browser.get(HERE))
    open_passports(world, takes_reports=True, asks_email=True, must_leave_contact=True)
    page = browser.get(HERE)
    words = read_words(page)
    assert "They may report a problem without an account. They must leave an e-mail." in words
    code = issue(world, house.lift)
    page = browser.get(HERE)
    assert f"/q/{code.text}?as=stranger" in page.content.decode()
    # An administrator who tries sees what a stranger sees, and no scan is kept of it.
    tried = browser.get(f"/q/{code.text}?as=stranger")
    assert tried.status_code == 200 and house.lift.name in read_words(tried)
    assert not AssetScan.objects.filter(code=code).exists()
    Asset.objects.filter(pk=house.lift.pk).update(company=house.zenit)
    viewed = read_form(browser.get(HERE), f"/office/people/{house.customer.pk}/view/")
    led = browser.post(f"/office/people/{house.customer.pk}/view/", viewed.filled())
    assert led["Location"] == f"/q/{code.text}"
    outside = {"next": "https://evil.example/"}
    again = english(world, house.admin)
    led = again.post(f"/office/people/{house.technician.pk}/view/", outside)
    assert led["Location"] == "/"
