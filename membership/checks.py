from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def staff_second_factor(app_configs, **kwargs):
    """What makes a laptop comfortable must not reach production."""
    errors = []
    if not settings.STAFF_MFA_REQUIRED:
        errors.append(
            Error(
                "Staff may work without a second factor.",
                hint="Remove STAFF_MFA_REQUIRED = False; it is for local settings alone.",
                id="membership.E001",
            )
        )
    if getattr(settings, "MFA_TOTP_INSECURE_BYPASS_CODE", None):
        errors.append(
            Error(
                "A fixed code opens every authenticator.",
                hint="Remove MFA_TOTP_INSECURE_BYPASS_CODE.",
                id="membership.E002",
            )
        )
    if getattr(settings, "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", False):
        errors.append(
            Error(
                "Passkeys are accepted over unencrypted connections.",
                hint="Remove MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN.",
                id="membership.E003",
            )
        )
    return errors
