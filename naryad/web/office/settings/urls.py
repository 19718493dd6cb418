"""Under which addresses do the settings lie?"""

from django.urls import path

from naryad.web.office.settings import (
    codes,
    consent,
    mail,
    notifications,
    offers,
    organization,
    programs,
    providers,
    sign_in,
    text_messages,
    webhook_deliveries,
    webhook_setting,
    webhooks,
)

_HERE = "office/settings/organization/"
_CODES = f"{_HERE}codes/"
_PROVIDERS = "office/settings/sign-in/"
_PROVIDER = f"{_PROVIDERS}<int:provider_id>/"

_OFFERS = "office/settings/registration/"
_OFFER = f"{_OFFERS}<int:offer_id>/"
_WEBHOOKS = "office/settings/webhooks/"
_WEBHOOK = f"{_WEBHOOKS}<int:webhook_id>/"
_DELIVERY = f"{_WEBHOOKS}deliveries/<int:delivery_id>/"

_PROGRAMS = "office/settings/programs/"
_PROGRAM = f"{_PROGRAMS}<int:program_id>/"

urlpatterns = [
    path(_HERE, organization.organization_settings, name="organization_settings"),
    path(f"{_HERE}logo/", organization.organization_logo, name="organization_logo"),
    path(f"{_HERE}color/", organization.brand_color_check, name="brand_color_check"),
    path(f"{_HERE}sign-in/", sign_in.organization_sign_in, name="organization_sign_in"),
    path(_CODES, codes.organization_codes, name="organization_codes"),
    path(f"{_CODES}new/", codes.code_settings_new, name="code_settings_new"),
    path(f"{_CODES}<int:settings_id>/", codes.code_settings, name="code_settings"),
    path(f"{_CODES}assignees/", codes.code_settings_assignees, name="code_settings_assignees"),
    path(
        f"{_CODES}<int:settings_id>/deletion/",
        codes.code_settings_deletion,
        name="code_settings_deletion",
    ),
    path(
        f"{_CODES}<int:settings_id>/return/",
        codes.code_settings_return,
        name="code_settings_return",
    ),
    path(f"{_HERE}consent/", consent.organization_consent, name="organization_consent"),
    path(f"{_HERE}mail/", mail.organization_mail, name="organization_mail"),
    path(
        f"{_HERE}text-messages/",
        text_messages.organization_text_messages,
        name="organization_text_messages",
    ),
    path(
        f"{_HERE}notifications/",
        notifications.organization_notifications,
        name="organization_notifications",
    ),
    path(f"{_HERE}test-sms/", text_messages.test_sms, name="test_sms"),
    path(f"{_HERE}test-letter/", mail.test_letter, name="test_letter"),
    path(_OFFERS, offers.offers, name="registration_offers"),
    path(f"{_OFFERS}new/", offers.offer_new, name="registration_offer_new"),
    path(f"{_OFFERS}objects/", offers.offer_objects, name="registration_offer_objects"),
    path(_OFFER, offers.offer, name="registration_offer"),
    path(f"{_OFFER}deletion/", offers.offer_deletion, name="registration_offer_deletion"),
    path(f"{_OFFER}restoration/", offers.offer_restoration, name="registration_offer_restoration"),
    path(_PROGRAMS, programs.programs, name="programs"),
    path(f"{_PROGRAMS}new/", programs.program_new, name="program_new"),
    path(f"{_PROGRAM}token/", programs.program_token, name="program_token"),
    path(f"{_PROGRAM}end/", programs.program_end, name="program_end"),
    path(f"{_PROGRAMS}tokens/<int:token_id>/end/", programs.token_end, name="token_end"),
    path(_WEBHOOKS, webhooks.webhooks, name="webhooks"),
    path(f"{_WEBHOOKS}new/", webhook_setting.webhook_new, name="webhook_new"),
    path(_WEBHOOK, webhooks.webhook, name="webhook"),
    path(f"{_WEBHOOK}settings/", webhook_setting.webhook_settings, name="webhook_settings"),
    path(f"{_WEBHOOK}state/", webhooks.webhook_state, name="webhook_state"),
    path(f"{_WEBHOOK}secret/", webhook_setting.webhook_secret, name="webhook_secret"),
    path(f"{_WEBHOOK}test/", webhook_deliveries.webhook_test, name="webhook_test"),
    path(f"{_WEBHOOK}end/", webhook_setting.webhook_end, name="webhook_end"),
    path(_DELIVERY, webhook_deliveries.webhook_delivery, name="webhook_delivery"),
    path(
        f"{_DELIVERY}repetition/", webhook_deliveries.webhook_repetition, name="webhook_repetition"
    ),
    path(_PROVIDERS, providers.providers, name="identity_providers"),
    path(f"{_PROVIDERS}new/", providers.provider_new, name="provider_new"),
    path(_PROVIDER, providers.provider, name="identity_provider"),
    path(f"{_PROVIDER}test/", providers.provider_test, name="provider_test"),
    path(f"{_PROVIDER}deletion/", providers.provider_deletion, name="provider_deletion"),
]
