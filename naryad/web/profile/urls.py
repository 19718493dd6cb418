"""Which addresses has one's own profile?"""

from django.urls import path

from naryad.web.profile.theme import theme

urlpatterns = [
    path("profile/theme/", theme, name="profile_theme"),
]
