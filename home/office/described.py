"""Pictures nobody described: people who cannot see them learn nothing."""

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField

from home.base.media import CustomImage
from home.office.versions import page_types

# How JSON, written by Python or by PostgreSQL, shows a picture block whose description is empty.
EMPTY_ALT = '"alt": ""'


def undescribed_images() -> list[CustomImage]:
    return list(CustomImage.objects.filter(description="").order_by("-created_at").only("pk", "title", "created_at"))


def pages_with_undescribed_pictures() -> list[tuple[int, str, str]]:
    """Key, title and language of live pages with such a picture in their text. One query."""
    queries = []
    for model in page_types():
        streams = [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]
        if not streams:
            continue
        empty = Q()
        pages = model.objects.filter(live=True).order_by()
        for name in streams:
            pages = pages.annotate(**{f"{name}_text": Cast(F(name), TextField())})
            empty |= Q(**{f"{name}_text__contains": EMPTY_ALT})
        queries.append(pages.filter(empty).values_list("pk", "title", "locale__language_code"))
    if not queries:
        return []
    first, *others = queries
    return list(first.union(*others, all=True))
