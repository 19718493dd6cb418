"""Under which addresses do tickets lie in the office?"""

from django.urls import path

from naryad.web.lists.urls import list_paths
from naryad.web.office.tickets import card_urls, editing, fitting_work, pictures, requester
from naryad.web.office.tickets.ticket_list import open_tickets

urlpatterns = [
    *list_paths("office/tickets/", "tickets", open_tickets, row="ticket_id"),
    path("office/tickets/new/", editing.ticket_new, name="ticket_new"),
    path("office/tickets/draft/", editing.ticket_draft, name="ticket_draft"),
    path("office/tickets/requester/", requester.ticket_requester, name="ticket_requester"),
    path("office/tickets/customer/", requester.ticket_customer_new, name="ticket_customer_new"),
    path("office/tickets/contacts/", editing.ticket_known_contacts, name="ticket_known_contacts"),
    path("office/tickets/fitting/", fitting_work.ticket_fitting_work, name="ticket_fitting_work"),
    path("office/tickets/pictures/", pictures.ticket_picture, name="ticket_picture"),
    path("office/tickets/choices/<slug:sought>/", editing.ticket_options, name="ticket_options"),
    path("office/tickets/<int:ticket_id>/edit/", editing.ticket_edit, name="ticket_edit"),
    *card_urls.urlpatterns,
]
