"""Pictures and documents. A picture without a description cannot be saved: someone may not see it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from home.base.uploads import CheckedDocumentFile, CleanPictureFile


class CustomImage(AbstractImage):
    """A picture with a required description, and whose work it is."""

    description = models.CharField(
        _("description"), max_length=255,
        help_text=_("What the picture shows, for people who cannot see it. Pages may say it better for their context."),
    )
    credit = models.CharField(_("credit"), max_length=120, blank=True)

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")
    api_fields: list[str] = []

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    class Privacy:
        personal = ["uploaded_by_user"]
        public = [
            "id", "collection", "title", "tags", "file", "description", "credit", "width", "height", "created_at",
            "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height", "file_size", "file_hash",
        ]


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]

    class Privacy:
        public = "__all__"


class CustomDocument(AbstractDocument):
    """A file to download; the language it is written in belongs to the page that offers it."""

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    class Privacy:
        personal = ["uploaded_by_user"]
        public = ["id", "collection", "title", "tags", "file", "created_at", "file_size", "file_hash"]


# The one way into storage, for forms, commands and bulk uploads alike; a class of the stored value, not of the column.
CustomImage._meta.get_field("file").attr_class = CleanPictureFile
CustomDocument._meta.get_field("file").attr_class = CheckedDocumentFile
