"""Which addresses has the customer's side?"""

from django.urls import path

from naryad.web.portal import companies, equipment, home

urlpatterns = [
    path("portal/", home.home, name="portal_home"),
    path("portal/companies/", companies.companies, name="portal_companies"),
    path("portal/companies/<int:company_id>/", companies.company, name="portal_company"),
    path("portal/equipment/", equipment.equipment, name="portal_equipment"),
    path("portal/equipment/<int:asset_id>/", equipment.equipment_card, name="portal_asset"),
]
