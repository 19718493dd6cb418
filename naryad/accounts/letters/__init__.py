"""In which words do letters about access speak? These are their names."""

INVITATION = "invitation"
PASSWORD = "password"  # noqa: S105 - names a letter, holds no secret
PASSWORD_TOLD = "password-told"  # noqa: S105 - the same
EMAIL = "email-change"
EMAIL_TOLD = "email-told"
CODE = "code"
PHONE_TOLD = "phone-told"
SECURITY = "security"
TEST = "test"
TEST_SMS = "test-sms"
