"""Under which addresses do the cards of tickets lie in the office?"""

from django.urls import path

from naryad.web.office.tickets import (
    archive,
    card_acts,
    handing_over,
    participants,
    telling,
    ticket_files,
    ticket_page,
    ticket_print,
    type_change,
)

_ONE = "office/tickets/<int:ticket_id>"

urlpatterns = [
    path(f"{_ONE}/", ticket_page.ticket, name="ticket"),
    path(f"{_ONE}/files/", ticket_files.ticket_files, name="ticket_files"),
    path(f"{_ONE}/message/", ticket_page.ticket_message, name="ticket_message"),
    path(f"{_ONE}/reading/", ticket_page.ticket_reading, name="ticket_reading"),
    path(f"{_ONE}/readers/", ticket_page.ticket_readers, name="ticket_readers"),
    path(f"{_ONE}/print/", ticket_print.ticket_print, name="ticket_print"),
    path(f"{_ONE}/telling/", telling.ticket_telling, name="ticket_telling"),
    path(f"{_ONE}/steps/<int:step_id>/", card_acts.ticket_step, name="ticket_step"),
    path(
        f"{_ONE}/steps/<int:step_id>/assignment/",
        handing_over.ticket_handing,
        name="ticket_handing",
    ),
    path(f"{_ONE}/steps/undo/", card_acts.ticket_step_undo, name="ticket_step_undo"),
    path(f"{_ONE}/favourite/", card_acts.ticket_favourite, name="ticket_favourite"),
    path(f"{_ONE}/assignment/", card_acts.ticket_assignment, name="ticket_assignment"),
    path(f"{_ONE}/assignees/", card_acts.ticket_assignees, name="ticket_assignees"),
    path(f"{_ONE}/participants/", participants.ticket_participants, name="ticket_participants"),
    path(f"{_ONE}/following/", participants.ticket_following, name="ticket_following"),
    path(f"{_ONE}/type/", type_change.ticket_type_change, name="ticket_type_change"),
    path(f"{_ONE}/taking/", card_acts.ticket_taking, name="ticket_taking"),
    path(f"{_ONE}/archiving/", archive.ticket_archiving, name="ticket_archiving"),
    path(f"{_ONE}/archiving/return/", archive.ticket_return, name="ticket_return"),
    path(f"{_ONE}/deletion/", card_acts.ticket_deletion, name="ticket_deletion"),
    path(f"{_ONE}/restoration/", card_acts.ticket_restoration, name="ticket_restoration"),
]
