"""Under which addresses does the office lie, beside its people?"""

from django.urls import include, path

from naryad.web.office import find

urlpatterns = [
    path("", include("naryad.web.office.registers.urls")),
    path("", include("naryad.web.office.roles.urls")),
    path("office/find/", find.find, name="find"),
]
