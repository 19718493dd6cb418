"""Which address leads where?"""

from django.urls import include, path

from naryad.web.routes import fold

urlpatterns = fold(
    [
        path("", include("naryad.web.door.urls")),
        path("", include("naryad.web.profile.urls")),
        path("", include("naryad.web.files.urls")),
        path("", include("naryad.web.notices.urls")),
        path("", include("naryad.web.portal.urls")),
        path("", include("naryad.web.field.urls")),
        path("", include("naryad.web.office.people.urls")),
        path("", include("naryad.web.office.urls")),
        path("api/", include("naryad.api.urls")),
    ]
)
handler400 = "naryad.web.errors.handler400"
handler403 = "naryad.web.errors.handler403"
handler404 = "naryad.web.errors.handler404"
handler500 = "naryad.web.errors.handler500"
