"""Which addresses are open before signing in?"""

from django.urls import path

from naryad.web.door import brand_css, health, home, preferences, sign_in

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("language/", preferences.set_language, name="language"),
    path("organization/", preferences.choose_organization, name="choose_organization"),
    path("brand.css", brand_css.brand_css, name="brand_css"),
    path("livez", health.live, name="livez"),
    path("readyz", health.ready, name="readyz"),
]
