"""Under which addresses do bulk runs lie?"""

from django.urls import path

from naryad.web.office.runs import changes, indicator, pages

_RUN = "office/runs/<int:run_id>"

urlpatterns = [
    path("office/runs/", pages.runs, name="runs"),
    path("office/runs/indicator/", indicator.run_indicator, name="run_indicator"),
    path(f"{_RUN}/", pages.run, name="run"),
    path(f"{_RUN}/cancellation/", changes.run_cancellation, name="run_cancellation"),
    path(f"{_RUN}/undo/", changes.run_undo, name="run_undo"),
    path(f"{_RUN}/again/", changes.run_again, name="run_again"),
]
