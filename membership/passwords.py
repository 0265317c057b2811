"""Length over composition (NIST SP 800-63B-4): any fifteen characters will do, unless everybody would guess them."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_REPEATED = re.compile(r"(.{1,8}?)\1+", re.DOTALL)
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")


class GuessablePasswordValidator(CommonPasswordValidator):
    """Refuses a common password made long: repeated, along the keyboard, or with digits and signs at the end."""

    def validate(self, password, user=None):
        plain = password.casefold().strip()
        core = re.sub(r"[\W\d_]+$", "", plain)
        repeated = _REPEATED.fullmatch(plain) or _REPEATED.fullmatch(core)
        along = any(run in keys or run in keys[::-1] for keys in _RUNS for run in (plain, core) if run)
        if repeated or along or core in self.passwords:
            raise ValidationError(self.get_help_text(), code="password_too_guessable")

    def get_help_text(self):
        return _("Choose something nobody would guess: three or four words that do not belong together work well.")
