"""Under which addresses do inquiries lie in the office?"""

from django.urls import path

from naryad.web.office.inquiries import pages, settling

_HERE = "office/inquiries/"
_ONE = f"{_HERE}<int:inquiry_id>/"

urlpatterns = [
    path(_HERE, pages.inquiries, name="inquiries"),
    path(_ONE, pages.inquiry, name="inquiry"),
    path(f"{_ONE}acceptance/", settling.inquiry_acceptance, name="inquiry_acceptance"),
    path(f"{_ONE}joining/", settling.inquiry_joining, name="inquiry_joining"),
    path(f"{_ONE}refusal/", settling.inquiry_refusal, name="inquiry_refusal"),
    path(f"{_ONE}return/", pages.inquiry_return, name="inquiry_return"),
]
