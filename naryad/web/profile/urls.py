"""Which addresses has one's own profile?"""

from django.urls import path

from naryad.web.profile.app import app, app_removal
from naryad.web.profile.codes import codes
from naryad.web.profile.confirm import confirm
from naryad.web.profile.email import email
from naryad.web.profile.factors import factors
from naryad.web.profile.identities import identities
from naryad.web.profile.passkeys import passkey, passkey_new, passkey_removal
from naryad.web.profile.password import password
from naryad.web.profile.phone import phone, phone_code, phone_removal
from naryad.web.profile.photo import photo
from naryad.web.profile.profile import profile
from naryad.web.profile.sessions import sessions
from naryad.web.profile.theme import theme
from naryad.web.profile.tokens import token_end, tokens

_FACTORS = "profile/second-factor/"

urlpatterns = [
    path("profile/", profile, name="profile"),
    path("profile/e-mail/", email, name="profile_email"),
    path("profile/identities/", identities, name="profile_identities"),
    path("profile/password/", password, name="profile_password"),
    path("profile/phone/", phone, name="profile_phone"),
    path("profile/phone/code/", phone_code, name="profile_phone_code"),
    path("profile/phone/removal/", phone_removal, name="profile_phone_removal"),
    path("profile/photo/", photo, name="profile_photo"),
    path("profile/sessions/", sessions, name="profile_sessions"),
    path("profile/confirm/", confirm, name="profile_confirm"),
    path(_FACTORS, factors, name="profile_factors"),
    path(f"{_FACTORS}app/", app, name="profile_app"),
    path(f"{_FACTORS}app/removal/", app_removal, name="profile_app_removal"),
    path(f"{_FACTORS}codes/", codes, name="profile_codes"),
    path(f"{_FACTORS}passkeys/new/", passkey_new, name="profile_passkey_new"),
    path(f"{_FACTORS}passkeys/<int:factor_id>/", passkey, name="profile_passkey"),
    path(
        f"{_FACTORS}passkeys/<int:factor_id>/removal/",
        passkey_removal,
        name="profile_passkey_removal",
    ),
    path("profile/theme/", theme, name="profile_theme"),
    path("profile/tokens/", tokens, name="profile_tokens"),
    path("profile/tokens/<int:token_id>/end/", token_end, name="profile_token_end"),
]
