import json
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground import sealed


class EntryQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at=None, failed_at=None)

    def due(self, at):
        """Open, its time has come, and nobody is at it (or whoever was has been gone for the length of a lease)."""
        return self.open().filter(Q(leased_until=None) | Q(leased_until__lte=at), due_at__lte=at)


class Entry(models.Model):
    """One effect to carry out. It holds ids; bodies and addresses are looked up when it is delivered."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    ids = models.JSONField(default=dict)
    sealed = models.BinaryField(null=True)

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=100, blank=True)  # the class of the exception, never its words
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True
    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect to carry out")
        verbose_name_plural = _("effects to carry out")
        indexes = [
            models.Index(fields=["due_at"], name="outbox_open", condition=Q(done_at=None, failed_at=None)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(done_at=None) | Q(failed_at=None), name="outbox_done_or_failed"),
            models.CheckConstraint(
                condition=Q(done_at=None, failed_at=None) | Q(sealed=None), name="outbox_closed_holds_nothing_sealed"
            ),
        ]

    class Privacy:
        public = ["uuid", "kind", "created_at", "due_at", "leased_until", "attempts", "last_error"]
        public += ["done_at", "failed_at"]
        personal = ["key", "ids"]
        sealed = ["sealed"]

    def __str__(self):
        return self.key

    @property
    def context(self) -> str:
        return f"outbox-mail|{self.uuid}"

    def seal(self, secrets: dict) -> None:
        self.sealed = sealed.seal("mail", self.context, json.dumps(secrets).encode())

    def unsealed(self) -> dict:
        """What `put(sealed=…)` was given. Only until the entry is done."""
        return json.loads(sealed.unseal("mail", self.context, bytes(self.sealed)))


class PeriodicJob(models.Model):
    """When a periodic job last ran, and the lease that keeps two processes from running it at once."""

    name = models.CharField(max_length=100, primary_key=True)
    leased_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=100, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("periodic job")
        verbose_name_plural = _("periodic jobs")

    class Privacy:
        public = ["name", "leased_until", "started_at", "finished_at", "last_error"]

    def __str__(self):
        return self.name
