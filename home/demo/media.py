"""Covers for the demo's publications, drawn here: coloured fields and a number, no photograph, no borrowed picture."""

import hashlib
from datetime import date
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from home.base.media import CustomDocument, CustomImage
from home.demo.tree import CONTENT

PAPER, INK = "#faf7f0", "#1a1a1c"
FIELDS = ["#d9381e", "#0b5cad", "#2c6e49", "#e0a100", "#6b3fa0", "#00758f"]


def cover(kind: str, number: str, day: date) -> CustomImage:
    """The cover of one issue; asked again, the same row."""
    title = f"Cover {kind} {number or day.isoformat()}"
    found = CustomImage.objects.filter(title=title).first()
    if found:
        return found
    picture = drawing(f"{kind} {number}", number or str(day.year))
    image = CustomImage(title=title, description=title, credit="", width=600, height=848)
    image.file = ContentFile(picture, name=f"cover-{kind}-{number or day.isoformat()}.png")
    image.save()
    return image


def document(path: str, tag: str) -> CustomDocument | None:
    """The PDF that stands beside the words of a page in this language, if there is one; asked again, the same row."""
    source = CONTENT / path / f"{tag}.pdf"
    if not source.exists():
        return None
    title = f"{path.rpartition('/')[2]} ({tag})"
    found = CustomDocument.objects.filter(title=title).first()
    if found is None:
        found = CustomDocument(title=title)
        found.file = ContentFile(source.read_bytes(), name=f"{path.rpartition('/')[2]}-{tag}.pdf")
        found.save()
    return found


def drawing(seed: str, label: str) -> bytes:
    """A PNG whose shapes depend on the seed alone."""
    dice = hashlib.sha256(seed.encode()).digest()
    canvas = Image.new("RGB", (600, 848), PAPER)
    pen = ImageDraw.Draw(canvas)
    for place in range(6):
        left, top, size = dice[place] * 2, 120 + dice[place + 6] * 2, 60 + dice[place + 12]
        colour = FIELDS[dice[place + 18] % len(FIELDS)]
        if dice[place + 24] % 2:
            pen.ellipse([left, top, left + size, top + size], fill=colour)
        else:
            pen.rectangle([left, top, left + size, top + size], fill=colour)
    pen.text((40, 24), label, fill=INK, font=ImageFont.load_default(72))
    buffer = BytesIO()
    canvas.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
