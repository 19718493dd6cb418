"""Has an organization nearly used up what it may store?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from naryad.config.diagnosis.finding import Finding, Grade
from naryad.config.diagnosis.patient import Patient
from naryad.files.quota import used_shares
from naryad.organizations.models import Organization

NEARLY = 0.9


def faults_of_storage(patient: Patient) -> Iterator[Finding]:
    shares = used_shares()
    full = {key: share for key, share in shares.items() if share >= NEARLY}
    for organization in Organization.objects.filter(pk__in=full).order_by("pk"):
        share = full[organization.pk]
        yield Finding(
            f"storage-{organization.pk}",
            _("%(organization)s has used %(percent)s %% of its storage.")
            % {"organization": organization.name, "percent": int(share * 100)},
            _("When all is used nobody of it can upload, also not from the field."),
            _("Let it delete files that nobody needs."),
            Grade.WRONG if share >= 1 else Grade.WARNING,
        )
