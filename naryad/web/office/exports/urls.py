"""Under which addresses do exports lie?"""

from django.urls import path

from naryad.web.office.exports import asking, pages, schedules

_ONE = "office/exports/<int:export_id>"
_SCHEDULE = "office/exports/schedules/<int:schedule_id>"

urlpatterns = [
    path("office/exports/", pages.exports, name="exports"),
    path("office/exports/new/<slug:listed>/", asking.export_new, name="export_new"),
    path("office/exports/schedules/", schedules.export_schedules, name="export_schedules"),
    path(
        "office/exports/schedules/new/<slug:listed>/",
        schedules.export_schedule_new,
        name="export_schedule_new",
    ),
    path(f"{_SCHEDULE}/", schedules.export_schedule, name="export_schedule"),
    path(f"{_SCHEDULE}/pause/", schedules.export_schedule_pause, name="export_schedule_pause"),
    path(
        f"{_SCHEDULE}/resumption/",
        schedules.export_schedule_resumption,
        name="export_schedule_resumption",
    ),
    path(
        f"{_SCHEDULE}/deletion/",
        schedules.export_schedule_deletion,
        name="export_schedule_deletion",
    ),
    path(
        f"{_SCHEDULE}/restoration/",
        schedules.export_schedule_restoration,
        name="export_schedule_restoration",
    ),
    path(f"{_ONE}/", pages.export, name="export"),
    path(f"{_ONE}/cancellation/", pages.export_cancellation, name="export_cancellation"),
    path(f"{_ONE}/file/", pages.export_file, name="export_file"),
]
