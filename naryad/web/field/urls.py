"""Which addresses does somebody have who does tickets?"""

from django.urls import path

from naryad.web.field import acts, my_day, presence, talk, ticket

_ONE = "field/tickets/<int:ticket_id>"

urlpatterns = [
    path("field/", my_day.field_day, name="field_day"),
    path(f"{_ONE}/", ticket.field_ticket, name="field_ticket"),
    path(f"{_ONE}/steps/<int:step_id>/", acts.field_step, name="field_step"),
    path(f"{_ONE}/steps/<int:step_id>/scan/", presence.field_scan, name="field_scan"),
    path(
        f"{_ONE}/steps/<int:step_id>/scan/found/",
        presence.field_scan_found,
        name="field_scan_found",
    ),
    path(f"{_ONE}/files/", ticket.field_files, name="field_files"),
    path(f"{_ONE}/team/", talk.field_team, name="field_team"),
    path(f"{_ONE}/customer/", talk.field_customer, name="field_customer"),
]
