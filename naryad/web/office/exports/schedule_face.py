"""In which words does a schedule say when its file comes?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from naryad.spreadsheets.nouns import name_noun
from naryad.spreadsheets.rhythm import WEEKDAYS, Rhythm
from naryad.spreadsheets.states import Format
from naryad.web.forms.exports import BACK, CHOSEN
from naryad.web.office.runs.run_face import Shape

if TYPE_CHECKING:
    from naryad.spreadsheets.models import ExportSchedule

_EDITED = ("name", "format", "columns", "rhythm", "weekday", "day", "hour", "version")


def describe_schedules(schedules: "Iterable[ExportSchedule]") -> list[dict[str, Any]]:
    return [
        {
            "schedule": each,
            "list": name_noun(each.noun),
            "when": _say_when(each),
            "format": Format(each.format).label,
            "state": _say_state(each),
        }
        for each in schedules
    ]


def fill_schedule(schedule: "ExportSchedule") -> dict[str, Any]:
    content = BACK if schedule.imports_back else CHOSEN
    return {name: getattr(schedule, name) for name in _EDITED} | {"content": content}


def first_choice(noun: str) -> dict[str, Any]:
    """On Mondays at eight: what most people want of a report."""
    first = {"rhythm": Rhythm.WEEKLY, "weekday": 0, "day": 1, "hour": 8}
    return {**first, "format": Format.XLSX, "name": name_noun(noun), "content": CHOSEN}


def _say_when(schedule: "ExportSchedule") -> str:
    said = {
        "hour": f"{schedule.hour:02}:00",
        "day": schedule.day,
        "weekday": _say_weekday(schedule.weekday),
    }
    if schedule.rhythm == Rhythm.WEEKLY:
        return _("every week: %(weekday)s, %(hour)s") % said
    if schedule.rhythm == Rhythm.MONTHLY:
        return _("every month: day %(day)s, %(hour)s") % said
    return _("every day, %(hour)s") % said


def _say_weekday(number: int) -> str:
    """Within a sentence: small in Russian, but not in English."""
    name = str(WEEKDAYS[number][1])
    return name.lower() if (get_language() or "").startswith("ru") else name


def _say_state(schedule: "ExportSchedule") -> Shape:
    if schedule.because:
        return Shape("bad", "bad", _("Stopped"))
    if schedule.next_at is None:
        return Shape("wait", "wait", pgettext("schedule", "Paused"))
    return Shape("done", "done", pgettext("schedule", "On"))
