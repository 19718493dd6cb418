"""Under which addresses do exports lie?"""

from django.urls import path

from naryad.web.office.exports import asking, pages

_ONE = "office/exports/<int:export_id>"

urlpatterns = [
    path("office/exports/", pages.exports, name="exports"),
    path("office/exports/new/<slug:listed>/", asking.export_new, name="export_new"),
    path(f"{_ONE}/", pages.export, name="export"),
    path(f"{_ONE}/cancellation/", pages.export_cancellation, name="export_cancellation"),
    path(f"{_ONE}/file/", pages.export_file, name="export_file"),
]
