"""Under which addresses does the office lie, beside its people?"""

from django.urls import include, path

from naryad.web.office import find, view_as

urlpatterns = [
    path("", include("naryad.web.office.registers.urls")),
    path("", include("naryad.web.office.roles.urls")),
    path("office/people/<int:person_id>/view/", view_as.start, name="view_as"),
    path("office/view/end/", view_as.end, name="view_as_end"),
    path("office/find/", find.find, name="find"),
]
