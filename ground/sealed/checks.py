from django.conf import settings
from django.core.checks import Error, Tags, register

from ground.sealed.keys import Purpose, RingUnreadable, ring

# the public process never opens an authenticator's secret
NEEDED = {"public": (Purpose.MAIL,)}
FORBIDDEN = {"public": (Purpose.MFA,)}


@register(Tags.security, deploy=True)
def key_ring(app_configs, **kwargs):
    """Production has keys of its own, all that its role needs and none that it must not hold."""
    if not settings.SEALED_KEYS and settings.SEALED_DEV_KEYS_FILE:
        return [
            Error(
                "Sealed values use the developer's keys.",
                hint="Set SEALED_KEYS to the output of `manage.py make_sealed_keys`, or to a file holding it.",
                id="ground.E001",
            )
        ]
    try:
        keys = ring()
    except RingUnreadable as unreadable:
        return [
            Error(str(unreadable), hint="Compare it with the output of `manage.py make_sealed_keys`.", id="ground.E002")
        ]
    errors = []
    for purpose in keys.missing(NEEDED.get(settings.ROLE, tuple(Purpose))):
        errors.append(
            Error(
                f"There is no key to seal with for “{purpose}”.",
                hint=f"`manage.py make_sealed_keys {purpose}` makes one; add it to SEALED_KEYS.",
                id="ground.E003",
            )
        )
    for purpose in FORBIDDEN.get(settings.ROLE, ()):
        if purpose not in keys.missing([purpose]):
            errors.append(
                Error(
                    f"The {settings.ROLE} process holds the key for “{purpose}”, which it must not be able to read.",
                    hint="Give this process a SEALED_KEYS without it.",
                    id="ground.E004",
                )
            )
    return errors
