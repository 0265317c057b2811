"""An account: someone who signs in. What we know of a person beyond that hangs on the contact."""

import unicodedata
import uuid

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


def normalise_email(address: str) -> str:
    """One spelling per mailbox: NFKC, no space around, case folded, so that nobody has two accounts by accident."""
    return unicodedata.normalize("NFKC", address or "").strip().casefold()


class UserManager(BaseUserManager):
    """Creates accounts with a normalised e-mail; `createsuperuser` works as everywhere."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=normalise_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=normalise_email(email))


class User(AbstractUser):
    """Signs in by e-mail. The key is a uuid, so that an address bar never counts our members."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = None
    email = models.EmailField(_("e-mail"), unique=True)
    language = models.CharField(_("language"), max_length=20, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    objects = UserManager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    class Privacy:
        personal = [
            "email", "password", "first_name", "last_name", "language", "last_login", "date_joined",
            "groups", "user_permissions",
        ]
        public = ["id", "is_active", "is_staff", "is_superuser"]

    def clean(self):
        super().clean()
        self.email = normalise_email(self.email)

    def save(self, *args, **kwargs):
        self.email = normalise_email(self.email)
        super().save(*args, **kwargs)
