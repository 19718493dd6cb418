"""Under which addresses do inquiries lie in the office?"""

from django.urls import path

from naryad.web.lists.urls import list_paths
from naryad.web.office.inquiries import pages, settling
from naryad.web.office.inquiries.inquiry_list import open_inquiries

_HERE = "office/inquiries/"
_ONE = f"{_HERE}<int:inquiry_id>/"

urlpatterns = [
    *list_paths(_HERE, "inquiries", open_inquiries, row="inquiry_id"),
    path(_ONE, pages.inquiry, name="inquiry"),
    path(f"{_ONE}acceptance/", settling.inquiry_acceptance, name="inquiry_acceptance"),
    path(f"{_ONE}joining/", settling.inquiry_joining, name="inquiry_joining"),
    path(f"{_ONE}refusal/", settling.inquiry_refusal, name="inquiry_refusal"),
    path(f"{_ONE}erasure/", settling.inquiry_erasure, name="inquiry_erasure"),
    path(f"{_ONE}return/", pages.inquiry_return, name="inquiry_return"),
]
