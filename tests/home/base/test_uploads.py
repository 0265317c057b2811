"""Hostile files: each is refused with a sentence, or only its picture is kept. Every file is made here."""

import gc
import io
import struct
import warnings
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from PIL import Image, ImageCms, PngImagePlugin
from wagtail.models import UploadedFile

from home.base import uploads
from home.models import CustomDocument, CustomImage
from tests.factories import people

SCRIPT = b"<html><script>alert(1)</script></html>"


def picture(kind="PNG", size=(60, 40), mode="RGB", **options) -> bytes:
    content = io.BytesIO()
    Image.new(mode, size, "red").save(content, kind, **options)
    return content.getvalue()


def with_place() -> bytes:
    """A JPEG that says where and by which camera it was taken, lying on its side."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9286] = 6, "CANARY-CAMERA", "CANARY-COMMENT"
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 41.0, 22.0), 3: "E", 4: (139.0, 41.0, 30.0)})
    return picture("JPEG", exif=exif, comment=b"CANARY-COM", xmp=b"<x:xmpmeta>CANARY-XMP</x:xmpmeta>")


def with_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "CANARY-AUTHOR")
    return picture(pnginfo=info)


def bomb(width=12_000, height=10_000) -> bytes:
    """A PNG of a few kilobytes that would fill 120 million pixels."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(b"\x00" * (height * (width // 8 + 1)), 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def film(frames=300) -> bytes:
    content = io.BytesIO()
    first, *rest = [Image.new("P", (50, 50), shade % 256) for shade in range(frames)]
    first.save(content, "GIF", save_all=True, append_images=rest)
    return content.getvalue()


def office(part="word/document.xml", *more) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("[Content_Types].xml", part, *more):
            archive.writestr(name, "<x/>")
    return content.getvalue()


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n"

REFUSED_PICTURES = {
    "12000 x 10000 pixels": ("bomb.png", bomb()),
    "30000 x 30000 pixels": ("bomb.png", bomb(30_000, 30_000)),
    "svg": ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "svg named png": ("drawing.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "html named png": ("page.png", SCRIPT),
    "png named html": ("page.html", picture()),
    "png named gif": ("page.gif", picture()),
    "nothing": ("empty.png", b""),
    "cut off": ("cut.png", picture(size=(400, 400))[:300]),
    "cut off jpeg": ("cut.jpg", picture("JPEG", size=(400, 400))[:300]),
    "only a signature": ("sign.png", b"\x89PNG\r\n\x1a\n"),
    "postscript": ("page.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n"),
    "postscript named png": ("page.png", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n"),
    "icon": ("icon.ico", picture("ICO", size=(16, 16))),
    "tiff": ("scan.tiff", picture("TIFF")),
    "tiff named jpg": ("scan.jpg", picture("TIFF")),
    "pdf named png": ("paper.png", PDF),
    "archive named jpg": ("archive.jpg", office()),
}
HARMLESS_AFTERWARDS = {
    "png and page in one": ("page.png", picture() + SCRIPT),
    "jpeg and archive in one": ("gifar.jpg", picture("JPEG") + office()),
    "gif and script in one": ("x.gif", picture("GIF") + b"/*" + SCRIPT),
    "place and camera": ("photo.jpg", with_place()),
    "author": ("drawing.png", with_text()),
    "300 pictures": ("film.gif", film()),
    "page among the colours": ("sneaky.png", picture(pnginfo=None, mode="P") + b"\x00" + SCRIPT),
    "two extensions": ("shell.php.png", picture()),
    "page extension inside": ("page.html.jpg", picture("JPEG")),
    "way out of the folder": ("../../../etc/passwd.png", picture()),
    "windows way out": ("..\\..\\windows\\system.png", picture()),
    "nul": ("nul\x00.html.png", picture()),
    "right to left override": ("gnp.\u202ebat.png", picture()),
    "line break": ("a\r\nSet-Cookie: x.png", picture()),
    "four hundred letters": ("長" * 400 + ".png", picture()),
    "dots only": ("....png", picture()),
    "webp": ("leaflet.webp", picture("WEBP")),
    "avif": ("leaflet.avif", picture("AVIF")),
    "see-through": ("logo.png", picture(mode="RGBA")),
    "grey": ("scan.png", picture(mode="L")),
    "four inks": ("print.jpg", picture("JPEG", mode="CMYK")),
}


@pytest.fixture
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage",
                    "OPTIONS": {"location": tmp_path, "base_url": "/media/"}},
    }
    yield tmp_path
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        gc.collect()  # Wagtail leaves the files it measured open


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    file = SimpleUploadedFile("x", content)
    file._name = name  # Django keeps only the last part; here the worst arrives
    return file


