"""Is the program reached only the way it is meant to be?"""

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from naryad.config.diagnosis.finding import Finding, Grade
from naryad.config.environment import Environment

# Wider than what one company has to itself: 10.0.0.0/8 and fc00::/7.
_SHORTEST_PREFIX = {4: 8, 6: 7}


def faults_of_the_address(environment: Environment) -> Iterator[Finding]:
    if not (environment.is_https and urlsplit(environment.base_url).hostname):
        yield Finding(
            "base-url",
            _("NARYAD_BASE_URL must be the https:// address under which people reach Naryad."),
            _("Without TLS passwords and sessions can be read on the way; links lead there, too."),
            _("Put a proxy with a certificate in front, and set its address."),
        )
    if settings.DEBUG:
        yield Finding(
            "debug",
            _("DEBUG is on."),
            _("Pages of errors show settings and what people have typed to strangers."),
            _("Use the settings as they are shipped."),
        )


def faults_of_proxies(environment: Environment) -> Iterator[Finding]:
    wide = [each for each in environment.trusted_proxies if _is_wide(each)]
    if wide:
        yield Finding(
            "proxies-wide",
            _("NARYAD_TRUSTED_PROXIES trusts %(networks)s.") % {"networks": ", ".join(wide)},
            _("Strangers write the address that is counted and logged, and escape every limit."),
            _("Name the addresses of your proxies and nothing else."),
        )
    if environment.is_https and not environment.trusted_proxies:
        yield Finding(
            "proxies-none",
            _("NARYAD_TRUSTED_PROXIES names no proxy."),
            _(
                "Behind the one that speaks https everybody seems to come from its address, so the"
                " limits of one stranger lock out all."
            ),
            _("Name the address from which the proxy calls, such as 127.0.0.1."),
            Grade.WARNING,
        )
    if environment.host in {"0.0.0.0", "::"}:  # noqa: S104 - looked for, not listened at
        yield Finding(
            "host-any",
            _("NARYAD_HOST is %(host)s.") % {"host": environment.host},
            _("Who reaches this port comes past the proxy, without TLS."),
            _(
                "Listen at 127.0.0.1 or at the address that the proxy calls; in a container,"
                " publish the port to the proxy alone."
            ),
            Grade.WARNING,
        )


def _is_wide(proxy: str) -> bool:
    network = ipaddress.ip_network(proxy, strict=False)
    return network.prefixlen < _SHORTEST_PREFIX[network.version]
