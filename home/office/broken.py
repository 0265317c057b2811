"""Links of live pages that lead nowhere: to a page that is gone or not public, to a document that is gone.

Wagtail's reference index knows every link, chooser and picture of a page. It forgets those to a deleted target, so
what stood in texts is written back once the deletion is final; saving the page again settles it by itself.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, ReferenceIndex

# Wagtail's own bookkeeping between pages; no reader follows it.
NOT_LINKS = ("alias_of", "latest_revision", "live_revision")


@dataclass(frozen=True)
class BrokenLink:
    """Where it stands and what is wrong with where it leads."""

    page: int
    place: str
    reason: str


REASONS = {
    "unpublished": _("leads to a page that is not public"),
    "deleted": _("leads to a page that no longer exists"),
    "document": _("leads to a document that no longer exists"),
}


def broken_links() -> list[BrokenLink]:
    """Of all live pages, one per place. Four queries."""
    document_model = get_document_model()
    types = ContentType.objects.get_for_models(Page, document_model)
    pages = dict(Page.objects.values_list("pk", "live"))
    documents = set(document_model.objects.values_list("pk", flat=True))
    references = ReferenceIndex.objects.filter(
        base_content_type=types[Page], to_content_type__in=types.values()
    ).exclude(model_path__in=NOT_LINKS).order_by("object_id", "pk").values_list(
        "object_id", "content_path", "to_content_type_id", "to_object_id"
    )
    found = []
    for source, path, kind, target in references:
        if not pages.get(int(source)):
            continue
        if kind == types[document_model].pk:
            reason = None if int(target) in documents else "document"
        else:
            reason = None if pages.get(int(target)) else "unpublished" if int(target) in pages else "deleted"
        if reason:
            found.append(BrokenLink(int(source), path, reason))
    return found


def keep_references(sender, instance, **_kwargs):
    """Before something is deleted: remember the texts that link to it, and write that down after the deletion."""
    rows = [row for row in ReferenceIndex.get_references_to(instance) if _stands_in_text(row)]

    def write_back():
        sources = {row.object_id for row in rows}
        alive = set(map(str, Page.objects.filter(pk__in=[s for s in sources if s.isdecimal()]).values_list(
            "pk", flat=True)))
        for row in rows:
            row.pk = None
        ReferenceIndex.objects.bulk_create([row for row in rows if row.object_id in alive], ignore_conflicts=True)

    if rows:
        transaction.on_commit(write_back)


def _stands_in_text(row: ReferenceIndex) -> bool:
    """A foreign key is emptied or deleted with its target; a text keeps its link."""
    model = row.content_type.model_class()
    try:
        field = model._meta.get_field(row.model_path.partition(".")[0])
    except FieldDoesNotExist:
        return False
    return isinstance(field, (RichTextField, StreamField)) and issubclass(model, Page)


def connect():
    pre_delete.connect(keep_references, sender=Page, dispatch_uid="home.broken.page")
    pre_delete.connect(keep_references, sender=get_document_model(), dispatch_uid="home.broken.document")
