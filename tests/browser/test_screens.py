"""Is every screen readable to all, in both languages, widths and themes?"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import SHOTS, OpenWindow
from tests.browser.matrix import Corner, corners_of_screen
from tests.browser.site import Window

# Name, address, and a word of each language that the screen shows. An address that begins with "@"
# is the first link of the list before it which leads there.
Screen = tuple[str, str, str, str]

PEOPLE: list[Screen] = [
    ("customers", "/office/customers/", "Customers", "Заказчики"),
    ("list-filter", "/office/customers/filter/", "Position", "Должность"),
    ("list-columns", "/office/customers/columns/", "Columns", "Столбцы"),
    ("list-groups", "/office/customers/groups/", "And, or, not", "И, или, не"),
    ("list-views", "/office/customers/views/", "Views", "Виды"),
    ("list-view-new", "/office/customers/views/new/?q=x", "Save the view", "Сохранить вид"),
    ("list-refused", "/office/customers/?salary.is=1", "cannot be asked", "спросить здесь нельзя"),
    ("customers-again", "/office/customers/", "Customers", "Заказчики"),
    ("customer", "@/office/people/<id>/", "Companies", "Компании"),
    ("employees", "/office/employees/", "Employees", "Сотрудники"),
    ("person", "@/office/people/<id>/", "Roles", "Роли"),
    ("qualification", "@/office/people/<id>/qualification/", "Qualification", "Квалификация"),
    ("other", "@/office/people/<id>/other/", "Other", "Прочее"),
    ("history", "@/office/people/<id>/history/", "History", "История"),
    ("rights", "@/office/people/<id>/rights/", "Rights", "Права"),
    ("person-edit", "@/office/people/<id>/edit/", "Save", "Сохранить"),
    ("conversion", "@/office/people/<id>/conversion/", "Cancel", "Отмена"),
    ("ban", "@/office/people/<id>/ban/", "Cancel", "Отмена"),
    ("erasure", "@/office/people/<id>/erasure/", "Cancel", "Отмена"),
    ("person-new", "/office/people/new/?kind=customer", "Companies", "Компании"),
    ("employee-new", "/office/people/new/?kind=employee", "Add employee", "Добавить сотрудника"),
    ("waiting-customers", "/office/customers/?registration=waiting", "Customers", "Заказчики"),
    ("waiting-customer", "@/office/people/<id>/", "Approve", "Одобрить"),
    ("inquiries-refused", "/office/inquiries/?state=refused", "Inquiries", "Обращения"),
    ("inquiry-refused", "@/office/inquiries/<id>/", "Take up again", "Взять снова"),
    ("inquiry-erasure", "@/office/inquiries/<id>/erasure/", "Cancel", "Отмена"),
]
REGISTERS: list[Screen] = [
    ("companies", "/office/companies/", "Companies", "Компании"),
    ("company", "@/office/companies/<id>/", "Companies", "Компании"),
    ("company-people", "@/office/companies/<id>/people/", "Customers", "Заказчики"),
    ("company-below", "@/office/companies/<id>/subsidiaries/", "Subsidiaries", "Дочерние"),
    ("company-files", "@/office/companies/<id>/files/", "Attach files", "Прикрепить"),
    ("company-contracts", "@/office/companies/<id>/contracts/", "Contracts", "Договоры"),
    ("company-history", "@/office/companies/<id>/history/", "History", "История"),
    ("company-edit", "@/office/companies/<id>/edit/", "Save", "Сохранить"),
    ("company-readers", "@/office/companies/<id>/readers/?person=3", "Held by", "Право дают"),
    ("company-deletion", "@/office/companies/<id>/deletion/", "Cancel", "Отмена"),
    ("company-merging", "@/office/companies/<id>/merging/", "Cancel", "Отмена"),
    ("company-new", "/office/companies/new/", "Requisites", "Реквизиты"),
    ("assets", "/office/assets/", "Objects and equipment", "Объекты и оборудование"),
    ("asset", "@/office/assets/<id>/", "Stands under it", "Входит в него"),
    ("asset-files", "@/office/assets/<id>/files/", "Attach files", "Прикрепить"),
    ("asset-edit", "@/office/assets/<id>/edit/", "Save", "Сохранить"),
    ("asset-move", "@/office/assets/<id>/move/", "Cancel", "Отмена"),
    ("asset-deletion", "@/office/assets/<id>/deletion/", "Cancel", "Отмена"),
    ("asset-readers", "@/office/assets/<id>/readers/?person=3", "Held by", "Право дают"),
    ("asset-new", "/office/assets/new/", "New object", "Новый объект"),
    ("asset-tree", "/office/assets/tree/", "Tree of objects", "Дерево объектов"),
    ("asset-draft-form", "/office/assets/new/?parent_id=1", "Contact persons", "Контактные лица"),
    ("asset-type-new", "/office/directories/asset-types/new/", "Work types", "Виды работ"),
    ("asset-contracts", "/office/assets/1/", "Contracts", "Договоры"),
    ("codes", "/office/codes/", "Codes and labels", "Коды и этикетки"),
    ("all-codes", "/office/codes/list/", "Codes", "Коды"),
    ("labels", "/office/codes/labels/", "Standard label", "Стандартная этикетка"),
    ("label-new", "/office/codes/labels/new/", "Preview", "Как это выглядит"),
    ("labels-print", "/office/codes/sheet/", "Begin at place", "Начать с места"),
    ("made-files", "/office/made/", "Made files", "Созданные файлы"),
    ("exports", "/office/exports/", "Exports", "Выгрузки"),
    ("export-new", "/office/exports/new/tickets/", "Make the file", "Подготовить файл"),
    ("export-directory", "/office/exports/new/skills/", "Make the file", "Подготовить файл"),
    ("export-schedules", "/office/exports/schedules/", "All exports", "Все выгрузки"),
    ("export-schedule", "/office/exports/schedules/new/customers/", "Save", "Сохранить"),
    ("tickets", "/office/tickets/?open=yes", "Unassigned", "Не назначены"),
    ("ticket-new", "/office/tickets/new/", "Where and for whom", "Где и для кого"),
    ("inquiries", "/office/inquiries/?state=new", "Inquiries", "Обращения"),
    ("inquiry", "@/office/inquiries/<id>/", "What happened", "Что случилось"),
    ("inquiry-taken-up", "@/office/inquiries/<id>/acceptance/", "Make a ticket", "Создать заявку"),
    ("my-day", "/field/", "My day", "Мой день"),
    ("field-ticket", "/field/tickets/1/", "About the ticket", "О заявке"),
    ("field-team", "/field/tickets/1/team/", "Write to the team", "Написать команде"),
    ("field-customer", "/field/tickets/1/customer/", "Send to the customer", "Отправить заказчику"),
    ("field-files", "/field/tickets/1/files/", "Photos and files", "Фото и файлы"),
    ("ticket-edit", "/office/tickets/1/edit/", "Save", "Сохранить"),
    ("asset-templates", "/office/directories/asset-templates/", "Templates", "Шаблоны"),
    ("asset-template-edit", "@/office/directories/asset-templates/<id>/edit/", "Save", "Сохранить"),
    ("asset-template-new", "/office/directories/asset-templates/new/", "begins", "начинается"),
    ("asset-from-template", "/office/assets/new/?template=1", "Fill in", "Заполнить"),
    ("contracts", "/office/contracts/", "Contracts", "Договоры"),
    ("contract", "@/office/contracts/<id>/", "Reminder of the end", "Напоминание об окончании"),
    ("contract-objects", "@/office/contracts/<id>/objects/", "Objects", "Объекты"),
    ("contract-files", "@/office/contracts/<id>/files/", "Attach files", "Прикрепить"),
    ("contract-history", "@/office/contracts/<id>/history/", "History", "История"),
    ("contract-edit", "@/office/contracts/<id>/edit/", "Save", "Сохранить"),
    ("contract-deletion", "@/office/contracts/<id>/deletion/", "Cancel", "Отмена"),
    ("contract-readers", "@/office/contracts/<id>/readers/?person=3", "does not see", "не видит"),
    ("contract-new", "/office/contracts/new/", "What it covers", "Что охватывает"),
    ("asset-types", "/office/directories/asset-types/", "Types of objects", "Типы объектов"),
    ("areas", "/office/areas/", "Areas", "Участки"),
    ("area", "@/office/areas/<id>/", "Area", "Участ"),
    ("area-edit", "@/office/areas/<id>/edit/", "Cancel", "Отмена"),
    ("area-deletion", "@/office/areas/<id>/deletion/", "Cancel", "Отмена"),
    ("area-new", "/office/areas/new/", "Cancel", "Отмена"),
    ("skills", "/office/directories/skills/", "Skills", "Навыки"),
    ("work-types", "/office/directories/work-types/", "Work types", "Виды работ"),
    ("ban-reasons", "/office/directories/ban-reasons/", "Dismissed", "Уволен"),
    ("skill-new", "/office/directories/skills/new/", "Cancel", "Отмена"),
]
SETTINGS: list[Screen] = [
    ("roles", "/office/roles/", "Roles", "Роли"),
    ("role", "@/office/roles/<id>/", "Permissions", "Права"),
    ("role-people", "@/office/roles/<id>/people/", "Permissions", "Права"),
    ("role-history", "@/office/roles/<id>/history/", "History", "История"),
    ("role-new", "/office/roles/new/", "New role", "Новая роль"),
    ("organization", "/office/settings/organization/", "Logo", "Логотип"),
    ("sign-in-rules", "/office/settings/organization/sign-in/", "Second factor", "Второй фактор"),
    ("consent", "/office/settings/organization/consent/", "Consent text", "Текст согласия"),
    ("mail", "/office/settings/organization/mail/", "Mail", "Почта"),
    ("text-messages", "/office/settings/organization/text-messages/", "SMS gateway", "СМС-шлюз"),
    ("sign-in-services", "/office/settings/sign-in/", "Sign-in services", "Службы входа"),
    ("sign-in-service-new", "/office/settings/sign-in/new/", "The service", "Служба"),
    ("programs", "/office/settings/programs/", "Service users", "Служебные пользователи"),
    ("program-new", "/office/settings/programs/new/", "What it may do", "Что ему можно"),
    ("api-docs", "/api/v1/docs", "API for programs", "API для программ"),
    ("offers", "/office/settings/registration/", "Registration by a code", "Регистрация по коду"),
    ("offer-new", "/office/settings/registration/new/", "What people get", "Что получают люди"),
    ("ticket-types", "/office/settings/tickets/", "Types of tickets", "Типы заявок"),
    ("ticket-cycle", "@/office/settings/tickets/types/<id>/cycle/", "Start", "Начало"),
    ("ticket-history", "@/office/settings/tickets/types/<id>/history/", "Versions", "Версии"),
    ("ticket-draft", "@/office/settings/tickets/types/<id>/draft/", "Cancel", "Отмена"),
    ("ticket-type-new", "/office/settings/tickets/types/new/", "Life cycle", "Жизненный цикл"),
    ("stages", "/office/settings/tickets/stages/", "Stages", "Стадии"),
    ("stage-edit", "@/office/settings/tickets/stages/<id>/edit/", "Color", "Цвет"),
    ("stage-deletion", "@/office/settings/tickets/stages/<id>/deletion/", "Cancel", "Отмена"),
    ("statuses", "/office/settings/tickets/statuses/", "Statuses", "Статусы"),
    ("status-new", "/office/settings/tickets/statuses/new/", "Color", "Цвет"),
    ("answers", "/office/settings/tickets/answers/", "Templates of answers", "Шаблоны ответов"),
    ("answer-new", "/office/settings/tickets/answers/new/", "These marks", "Эти метки"),
    ("journal", "/office/journal/", "Journal", "Журнал"),
    ("runs", "/office/runs/", "Bulk actions", "Массовые действия"),
    ("run", "@/office/runs/<id>/", "To the list", "К списку"),
    ("imports", "/office/imports/", "Imports", "Импорт файлов"),
    ("import-new", "/office/imports/new/customers/", "Next: columns", "Дальше: столбцы"),
    ("letters", "/office/letters/", "Letters", "Письма"),
    ("letter", "@/office/letters/<id>/", "Letters", "Письма"),
    ("find", "/office/find/?q=Гром", "Громов", "Громов"),
    ("not-found", "/office/people/999999999/", "There is no such page", "Такой страницы нет"),
]
PROFILE: list[Screen] = [
    ("profile", "/profile/", "Language", "Язык"),
    ("profile-password", "/profile/password/", "Change the password", "Сменить пароль"),
    ("profile-phone", "/profile/phone/", "Sign in with a phone", "Вход по телефону"),
    ("profile-phone-code", "/profile/phone/code/", "Type the code", "Введите код"),
    ("profile-e-mail", "/profile/e-mail/", "Change the e-mail", "Сменить"),
    ("second-factor", "/profile/second-factor/", "Second factor", "Второй фактор"),
    ("app", "/profile/second-factor/app/", "Scan the picture", "Отсканируйте"),
    ("passkey-new", "/profile/second-factor/passkeys/new/", "Add a passkey", "Добавить ключ"),
    ("tokens", "/profile/tokens/", "New token", "Новый токен"),
    ("notifications", "/notifications/", "Notifications", "Уведомления"),
    ("switches", "/profile/notifications/", "What I am told of", "О чём и где"),
    ("confirm", "/profile/confirm/", "Confirm that it is you", "Подтвердите"),
]
PORTAL: list[Screen] = [
    ("portal", "/portal/", "Companies", "Компании"),
    ("portal-companies", "/portal/companies/", "Companies", "Компании"),
    ("portal-company", "@/portal/companies/<id>/", "Northern Logistics", "Northern Logistics"),
    ("portal-equipment", "/portal/equipment/", "Cold store", "Cold store"),
    ("portal-asset", "@/portal/equipment/<id>/", "Stands under it", "Входит в него"),
    ("portal-requests", "/portal/requests/", "New request", "Новая заявка"),
    ("portal-request-about", "/portal/requests/new/", "Something else", "Другое"),
    ("portal-request-new", "/portal/requests/new/?object=", "What happened", "Что случилось"),
    ("portal-notifications", "/notifications/", "Notifications", "Уведомления"),
    ("portal-switches", "/profile/notifications/", "What I am told of", "О чём и где"),
    ("portal-profile", "/profile/", "Sign-in and security", "Вход и безопасность"),
    ("portal-second-factor", "/profile/second-factor/", "Passkeys", "Ключи доступа"),
]
DOORS: list[Screen] = [
    ("sign-in", "/sign-in/", "Sign in", "Войти"),
    ("sign-in-code", "/sign-in/code/", "Sign in with a code", "Вход по коду"),
    ("company", "/sign-in/company/", "company's account", "рабочей учётной"),
    ("forgotten", "/password/", "Forgotten password", "Восстановление пароля"),
    ("passport", "/q/DEM0NARYAD000001", "Report", "Сообщить"),
    ("registration", "/q/DEM0NARYAD000001/register/", "Registration", "Регистрация"),
    ("dead-registration", "/register/nothing-of-the-kind/", "anew", "заново"),
    ("dead-link", "/activate/nothing-of-the-kind/", "link", "сылка"),
]
# Who opens which screens; each group is one window in one corner.
GROUPS = {
    "people": ("admin@example.com", PEOPLE),
    "registers": ("head@example.com", REGISTERS),
    "settings": ("admin@example.com", SETTINGS),
    "profile": ("technician@example.com", PROFILE),
    "portal": ("customer2@example.com", PORTAL),
    "doors": ("", DOORS),
}
CASES = [
    pytest.param(login, screens, corner, id=f"{name}-{corner}")
    for number, (name, (login, screens)) in enumerate(GROUPS.items())
    for corner in corners_of_screen(number)
]


@pytest.mark.parametrize(("login", "screens", "place"), CASES)
def test_screens_can_be_used_by_all(
    open_window: OpenWindow, login: str, screens: list[Screen], place: Corner
) -> None:
    window = open_window(place)
    if login:
        window.sign_in(login)
    wrong = [said for screen in screens for said in examine(window, screen)]
    assert not wrong, "\n".join(wrong)


# The sprite is a file; what a name of it that is missing draws is empty.
_EMPTY_ICONS = """async () => {
    const drawn = [...document.querySelectorAll("svg use")].map(use => use.getAttribute("href"));
    const names = [...new Set(drawn)].filter(href => href.includes("#"));
    if (!names.length) return [];
    const sprite = await (await fetch(names[0].split("#")[0])).text();
    return names.map(href => href.split("#")[1]).filter(name => !sprite.includes(`id="${name}"`));
}"""


# What a thumb presses on a phone; links within sentences and tables have their lines.
_PRESSED = ".btn, .reach, .more, .tabs a, .views a, .sec-h a, .card-h > a, .ptop > a, .botb a"
_SMALL = """all => all.filter(each => {
    const { width, height } = each.getBoundingClientRect();
    return width && height && Math.min(width, height) < 43.5;
}).map(each => each.outerHTML.slice(0, 120))"""


def examine(window: Window, screen: Screen) -> list[str]:
    """What is wrong with one screen: axe with no rule disabled, its width, words, icons, and
    on a phone what is pressed there."""
    name, address, en, ru = screen
    window.go(resolve(window, address))
    page = window.page
    page.screenshot(path=SHOTS / f"{name}-{window.corner}.png")
    found = [
        f"{name}: {each['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for each in Axe().run(page).response["violations"]
        for node in each["nodes"][:3]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wide:
        found.append(f"{name}: the page is {wide} px too wide")
    found += [f"{name}: the icon {each} is empty" for each in page.evaluate(_EMPTY_ICONS)]
    if window.corner.width < 768:
        small = page.locator(_PRESSED).evaluate_all(_SMALL)
        found += [f"{name}: too small for a thumb: {each}" for each in small]
    if page.locator("html").get_attribute("lang") != window.corner.language:
        found.append(f"{name}: not in the language of the corner")
    if not page.get_by_text(window.say(en, ru)).locator("visible=true").count():
        found.append(f"{name}: shows no {window.say(en, ru)!r}")
    return found


def resolve(window: Window, address: str) -> str:
    """The first thing that the list on the page, or its card before, leads to."""
    if not address.startswith("@"):
        return address
    before, _, after = address[1:].partition("<id>")
    here = window.page.url.removeprefix(window.base_url)
    number = here.removeprefix(before).partition("/")[0] if here.startswith(before) else ""
    if not number.isdigit():
        hrefs = window.page.locator(f"main a[href^='{before}']").evaluate_all(
            "links => links.map(each => each.getAttribute('href'))"
        )
        number = next(
            found for href in hrefs if (found := href.removeprefix(before).split("/")[0]).isdigit()
        )
    return before + number + after