# --- the functions

@pytest.mark.parametrize(("name", "content"), HARMLESS_AFTERWARDS.values(), ids=HARMLESS_AFTERWARDS)
def test_of_a_hostile_picture_only_the_picture_is_kept(name, content):
    clean = uploads.clean_picture(upload(name, content))

    stored = clean.read()
    kept = Image.open(io.BytesIO(stored))
    kept.load()
    assert max(kept.size) == 60 or kept.size == (50, 50)
    assert not dict(kept.getexif())
    assert not {"icc_profile", "comment", "xmp", "XML:com.adobe.xmp", "exif"} & set(kept.info)
    assert getattr(kept, "n_frames", 1) == 1
    for hidden in (b"script", b"CANARY", b"GPS", b"PK\x03\x04"):
        assert hidden not in stored
    stem, dot, extension = clean.name.rpartition(".")
    assert (dot, extension) in {(".", "png"), (".", "jpg"), (".", "webp"), (".", "avif")}
    assert stem
    assert len(stem) <= 80
    assert not set(stem) & set("./\\\x00\r\n\u202e :")


# a picture under another name is one all the same; the form alone asks that both agree
NO_PICTURES = {what: case for what, case in REFUSED_PICTURES.items() if what not in {"png named html", "png named gif"}}


@pytest.mark.parametrize(("name", "content"), NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_of_ours_is_refused_with_a_sentence(name, content):
    with pytest.raises(ValidationError) as refused:
        uploads.clean_picture(upload(name, content))

    assert refused.value.messages[0].endswith(".")


def test_a_picture_stands_upright_and_is_no_larger_than_a_screen_needs():
    lying = Image.open(uploads.clean_picture(upload("a.jpg", with_place())))
    large = Image.open(uploads.clean_picture(upload("b.jpg", picture("JPEG", size=(6000, 3000)))))

    assert (lying.size, large.size) == ((40, 60), (3000, 1500))


def test_colours_are_translated_and_a_broken_profile_is_left_out():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    for given in (profile, b"nonsense"):
        kept = Image.open(uploads.clean_picture(upload("a.png", picture(icc_profile=given))))
        assert (kept.getpixel((0, 0)), "icc_profile" in kept.info) == ((255, 0, 0), False)


def test_sabotage_a_file_stored_as_it_came_would_be_seen():
    """The negative control: the same looks at the raw files find what must be gone."""
    raw = b"".join(content for _name, content in HARMLESS_AFTERWARDS.values())

    assert all(hidden in raw for hidden in (b"script", b"CANARY", b"PK\x03\x04"))


DOCUMENTS = {
    "pdf": ("paper.pdf", PDF),
    "word": ("paper.docx", office()),
    "sheet": ("table.xlsx", office("xl/workbook.xml")),
    "slides": ("talk.pptx", office("ppt/presentation.xml")),
    "archive": ("all.zip", office()),
    "text": ("note.txt", "注意事項\n1 < 2".encode()),
    "text of an old machine": ("note.txt", "注意事項".encode("cp932")),
    "table for Excel": ("table.csv", "\ufeff年,人\n2023,867\n".encode()),
}
REFUSED_DOCUMENTS = {
    "page": ("page.html", SCRIPT),
    "drawing": ("drawing.svg", b"<svg onload='alert(1)'/>"),
    "program": ("setup.exe", b"MZ\x90\x00"),
    "no extension": ("README", b"text"),
    "page named pdf": ("page.pdf", SCRIPT),
    "page behind a pdf signature": ("page.pdf", b"%PDF-1.7\n" + SCRIPT),
    "pdf named docx": ("paper.docx", PDF),
    "pdf named txt with bytes": ("paper.txt", PDF + b"\x00\x01"),
    "archive named docx": ("all.docx", office("readme.txt")),
    "word named xlsx": ("table.xlsx", office()),
    "macros": ("paper.docx", office("word/document.xml", "word/vbaProject.bin")),
    "page named txt": ("note.txt", b"  \n<!DOCTYPE html>" + SCRIPT),
    "page named csv": ("table.csv", b"a,b\n<script>alert(1)</script>"),
    "no text": ("note.txt", b"\xff\xfe\x81\xff\xff"),
    "broken archive": ("all.zip", office()[:40]),
    "nothing": ("empty.pdf", b""),
    "page before extension": ("page.pdf.html", PDF),
    "hidden extension": ("page.html\u202efdp.html", SCRIPT),
}


@pytest.mark.parametrize(("name", "content"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_is_what_its_name_says(name, content):
    assert uploads.check_document(upload(name, content)) == name


@pytest.mark.parametrize(("name", "content"), REFUSED_DOCUMENTS.values(), ids=REFUSED_DOCUMENTS)
def test_a_document_that_is_not_is_refused_with_a_sentence(name, content):
    with pytest.raises(ValidationError) as refused:
        uploads.check_document(upload(name, content))

    assert refused.value.messages[0].endswith(".")


def test_a_document_too_big_is_refused(settings):
    settings.DOCUMENT_MAX_BYTES = 10

    with pytest.raises(ValidationError, match="too big"):
        uploads.check_document(upload("paper.pdf", PDF))


def test_names_keep_their_letters_and_lose_what_hides():
    names = {
        "永住 声明.final.pdf": "永住-声明-final.pdf",
        "../../x.pdf": "x.pdf",
        "\u202efdp.pdf": "fdp.pdf",
        ".pdf": "file.pdf",
    }

    assert {name: uploads.safe_name(name, "pdf") for name in names} == names


# --- the ways in

def form_data(**fields) -> dict:
    return {"title": "T", "description": "What it shows", "credit": "", "tags": "", "focal_point_x": "",
            "focal_point_y": "", "focal_point_width": "", "focal_point_height": ""} | fields


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content"), REFUSED_PICTURES.values(), ids=REFUSED_PICTURES)
def test_the_admin_answers_a_hostile_picture_with_a_sentence_and_stores_nothing(storage, name, content):
    answer = people.staff_client().post(
        reverse("wagtailimages:add"), form_data(file=SimpleUploadedFile(name, content))
    )

    assert (answer.status_code, CustomImage.objects.count()) == (200, 0)
    assert answer.context["form"].errors["file"]
    assert not [path for path in storage.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_the_admin_stores_the_picture_alone_and_knows_its_true_size(storage):
    answer = people.staff_client().post(
        reverse("wagtailimages:add"), form_data(file=SimpleUploadedFile("photo.jpg", with_place()))
    )

    image = CustomImage.objects.get()
    stored = image.file.read()
    image.file.close()
    assert answer.status_code == 302
    assert (image.width, image.height, image.file_size) == (40, 60, len(stored))
    assert b"CANARY" not in stored


@pytest.mark.django_db
def test_bulk_upload_stores_the_picture_alone_too(storage):
    """It keeps the file aside until the description is written, and stores that one without the form."""
    staff = people.staff_client()
    asked = staff.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "photo", "files[]": SimpleUploadedFile("photo.jpg", with_place())},
    )
    waiting = UploadedFile.objects.get()
    prefix = f"uploaded-image-{waiting.pk}"
    stored = staff.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {f"{prefix}-{name}": value for name, value in form_data().items()},
    )

    image = CustomImage.objects.get()
    content = image.file.read()
    image.file.close()
    assert (asked.status_code, stored.status_code) == (200, 200)
    assert b"CANARY" not in content
    assert (image.width, image.height) == (40, 60)


@pytest.mark.django_db
def test_code_that_stores_a_picture_or_a_document_passes_the_same_door(storage):
    image = CustomImage.objects.create(title="T", description="d", file=ContentFile(with_place(), name="x.jpg"))
    content = image.file.read()
    image.file.close()

    assert b"CANARY" not in content
    with pytest.raises(ValidationError), transaction.atomic():
        CustomDocument.objects.create(title="T", file=ContentFile(SCRIPT, name="page.pdf"))
    document = CustomDocument.objects.create(title="T", file=ContentFile(PDF, name="a.b.pdf"))
    document.file.close()
    assert document.filename == "a-b.pdf"


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content"), REFUSED_DOCUMENTS.values(), ids=REFUSED_DOCUMENTS)
def test_the_admin_answers_a_hostile_document_with_a_sentence(storage, name, content):
    answer = people.staff_client().post(
        reverse("wagtaildocs:add"), {"title": "T", "tags": "", "file": SimpleUploadedFile(name, content)}
    )

    assert (answer.status_code, CustomDocument.objects.count()) == (200, 0)
    assert answer.context["form"].errors["file"]


@pytest.mark.django_db
def test_the_admin_stores_a_document_under_a_name_that_hides_nothing(storage):
    people.staff_client().post(
        reverse("wagtaildocs:add"), {"title": "T", "tags": "", "file": SimpleUploadedFile("声明.html.pdf", PDF)}
    )

    document = CustomDocument.objects.get()
    assert document.filename == "声明-html.pdf"
    assert document.file_size == len(PDF)
