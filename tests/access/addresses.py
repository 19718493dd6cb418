"""Which visitor gets which status from which address? Written by hand, once, as it should be.

Every address names a person, company, area, role… of our organization; `stranger` is the
administrator of the other one. 303 leads elsewhere (a stranger to the sign-in, whoever has done
something on), 404 does not exist for this visitor, 403 no right, 405 no such method, 409 not now,
410 a link that is over, 422 the form again with its errors. POST sends an empty form.
"""

from tests.access.code_addresses import CODE_ADDRESSES
from tests.access.company_addresses import COMPANY_ADDRESSES
from tests.access.contract_addresses import CONTRACT_ADDRESSES
from tests.access.door_addresses import DOOR_ADDRESSES
from tests.access.export_addresses import EXPORT_ADDRESSES
from tests.access.field_addresses import FIELD_ADDRESSES
from tests.access.file_addresses import FILE_ADDRESSES
from tests.access.import_addresses import IMPORT_ADDRESSES
from tests.access.notice_addresses import NOTICE_ADDRESSES
from tests.access.portal_ticket_addresses import PORTAL_TICKET_ADDRESSES
from tests.access.register_addresses import REGISTER_ADDRESSES
from tests.access.registration_addresses import REGISTRATION_ADDRESSES
from tests.access.tables import read_rows
from tests.access.ticket_addresses import TICKET_ADDRESSES
from tests.access.ticket_card_addresses import TICKET_CARD_ADDRESSES
from tests.access.ticket_list_addresses import TICKET_LIST_ADDRESSES
from tests.access.webhook_addresses import WEBHOOK_ADDRESSES

