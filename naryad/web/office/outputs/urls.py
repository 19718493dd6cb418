"""Under which addresses do files lie that take long to make?"""

from django.urls import path

from naryad.web.office.outputs import pages

_HERE = "office/made/"

urlpatterns = [
    path(_HERE, pages.outputs, name="outputs"),
    path(f"{_HERE}<int:output_id>/", pages.output, name="output"),
    path(
        f"{_HERE}<int:output_id>/cancellation/",
        pages.output_cancellation,
        name="output_cancellation",
    ),
]
