"""Which address of the API leads where?"""

from django.urls import URLPattern, URLResolver, path

from naryad.api.contract import API
from naryad.api.documents import docs, openapi

urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/docs", docs, name="api_docs"),
    path("v1/openapi.json", openapi, name="api_openapi"),
    path("v1/", API.urls),
]
