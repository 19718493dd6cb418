"""Which addresses has the customer's side?"""

from django.urls import path

from naryad.web.portal import companies, home

urlpatterns = [
    path("portal/", home.home, name="portal_home"),
    path("portal/companies/", companies.companies, name="portal_companies"),
    path("portal/companies/<int:company_id>/", companies.company, name="portal_company"),
]
