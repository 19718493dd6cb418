"""Which addresses are open before signing in?"""

from django.urls import path

from naryad.web.door import (
    activation,
    arrival,
    brand_css,
    brand_logo,
    email_change,
    health,
    home,
    password,
    preferences,
    second_factor,
    setup,
    sign_in,
    single_sign_on,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("setup/", setup.setup, name="setup"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/second-factor/", second_factor.second_factor, name="sign_in_factor"),
    path("sign-in/passkey/", second_factor.passkey, name="sign_in_passkey"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("sign-in/company/", single_sign_on.company, name="sign_in_company"),
    path("sign-in/arrival/", arrival.arrival, name="arrival"),
    path("sign-in/with/<int:provider_id>/", single_sign_on.start, name="provider_start"),
    path("sign-in/with/<int:provider_id>/back/", single_sign_on.back, name="provider_back"),
    path("password/", password.forgotten, name="password_forgotten"),
    path("password/new/", password.set_new, name="password_new"),
    path("password/<str:secret>/", password.follow_link, name="password_link"),
    path("activate/", activation.activation, name="activation"),
    path("activate/<str:secret>/", activation.follow_link, name="activation_link"),
    path("e-mail/", email_change.confirm, name="email_confirm"),
    path("e-mail/<str:secret>/", email_change.follow_link, name="email_link"),
    path("language/", preferences.set_language, name="language"),
    path("organization/", preferences.choose_organization, name="choose_organization"),
    path("logo/", brand_logo.brand_logo, name="brand_logo"),
    path("brand.css", brand_css.brand_css, name="brand_css"),
    path("livez", health.live, name="livez"),
    path("readyz", health.ready, name="readyz"),
]
