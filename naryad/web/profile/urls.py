"""Which addresses has one's own profile?"""

from django.urls import path

from naryad.web.profile.email import email
from naryad.web.profile.identities import identities
from naryad.web.profile.password import password
from naryad.web.profile.photo import photo
from naryad.web.profile.profile import profile
from naryad.web.profile.sessions import sessions
from naryad.web.profile.theme import theme

urlpatterns = [
    path("profile/", profile, name="profile"),
    path("profile/e-mail/", email, name="profile_email"),
    path("profile/identities/", identities, name="profile_identities"),
    path("profile/password/", password, name="profile_password"),
    path("profile/photo/", photo, name="profile_photo"),
    path("profile/sessions/", sessions, name="profile_sessions"),
    path("profile/theme/", theme, name="profile_theme"),
]
