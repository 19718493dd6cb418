"""Which addresses has the customer's side?"""

from django.urls import path

from naryad.web.portal import (
    companies,
    equipment,
    home,
    ticket_acts,
    ticket_files,
    ticket_new,
    ticket_print,
    tickets,
)

urlpatterns = [
    path("portal/", home.home, name="portal_home"),
    path("portal/companies/", companies.companies, name="portal_companies"),
    path("portal/companies/<int:company_id>/", companies.company, name="portal_company"),
    path("portal/equipment/", equipment.equipment, name="portal_equipment"),
    path("portal/equipment/<int:asset_id>/", equipment.equipment_card, name="portal_asset"),
    path("portal/requests/", tickets.tickets, name="portal_tickets"),
    path("portal/requests/new/", ticket_new.ticket_new, name="portal_ticket_new"),
    path("portal/requests/new/draft/", ticket_new.ticket_draft, name="portal_ticket_draft"),
    path("portal/requests/<int:ticket_id>/", tickets.ticket_card, name="portal_ticket"),
    path(
        "portal/requests/<int:ticket_id>/files/",
        ticket_files.ticket_files,
        name="portal_ticket_files",
    ),
    path(
        "portal/requests/<int:ticket_id>/messages/",
        ticket_acts.ticket_message,
        name="portal_ticket_message",
    ),
    path(
        "portal/requests/<int:ticket_id>/print/",
        ticket_print.ticket_print,
        name="portal_ticket_print",
    ),
    path(
        "portal/requests/<int:ticket_id>/rating/",
        ticket_acts.ticket_rating,
        name="portal_ticket_rating",
    ),
    path(
        "portal/requests/<int:ticket_id>/read/",
        ticket_acts.ticket_read,
        name="portal_ticket_read",
    ),
    path(
        "portal/requests/<int:ticket_id>/steps/undo/",
        ticket_acts.ticket_step_undo,
        name="portal_ticket_step_undo",
    ),
    path(
        "portal/requests/<int:ticket_id>/steps/<int:transition_id>/",
        ticket_acts.ticket_step,
        name="portal_ticket_step",
    ),
]
