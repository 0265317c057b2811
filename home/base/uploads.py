"""Files from outside, made harmless on their one way in: the moment they are stored.

Pictures are decoded and written anew, so nothing but the picture stays: no place, no camera, no second file behind it.
Documents keep their bytes; their content must be what the name says. The forms of the admin (`home.base.upload_forms`)
ask the same functions first, so that an editor reads a sentence instead of an error page.
"""

import io
import re
import unicodedata
import warnings
import zipfile
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps
from wagtail.images.models import WagtailImageFieldFile

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "png"}  # of a film the first picture
LONGEST_SIDE = 3000
SAVED_AS = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 88, "method": 4},
    "AVIF": {"quality": 75, "speed": 8},
}
OFFICE_PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
MARKUP = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|img|\?xml|!--)", re.IGNORECASE)
BROKEN_ZIP = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError)


class Clean(ContentFile):
    """Content that went through here."""


# --- names

def safe_name(name: str, extension: str) -> str:
    """The name without folders, further extensions or signs that hide something; letters of any script stay."""
    last = unicodedata.normalize("NFKC", name.replace("\\", "/")).rsplit("/", 1)[-1]
    stem = last.rsplit(".", 1)[0] if "." in last else last
    kept = re.sub(r"[^\w-]+", "-", stem).strip("-_")[:80]
    return f"{kept or 'file'}.{extension}"


def extension_of(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".")


# --- pictures

def clean_picture(file: File) -> Clean:
    """The picture alone, upright, in sRGB, no larger than a screen needs. What is no picture raises ValidationError."""
    if isinstance(file, Clean):
        return file
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            kind, picture = _decoded(file)
            content = io.BytesIO()
            picture.save(content, kind, **SAVED_AS[kind])
    except ValidationError:
        raise
    except Exception as error:  # decoders meet hostile bytes and raise whatever they like
        raise ValidationError(_("This file is damaged or not a picture. Please save it anew and try again.")) from error
    return Clean(content.getvalue(), name=safe_name(file.name or "", FORMATS[kind]))


def _decoded(file: File) -> tuple[str, Image.Image]:
    opened = Image.open(file, formats=list(FORMATS))
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if opened.width * opened.height > limit:
        raise ValidationError(
            _("This picture has too many pixels (%(width)s × %(height)s). Please make it smaller.")
            % {"width": opened.width, "height": opened.height}
        )
    kind = "PNG" if opened.format == "GIF" else opened.format
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded no larger than needed
    opened.load()
    picture = ImageOps.exif_transpose(opened)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    see_through = kind != "JPEG" and picture.has_transparency_data
    picture = _in_srgb(picture).convert("RGBA" if see_through else "RGB")
    alone = Image.new(picture.mode, picture.size)
    alone.paste(picture)
    return kind, alone


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The same colours without the profile; an unreadable profile is left out."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return picture
    mode = picture.mode if picture.mode == "RGBA" else "RGB"
    try:
        return ImageCms.profileToProfile(picture, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


# --- documents

def check_document(file: File) -> str:
    """The name to store it under, if the content is what the name says; otherwise ValidationError."""
    extension = extension_of(file.name or "")
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise ValidationError(
            _("Files of this type cannot be uploaded. Possible are: %(types)s.")
            % {"types": ", ".join(settings.WAGTAILDOCS_EXTENSIONS)}
        )
    if not file.size:
        raise ValidationError(_("This file is empty."))
    if file.size > settings.DOCUMENT_MAX_BYTES:
        raise ValidationError(
            _("This file is too big. The limit is %(limit)s.") % {"limit": filesizeformat(settings.DOCUMENT_MAX_BYTES)}
        )
    file.seek(0)
    fits = _is_office(file, extension) if extension in {*OFFICE_PARTS, "zip"} else SNIFFED[extension](file)
    file.seek(0)
    if not fits:
        raise ValidationError(
            _("The content is not what the name says (%(extension)s). Please save it anew and try again.")
            % {"extension": extension}
        )
    return safe_name(file.name, extension)


def _is_pdf(file: File) -> bool:
    head = file.read(1024)
    return head.startswith(b"%PDF-") and not MARKUP.search(head)


def _is_text(file: File) -> bool:
    """Text in an encoding used in Japan, and no markup a browser could take for a page."""
    content = file.read()
    if b"\x00" in content or MARKUP.search(content[:4096]):
        return False
    for encoding in ("utf-8-sig", "cp932", "euc_jp"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _is_office(file: File, extension: str) -> bool:
    """A readable archive; an office document has its own part and no macros."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except BROKEN_ZIP:
        return False
    if extension == "zip":
        return True
    has_part = "[Content_Types].xml" in names and any(name.startswith(OFFICE_PARTS[extension]) for name in names)
    return has_part and not any(name.lower().endswith("vbaproject.bin") for name in names)


SNIFFED = {"pdf": _is_pdf, "txt": _is_text, "csv": _is_text}


# --- the way in

class CleanPictureFile(WagtailImageFieldFile):
    """Whatever stores a picture, form, command or bulk upload, stores a clean one."""

    def save(self, name, content, save=True):
        if not isinstance(content, Clean):
            content.name = name
            content = clean_picture(content)
        super().save(content.name, content, save)


class CheckedDocumentFile(FieldFile):
    def save(self, name, content, save=True):
        content.name = name
        super().save(check_document(content), content, save)
