"""Under which addresses does the office lie, beside its people?"""

from django.urls import include, path

from naryad.web.lists.urls import list_paths
from naryad.web.office import find, letters, view_as
from naryad.web.office.journal_list import open_journal
from naryad.web.office.letters_list import open_letters

urlpatterns = [
    path("", include("naryad.web.lists.urls")),
    path("", include("naryad.web.office.assets.urls")),
    path("", include("naryad.web.office.codes.urls")),
    path("", include("naryad.web.office.contracts.urls")),
    path("", include("naryad.web.office.exports.urls")),
    path("", include("naryad.web.office.imports.urls")),
    path("", include("naryad.web.office.outputs.urls")),
    path("", include("naryad.web.office.inquiries.urls")),
    path("", include("naryad.web.office.registers.urls")),
    path("", include("naryad.web.office.roles.urls")),
    path("", include("naryad.web.office.runs.urls")),
    path("", include("naryad.web.office.settings.urls")),
    path("", include("naryad.web.office.ticket_settings.urls")),
    path("", include("naryad.web.office.tickets.urls")),
    path("office/find/", find.find, name="find"),
    *list_paths("office/journal/", "journal", open_journal, row="line_id"),
    *list_paths("office/letters/", "letters", open_letters, row="letter_id"),
    path("office/letters/<int:letter_id>/", letters.letter, name="letter"),
    path("office/letters/<int:letter_id>/body/", letters.letter_body, name="letter_body"),
    path("office/people/<int:person_id>/view/", view_as.start, name="view_as"),
    path("office/view/end/", view_as.end, name="view_as_end"),
]
