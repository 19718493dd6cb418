"""Does a file of one's own come in through the whole studio, is it mended in the grid, and does it
go again?"""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SHOTS, OpenWindow, Site
from tests.browser.matrix import Corner
from tests.browser.site import Window

COUNT = 500
COMPANY = "Northern Logistics Ltd"
HEADS = ("Фамилия", "Имя", "Эл. почта", "Телефон", "Компания", "Отдел")
# Line of the sheet → what is wrong there: (column, what stands there, what belongs there).
FAULTS = {
    10: (2, "nobody", "mended-10@{word}.example"),
    20: (2, "a@b@c", "mended-20@{word}.example"),
    30: (3, "12", "+7 900 100 00 30"),
    40: (3, "no phone", "+7 900 100 00 40"),
    50: (0, "", "Mended 50"),
    60: (0, "", "Mended 60"),
    70: (1, "", "Mended"),
    80: (4, "No such company", COMPANY),
    90: (4, "Nor this one", COMPANY),
    100: (2, "p99@{word}.example", "mended-100@{word}.example"),
    110: (3, "8 800", "+7 900 100 01 10"),
    120: (1, "", "Mended"),
}
_SECONDS = 120_000


def _make_file(folder: Path, word: str) -> Path:
    """As accountants keep it: semicolons, and the letters of old Windows."""
    lines = [";".join(HEADS)]
    for number in range(2, COUNT + 2):
        cells = [f"{word}{number:03}", f"N{number:03}", f"p{number}@{word}.example"]
        cells += [f"8 900 {word_code(word)} {number // 100:02} {number % 100:02}", COMPANY, "Склад"]
        if number in FAULTS:
            column, wrong, _right = FAULTS[number]
            cells[column] = wrong.format(word=word)
        lines.append(";".join(cells))
    path = folder / f"{word}.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1251"))
    return path


def word_code(word: str) -> str:
    return f"{sum(word.encode()) % 900 + 100}"


def _wait_for_rows(page: Page) -> Locator:
    rows = page.locator("#rows tbody tr")
    expect(rows.first).to_be_visible(timeout=_SECONDS)
    return rows


