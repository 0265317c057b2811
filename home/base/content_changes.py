"""What changes a public page: publishing, moving and deleting pages, and the rows that pages show."""

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from home.base import page_cache

# Saved with every draft; readers see none of it.
DRAFT_FIELDS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes",
                "go_live_at", "expire_at", "locked", "locked_at", "locked_by", "owner"}
_watched: list[type[Model]] = [
    Page, Site, Locale, PageViewRestriction, Collection, CollectionViewRestriction, Redirect,
]


def watch(*models: type[Model]) -> None:
    """Rows of these models are shown on public pages: saving or deleting one makes the pages anew."""
    _watched.extend(models)


def is_watched(model: type[Model]) -> bool:
    return issubclass(model, tuple(_watched))


def changed(**_kwargs) -> None:
    """Now, for whoever looks inside this transaction, and after the commit, for everyone."""
    page_cache.bump()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(page_cache.bump)


def saved(sender, instance, update_fields=None, **_kwargs) -> None:
    if is_watched(sender) and _concerns_readers(instance, update_fields):
        changed()


def deleted(sender, instance, **_kwargs) -> None:
    if is_watched(sender) and _concerns_readers(instance, None):
        changed()


def _concerns_readers(instance, update_fields) -> bool:
    if not isinstance(instance, Page):
        return True
    return instance.live and not (update_fields and set(update_fields) <= DRAFT_FIELDS)


def connect() -> None:
    post_save.connect(saved, dispatch_uid="home.content_saved")
    post_delete.connect(deleted, dispatch_uid="home.content_deleted")
    for signal, name in ((page_published, "published"), (page_unpublished, "unpublished"), (post_page_move, "moved")):
        signal.connect(changed, dispatch_uid=f"home.content_{name}")
