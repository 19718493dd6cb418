"""What is kept about logins, memberships and invitations?"""

from naryad.accounts.models.code import Code, CodePurpose
from naryad.accounts.models.consent import Consent
from naryad.accounts.models.identity import Identity, IdentityProvider, ProviderRole
from naryad.accounts.models.invitation import Invitation, InvitationState
from naryad.accounts.models.login import Login, SignIn
from naryad.accounts.models.login_event import LoginEvent
from naryad.accounts.models.membership import Membership
from naryad.accounts.models.secret_link import LinkPurpose, SecretLink
from naryad.accounts.models.token import ApiToken

__all__ = [
    "ApiToken",
    "Code",
    "CodePurpose",
    "Consent",
    "Identity",
    "IdentityProvider",
    "Invitation",
    "InvitationState",
    "LinkPurpose",
    "Login",
    "LoginEvent",
    "Membership",
    "ProviderRole",
    "SecretLink",
    "SignIn",
]