def _examine(page: Page, name: str, window: Window) -> None:
    """Readable to all, and no wider than the window."""
    page.screenshot(path=SHOTS / f"import-{name}-{window.corner}.png")
    found = Axe().run(page).response["violations"]
    assert not found, [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def _count(page: Page, window: Window, en: str, ru: str) -> int:
    tab = page.locator("#import-tabs a", has_text=window.say(en, ru))
    return int(tab.locator(".cnt").inner_text()) if tab.count() else 0


@pytest.mark.flow(89)
def test_500_customers_with_12_faults_come_in_are_mended_and_go_again(
    window: Window, site: Site, tmp_path: Path
) -> None:
    page, word = window.sign_in("admin@example.com"), f"im{window.corner}".replace("-", "")
    window.go("/office/customers/")
    window.press("Import…", "Импорт…")
    page.locator("[name=upload]").set_input_files(_make_file(tmp_path, word))
    window.press("Next: columns", "Дальше: столбцы", exact=True)
    expect(page).to_have_url(re.compile("/columns/"), timeout=_SECONDS)
    for index, key in enumerate(["last_name", "first_name", "email", "phone", "companies"]):
        expect(page.locator(f"[name=to-{index}]")).to_have_value(key)
    expect(page.locator("[name=to-5]")).to_have_value("")
    page.locator("[name=invite][value=now]").check()
    page.locator("[name=key][value=email]").check()
    _examine(page, "columns", window)
    window.press("Check the rows", "Проверить строки", exact=True)
    rows = _wait_for_rows(page)
    assert _count(page, window, "With errors", "С ошибками") == len(FAULTS)
    assert _count(page, window, "All", "Все") == COUNT
    page.locator("#import-tabs a", has_text=window.say("With errors", "С ошибками")).click()
    expect(rows).to_have_count(len(FAULTS))
    for line, (column, _wrong, _right) in FAULTS.items():
        faulty = page.locator(f"tr[data-line='{line}'] td.bad [data-grid-cell]")
        expect(faulty).to_have_count(1)
        expect(faulty).to_have_attribute("data-grid-cell", str(column))
    _examine(page, "faults", window)
    _mend(page, word)
    _examine(page, "mended", window)
    window.press("Check again", "Проверить снова", exact=True)
    _wait_for_rows(page)
    assert _count(page, window, "With errors", "С ошибками") == 0
    assert _count(page, window, "New rows", "Новые") == COUNT
    _run(window, page)
    assert _count(page, window, "Imported", "Импортированы") == COUNT
    site.post.wait_for(f"p2@{word}.example")
    site.post.wait_for(f"mended-100@{word}.example")
    _undo(window, page)
    assert _count(page, window, "Taken back", "Отменены") == COUNT
    window.go(f"/office/customers/?q={word}002")
    expect(page.locator("#found .emp")).to_be_visible()


def _mend(page: Page, word: str) -> None:
    """By keys alone: Enter opens the cell and saves it, and nothing else loses its place."""
    for line, (column, _wrong, right) in FAULTS.items():
        row = page.locator(f"tr[data-line='{line}']")
        cell = row.locator(f"[data-grid-cell='{column}']")
        cell.focus()
        page.keyboard.press("Enter")
        field = row.locator("input")
        expect(field).to_be_focused()
        field.fill(right.format(word=word))
        page.keyboard.press("Enter")
        expect(field).to_have_count(0)
        expect(row.locator(".imp-m")).to_have_count(1)
        expect(page.locator("[data-grid-cell]:focus")).to_have_count(1)


def _run(window: Window, page: Page) -> None:
    window.press(f"Import {COUNT} rows", f"Импортировать {COUNT} строк")
    question = page.locator("#dialog[open]")
    expect(question).to_contain_text(window.say("sent an invitation", "приглашение"))
    question.locator("button[type=submit]").click()
    _wait_for_tab(page, window, "Imported", "Импортированы")


def _undo(window: Window, page: Page) -> None:
    window.press("Undo", "Отменить", exact=True)
    question = page.locator("#dialog[open]")
    expect(question).to_contain_text(str(COUNT))
    question.locator("button[type=submit]").click()
    _wait_for_tab(page, window, "Taken back", "Отменены")


def _wait_for_tab(page: Page, window: Window, en: str, ru: str) -> None:
    """All on the way there asks for itself."""
    tab = page.locator("#import-tabs a", has_text=window.say(en, ru))
    expect(tab).to_be_visible(timeout=_SECONDS)


@pytest.mark.parametrize("place", [Corner("en", 390, "dark")], ids=str)
def test_rows_are_pasted_and_mended_without_a_script(
    open_window: OpenWindow, place: Corner
) -> None:
    window = open_window(place, script=False)
    page = window.sign_in("admin@example.com")
    window.go("/office/imports/new/customers/")
    page.locator("summary").first.click()
    page.locator("[name=text]").fill("Фамилия\tИмя\tE-mail\nПаста\tПётр\tnobody\n")
    window.press("Next: columns", "Дальше: столбцы", exact=True)
    _reload_until(page, "/columns/")
    page.locator("[name=same-companies]").fill(COMPANY)
    window.press("Check the rows", "Проверить строки", exact=True)
    _reload_until(page, "", "#rows")
    page.locator("tr[data-line='2'] .btn").click()
    page.locator("[name=cell-2]").fill("pasted-noscript@flow.example")
    window.press("Save", "Сохранить", exact=True)
    window.press("Check again", "Проверить снова", exact=True)
    _reload_until(page, "", "#rows")
    window.press("Import 1 row", "Импортировать 1 строку")
    window.press("Import 1 row", "Импортировать 1 строку")
    _reload_until(page, "", "#rows")
    window.sees("Imported", "Импортированы")


def _reload_until(page: Page, address: str, shown: str = "body") -> None:
    """As somebody does who has no script."""
    for _try in range(120):
        if address in page.url and page.locator(shown).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{page.url} never came to {address} {shown}")