ADDRESSES = (
    DOOR_ADDRESSES
    + REGISTER_ADDRESSES
    + CODE_ADDRESSES
    + COMPANY_ADDRESSES
    + EXPORT_ADDRESSES
    + IMPORT_ADDRESSES
    + FIELD_ADDRESSES
    + FILE_ADDRESSES
    + CONTRACT_ADDRESSES
    + TICKET_ADDRESSES
    + TICKET_CARD_ADDRESSES
    + TICKET_LIST_ADDRESSES
    + PORTAL_TICKET_ADDRESSES
    + NOTICE_ADDRESSES
    + REGISTRATION_ADDRESSES
    + WEBHOOK_ADDRESSES
    + read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
portal_home            GET    303       200      404        404        404      404      404
portal_home            POST   405       405      405        405        405      405      405
portal_companies       GET    303       200      404        404        404      404      404
portal_companies       POST   405       405      405        405        405      405      405
portal_company         GET    303       404      404        404        404      404      404
portal_company         POST   405       405      405        405        405      405      405
office_home            GET    303       404      303        303        303      303      303
office_home            POST   303       404      405        405        405      405      405
customers              GET    303       404      200        200        200      200      200
customers              POST   303       404      405        405        405      405      405
customers_counters     GET    303       404      200        200        200      200      200
customers_counters     POST   303       404      405        405        405      405      405
customers_filter       GET    303       404      200        200        200      200      200
customers_filter       POST   303       404      405        405        405      405      405
customers_groups       GET    303       404      200        200        200      200      200
customers_groups       POST   303       404      405        405        405      405      405
customers_columns      GET    303       404      200        200        200      200      200
customers_columns      POST   303       404      405        405        405      405      405
customers_options      GET    303       404      404        404        404      404      404
customers_options      POST   303       404      405        405        405      405      405
customers_peek         GET    303       404      303        303        303      303      404
customers_peek         POST   303       404      405        405        405      405      405
customers_views        GET    303       404      200        200        200      200      200
customers_views        POST   303       404      303        303        303      303      303
customers_view_new     GET    303       404      200        200        200      200      200
customers_view_new     POST   303       404      422        422        422      422      422
employees              GET    303       404      200        200        200      200      200
employees              POST   303       404      405        405        405      405      405
employees_counters     GET    303       404      200        200        200      200      200
employees_counters     POST   303       404      405        405        405      405      405
employees_filter       GET    303       404      200        200        200      200      200
employees_filter       POST   303       404      405        405        405      405      405
employees_groups       GET    303       404      200        200        200      200      200
employees_groups       POST   303       404      405        405        405      405      405
employees_columns      GET    303       404      200        200        200      200      200
employees_columns      POST   303       404      405        405        405      405      405
employees_options      GET    303       404      404        404        404      404      404
employees_options      POST   303       404      405        405        405      405      405
employees_peek         GET    303       404      404        404        404      404      404
employees_peek         POST   303       404      405        405        405      405      405
employees_views        GET    303       404      200        200        200      200      200
employees_views        POST   303       404      303        303        303      303      303
employees_view_new     GET    303       404      200        200        200      200      200
employees_view_new     POST   303       404      422        422        422      422      422
person_new             GET    303       404      403        200        200      200      200
person_new             POST   303       404      403        422        422      422      422
person_draft           GET    303       404      405        405        405      405      405
person_draft           POST   303       404      403        204        204      204      204
runs                   GET    303       404      200        200        200      200      200
runs                   POST   303       404      404        404        404      404      404
run_indicator          GET    303       404      303        303        303      303      303
run_indicator          POST   303       404      405        405        405      405      405
run                    GET    303       404      404        404        404      200      404
run                    POST   303       404      405        405        405      405      405
run_cancellation       GET    303       404      405        405        405      405      405
run_cancellation       POST   303       404      404        404        404      303      404
run_undo               GET    303       404      405        405        405      405      405
run_undo               POST   303       404      404        404        404      303      404
run_again              GET    303       404      405        405        405      405      405
run_again              POST   303       404      404        404        404      404      404
options_companies      GET    303       404      200        200        200      200      200
options_companies      POST   303       404      405        405        405      405      405
options_entries        GET    303       404      200        200        200      200      200
options_entries        POST   303       404      405        405        405      405      405
person                 GET    303       404      200        200        200      200      404
person                 POST   303       404      405        405        405      405      405
person_qualification   GET    303       404      200        200        200      200      404
person_qualification   POST   303       404      405        405        405      405      405
person_other           GET    303       404      200        200        200      200      404
person_other           POST   303       404      405        405        405      405      405
person_history         GET    303       404      200        200        200      200      404
person_history         POST   303       404      405        405        405      405      405
person_rights          GET    303       404      403        200        200      200      404
person_rights          POST   303       404      405        405        405      405      405
person_edit            GET    303       404      403        200        200      200      404
person_edit            POST   303       404      403        422        422      422      404
person_cell            GET    303       404      403        200        200      200      404
person_cell            POST   303       404      403        303        303      303      404
person_photo           GET    303       404      404        404        404      404      404
person_photo           POST   303       404      405        405        405      405      405
person_invitation      GET    303       404      405        405        405      405      405
person_invitation      POST   303       404      403        409        409      409      404
person_invitation_sms  GET    303       404      405        405        405      405      405
person_invitation_sms  POST   303       404      403        409        409      409      404
person_conversion      GET    303       404      403        200        200      200      404
person_conversion      POST   303       404      403        303        303      303      404
person_ban             GET    303       404      403        403        200      200      404
person_ban             POST   303       404      403        403        422      422      404
person_unban           GET    303       404      405        405        405      405      405
person_unban           POST   303       404      403        403        303      303      404
person_deletion        GET    303       404      405        405        405      405      405
person_deletion        POST   303       404      403        403        303      303      404
person_restoration     GET    303       404      405        405        405      405      405
person_restoration     POST   303       404      403        403        303      303      404
person_erasure         GET    303       404      403        403        403      200      404
person_erasure         POST   303       404      403        403        403      303      404
view_edit              GET    303       404      404        404        404      200      404
view_edit              POST   303       404      404        404        404      422      404
view_sharing           GET    303       404      404        404        404      200      404
view_sharing           POST   303       404      404        404        404      303      404
view_deletion          GET    303       404      405        405        405      405      405
view_deletion          POST   303       404      404        404        404      303      404
view_restoration       GET    303       404      405        405        405      405      405
view_restoration       POST   303       404      404        404        404      303      404
areas                  GET    303       404      200        200        200      200      200
areas                  POST   303       404      405        405        405      405      405
areas_counters         GET    303       404      200        200        200      200      200
areas_counters         POST   303       404      405        405        405      405      405
areas_filter           GET    303       404      200        200        200      200      200
areas_filter           POST   303       404      405        405        405      405      405
areas_groups           GET    303       404      200        200        200      200      200
areas_groups           POST   303       404      405        405        405      405      405
areas_columns          GET    303       404      200        200        200      200      200
areas_columns          POST   303       404      405        405        405      405      405
areas_options          GET    303       404      404        404        404      404      404
areas_options          POST   303       404      405        405        405      405      405
areas_peek             GET    303       404      303        303        303      303      404
areas_peek             POST   303       404      405        405        405      405      405
areas_views            GET    303       404      200        200        200      200      200
areas_views            POST   303       404      303        303        303      303      303
areas_view_new         GET    303       404      200        200        200      200      200
areas_view_new         POST   303       404      422        422        422      422      422
area_new               GET    303       404      403        403        200      200      200
area_new               POST   303       404      403        403        422      422      422
area                   GET    303       404      200        200        200      200      404
area                   POST   303       404      405        405        405      405      405
area_edit              GET    303       404      403        403        200      200      404
area_edit              POST   303       404      403        403        422      422      404
area_place             GET    303       404      405        405        405      405      405
area_place             POST   303       404      403        403        303      303      404
area_default           GET    303       404      405        405        405      405      405
area_default           POST   303       404      403        403        303      303      404
area_deletion          GET    303       404      403        403        200      200      404
area_deletion          POST   303       404      403        403        409      409      404
area_restoration       GET    303       404      405        405        405      405      405
area_restoration       POST   303       404      403        403        303      303      404
roles                  GET    303       404      403        200        200      200      200
roles                  POST   303       404      405        405        405      405      405
roles_counters         GET    303       404      403        200        200      200      200
roles_counters         POST   303       404      405        405        405      405      405
roles_filter           GET    303       404      403        200        200      200      200
roles_filter           POST   303       404      405        405        405      405      405
roles_groups           GET    303       404      403        200        200      200      200
roles_groups           POST   303       404      405        405        405      405      405
roles_columns          GET    303       404      403        200        200      200      200
roles_columns          POST   303       404      405        405        405      405      405
roles_options          GET    303       404      403        404        404      404      404
roles_options          POST   303       404      405        405        405      405      405
roles_peek             GET    303       404      403        303        303      303      404
roles_peek             POST   303       404      405        405        405      405      405
roles_views            GET    303       404      403        200        200      200      200
roles_views            POST   303       404      403        303        303      303      303
roles_view_new         GET    303       404      403        200        200      200      200
roles_view_new         POST   303       404      403        422        422      422      422
role_new               GET    303       404      403        403        403      200      200
role_new               POST   303       404      403        403        403      422      422
role                   GET    303       404      404        200        200      200      404
role                   POST   303       404      404        403        403      422      404
role_menu              GET    303       404      404        200        200      200      404
role_menu              POST   303       404      405        405        405      405      405
role_people            GET    303       404      404        200        200      200      404
role_people            POST   303       404      405        405        405      405      405
role_history           GET    303       404      404        200        200      200      404
role_history           POST   303       404      405        405        405      405      405
role_copy              GET    303       404      405        405        405      405      405
role_copy              POST   303       404      404        403        403      303      404
role_deletion          GET    303       404      404        403        403      200      404
role_deletion          POST   303       404      404        403        403      409      404
role_restoration       GET    303       404      405        405        405      405      405
role_restoration       POST   303       404      404        403        403      303      404
organization_settings  GET    303       404      403        403        403      200      200
organization_settings  POST   303       404      403        403        403      422      422
organization_logo      GET    303       404      405        405        405      405      405
organization_logo      POST   303       404      403        403        403      422      422
brand_color_check      GET    303       404      403        403        403      200      200
brand_color_check      POST   303       404      405        405        405      405      405
organization_sign_in   GET    303       404      403        403        403      200      200
organization_sign_in   POST   303       404      403        403        403      303      303
organization_consent   GET    303       404      403        403        403      200      200
organization_consent   POST   303       404      403        403        403      422      422
organization_mail      GET    303       404      403        403        403      200      200
organization_mail      POST   303       404      405        405        405      405      405
test_letter            GET    303       404      405        405        405      405      405
test_letter            POST   303       404      403        403        403      303      303
organization_text_messages GET 303    404      403        403        403      200      200
organization_text_messages POST 303   404      405        405        405      405      405
test_sms               GET    303       404      405        405        405      405      405
test_sms               POST   303       404      403        403        403      422      422
identity_providers     GET    303       404      403        403        403      200      200
identity_providers     POST   303       404      405        405        405      405      405
provider_new           GET    303       404      403        403        403      200      200
provider_new           POST   303       404      403        403        403      422      422
identity_provider      GET    303       404      403        403        403      200      404
identity_provider      POST   303       404      403        403        403      422      404
provider_test          GET    303       404      405        405        405      405      405
provider_test          POST   303       404      403        403        403      200      404
provider_deletion      GET    303       404      403        403        403      200      404
provider_deletion      POST   303       404      403        403        403      303      404
find                   GET    303       404      200        200        200      200      200
find                   POST   303       404      405        405        405      405      405
journal                GET    303       404      403        403        200      200      200
journal                POST   303       404      405        405        405      405      405
journal_counters       GET    303       404      403        403        200      200      200
journal_counters       POST   303       404      405        405        405      405      405
journal_filter         GET    303       404      403        403        200      200      200
journal_filter         POST   303       404      405        405        405      405      405
journal_groups         GET    303       404      403        403        200      200      200
journal_groups         POST   303       404      405        405        405      405      405
journal_columns        GET    303       404      403        403        200      200      200
journal_columns        POST   303       404      405        405        405      405      405
journal_options        GET    303       404      403        403        404      404      404
journal_options        POST   303       404      405        405        405      405      405
journal_peek           GET    303       404      403        403        303      303      404
journal_peek           POST   303       404      405        405        405      405      405
journal_views          GET    303       404      403        403        200      200      200
journal_views          POST   303       404      403        403        303      303      303
journal_view_new       GET    303       404      403        403        200      200      200
journal_view_new       POST   303       404      403        403        422      422      422
letters                GET    303       404      403        403        200      200      200
letters                POST   303       404      405        405        405      405      405
letters_counters       GET    303       404      403        403        200      200      200
letters_counters       POST   303       404      405        405        405      405      405
letters_filter         GET    303       404      403        403        200      200      200
letters_filter         POST   303       404      405        405        405      405      405
letters_groups         GET    303       404      403        403        200      200      200
letters_groups         POST   303       404      405        405        405      405      405
letters_columns        GET    303       404      403        403        200      200      200
letters_columns        POST   303       404      405        405        405      405      405
letters_options        GET    303       404      403        403        404      404      404
letters_options        POST   303       404      405        405        405      405      405
letters_peek           GET    303       404      403        403        303      303      404
letters_peek           POST   303       404      405        405        405      405      405
letters_views          GET    303       404      403        403        200      200      200
letters_views          POST   303       404      403        403        303      303      303
letters_view_new       GET    303       404      403        403        200      200      200
letters_view_new       POST   303       404      403        403        422      422      422
letter                 GET    303       404      404        404        200      200      404
letter                 POST   303       404      405        405        405      405      405
letter_body            GET    303       404      404        404        404      404      404
letter_body            POST   303       404      405        405        405      405      405
view_as                GET    303       404      405        405        405      405      405
view_as                POST   303       404      403        403        303      303      404
view_as_end            GET    405       405      405        405        405      405      405
view_as_end            POST   303       303      303        303        303      303      303
""")
)
