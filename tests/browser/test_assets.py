"""Can objects be registered, moved and found, in the office and in the portal?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cards import dialog, undo
from tests.browser.site import Window


def _fill(window: Window, name: str, *, kind: str, address: str = "") -> None:
    page = window.page
    page.locator("[name=name]").fill(name)
    page.locator("[name=type_id]").select_option(label=kind)
    if address:
        page.locator("[name=address]").fill(address)
    with page.expect_navigation():
        page.locator(".savebar button[type=submit]").click()


@pytest.mark.flow(61)
def test_a_building_gets_a_lift_that_moves_and_comes_back(window: Window) -> None:
    page, corner = window.sign_in("head@example.com"), window.corner
    tower, lift = f"Tower {corner}", f"Lift {corner}"
    building, kind = window.say("Building", "Здание"), window.say("Lift", "Лифт")
    window.go("/office/assets/new/")
    _fill(window, tower, kind=building, address="Mole 1")
    expect(page.get_by_role("heading", name=tower)).to_be_visible()
    window.go(f"{page.url}")
    more = window.say("More actions", "Ещё действия")
    page.get_by_role("button", name=more, exact=True).click()
    below = window.say("Add below it", "Добавить под ним")
    with page.expect_navigation():
        page.locator("#asset-menu").get_by_role("menuitem", name=below).click()
    _fill(window, lift, kind=kind)
    expect(page.get_by_text("Mole 1").first).to_be_visible()
    page.get_by_role("button", name=more, exact=True).click()
    page.locator("#asset-menu").get_by_role(
        "menuitem", name=window.say("Move…", "Переместить…")
    ).click()
    form = dialog(window)
    search = form.locator("[data-pick-q]")
    search.fill("Cold")
    form.get_by_text("Cold store", exact=True).click()
    with page.expect_navigation():
        form.locator(".dlg-f button").click()
    expect(page.get_by_text("12 Harbour Road, Unit 4").first).to_be_visible()
    undo(window)
    expect(page.get_by_text("Mole 1").first).to_be_visible()


@pytest.mark.flow(62)
def test_the_tree_opens_level_by_level_by_keyboard(window: Window) -> None:
    page = window.sign_in("dispatcher@example.com")
    window.go("/office/assets/tree/")
    branch = page.locator("summary").filter(has_text="Cold store")
    branch.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Dock lift", exact=True)).to_be_visible()


@pytest.mark.flow(63)
def test_a_customer_finds_own_equipment(window: Window) -> None:
    page = window.sign_in("customer2@example.com")
    window.go("/portal/equipment/")
    expect(page.get_by_text("Cold store")).to_be_visible()
    expect(page.get_by_text("ТЦ «Галактика»")).to_have_count(0)
    page.locator("[name=q]").fill("grasso")
    found = page.get_by_role("link", name=re.compile("Ammonia compressor"))
    expect(found).to_be_visible()
    found.click()
    expect(page.get_by_role("heading", name="Ammonia compressor")).to_be_visible()


def _register(window: Window, name: str, *, under: str = "", address: str = "") -> str:
    """The id of the new one."""
    kind = window.say("Lift", "Лифт") if under else window.say("Building", "Здание")
    window.go(f"/office/assets/new/?parent_id={under}")
    _fill(window, name, kind=kind, address=address)
    found = re.search(r"/assets/(\d+)/", window.page.url)
    assert found
    return found.group(1)


def _drag(window: Window, what: str, onto: str) -> None:
    """By the mouse, in steps, as a hand does it."""
    mouse = window.page.mouse
    for place, press in ((what, mouse.down), (onto, mouse.up)):
        box = window.page.locator(place).bounding_box()
        assert box
        mouse.move(box["x"] + 60, box["y"] + box["height"] / 2, steps=12)
        press()


def _row(node: str) -> str:
    return f'li[data-node="{node}"] > details > summary, li[data-node="{node}"] > .tree-0'


@pytest.mark.flow(65)
def test_a_row_is_dragged_under_another_and_comes_back(window: Window) -> None:
    page, corner = window.sign_in("head@example.com"), window.corner
    tower = _register(window, f"Aa tower {corner}", address="Mole 7")
    wing = _register(window, f"Wing {corner}", under=tower)
    lift = _register(window, f"Hoist {corner}", under=tower)
    window.go("/office/assets/tree/")
    page.locator(_row(tower)).click()
    expect(page.locator(_row(lift))).to_be_visible()
    with page.expect_navigation():
        _drag(window, _row(lift), _row(wing))
    # The branches that were open, and the one it has come to, are open again.
    expect(page.locator(f'li[data-node="{wing}"] li[data-node="{lift}"]')).to_be_visible()
    undo(window)
    back = f'li[data-node="{tower}"] > details > .tree-l > ul > li[data-node="{lift}"]'
    expect(page.locator(back)).to_be_visible()
    other = _register(window, f"Ab tower {corner}", address="Mole 8")
    window.go("/office/assets/tree/")
    expect(page.locator(_row(lift))).to_be_visible()
    _drag(window, _row(lift), _row(other))
    expect(dialog(window).get_by_text("Mole 7 → Mole 8")).to_be_visible()
    with page.expect_navigation():
        dialog(window).locator(".dlg-f button").click()
    expect(page.locator(f'li[data-node="{other}"] li[data-node="{lift}"]')).to_be_visible()


def _middle(window: Window, place: str) -> tuple[float, float]:
    found = window.page.locator(place)
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _drag_by_finger(window: Window, grip: str, onto: str) -> None:
    """At its handle, in steps; elsewhere a finger scrolls."""
    finger = window.context.new_cdp_session(window.page)

    def touch(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    (x, y), (to_x, to_y) = _middle(window, grip), _middle(window, onto)
    touch("touchStart", (x, y))
    for step in range(1, 11):
        touch("touchMove", (x + (to_x - x) * step / 10, y + (to_y - y) * step / 10))
    touch("touchEnd")


@pytest.mark.flow(187)
def test_a_row_is_dragged_by_a_finger_at_its_handle_alone(window: Window) -> None:
    page, corner = window.sign_in("head@example.com"), window.corner
    tower = _register(window, f"Finger tower {corner}", address="Mole 9")
    wing = _register(window, f"Finger wing {corner}", under=tower)
    lift = _register(window, f"Finger hoist {corner}", under=tower)
    window.go("/office/assets/tree/")
    page.locator(_row(tower)).click()
    expect(page.locator(_row(lift))).to_be_visible()
    inside = page.locator(f'li[data-node="{wing}"] li[data-node="{lift}"]')
    _drag_by_finger(window, _row(lift), _row(wing))
    expect(inside).to_have_count(0)
    with page.expect_navigation():
        _drag_by_finger(window, f'li[data-node="{lift}"] > [data-move-node]', _row(wing))
    expect(inside).to_be_visible()


@pytest.mark.flow(66)
def test_a_row_is_cut_and_put_by_keyboard_and_never_under_itself(window: Window) -> None:
    page, corner = window.sign_in("head@example.com"), window.corner
    tower = _register(window, f"Ac tower {corner}", address="Mole 9")
    wing = _register(window, f"Flank {corner}", under=tower)
    lift = _register(window, f"Winch {corner}", under=tower)
    window.go("/office/assets/tree/")
    page.locator(_row(tower)).focus()
    page.keyboard.press("Enter")
    page.locator(f"{_row(lift)} a").focus()
    page.keyboard.press("Control+x")
    page.locator(f"{_row(wing)} a").focus()
    with page.expect_navigation():
        page.keyboard.press("Control+v")
    expect(page.locator(f'li[data-node="{wing}"] li[data-node="{lift}"]')).to_be_visible()
    page.locator(_row(tower)).focus()
    page.keyboard.press("Control+x")
    page.locator(_row(wing)).focus()
    page.keyboard.press("Control+v")
    said = window.say("It cannot stand under itself.", "Объект не может входить сам в себя.")
    expect(dialog(window).get_by_text(said).first).to_be_visible()


@pytest.mark.flow(67)
def test_a_type_brings_its_work_types_and_a_draft_outlives_the_page(window: Window) -> None:
    page = window.sign_in("head@example.com")
    window.go("/office/assets/new/")
    kind = page.locator("[name=type_id]")
    works = page.locator("fieldset").filter(has=page.locator("[name=work_type_ids]"))
    chips = works.locator(".pick-on .chip")
    kind.select_option(label=window.say("Lift", "Лифт"))
    expect(chips).to_have_count(2)
    kind.select_option(label=window.say("Refrigeration", "Холодильное оборудование"))
    expect(chips).to_have_count(3)
    chips.last.get_by_role("button").click()
    kind.select_option(label=window.say("Lift", "Лифт"))
    expect(chips).to_have_count(2)
    kind.select_option(label=window.say("Refrigeration", "Холодильное оборудование"))
    kind.focus()
    page.locator("[data-usual-offer]").get_by_role("button").click()
    expect(chips).to_have_count(3)
    page.locator("[name=name]").fill(f"Half {window.corner}")
    with page.expect_response(lambda answer: answer.url.endswith("/assets/draft/")):
        page.locator("[name=serial_number]").fill("H-1")
    window.go("/office/assets/new/")
    expect(page.locator("[name=name]")).to_have_value(f"Half {window.corner}")
    expect(chips).to_have_count(3)
    with page.expect_navigation():
        page.locator("button[form=start-anew]").click()
    expect(page.locator("[name=name]")).to_have_value("")
