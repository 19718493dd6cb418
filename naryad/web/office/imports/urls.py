"""Under which addresses do imports lie?"""

from django.urls import path

from naryad.web.office.imports import (
    acts,
    fixing,
    matching,
    pages,
    remarks,
    starting,
    template_file,
)

_ONE = "office/imports/<int:import_id>"

urlpatterns = [
    path("office/imports/", pages.imports, name="imports"),
    path("office/imports/new/<slug:listed>/", starting.import_new, name="import_new"),
    path(
        "office/imports/new/<slug:listed>/template/<slug:language>/",
        template_file.import_template,
        name="import_template",
    ),
    path(f"{_ONE}/", pages.import_page, name="import"),
    path(f"{_ONE}/columns/", matching.import_columns, name="import_columns"),
    path(f"{_ONE}/sheet/", acts.import_sheet, name="import_sheet"),
    path(f"{_ONE}/check/", acts.import_check, name="import_check"),
    path(f"{_ONE}/rows/<int:line>/", fixing.import_row, name="import_row"),
    path(f"{_ONE}/remarks/", remarks.import_remarks, name="import_remarks"),
    path(f"{_ONE}/run/", acts.import_run, name="import_run"),
    path(f"{_ONE}/pause/", acts.import_pause, name="import_pause"),
    path(f"{_ONE}/cancellation/", acts.import_cancellation, name="import_cancellation"),
    path(f"{_ONE}/undo/", acts.import_undo, name="import_undo"),
    path(f"{_ONE}/invitations/", acts.import_invitations, name="import_invitations"),
]
