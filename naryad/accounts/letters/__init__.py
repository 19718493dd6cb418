"""In which words do letters about access speak? These are their names."""

INVITATION = "invitation"
PASSWORD = "password"  # noqa: S105 - names a letter, holds no secret
PASSWORD_TOLD = "password-told"  # noqa: S105 - the same
EMAIL = "email-change"
EMAIL_TOLD = "email-told"
SECURITY = "security"
TEST = "test"
