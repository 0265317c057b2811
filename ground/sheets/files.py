"""A table as a file to download: headings and rows in, bytes or a response out."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import quote

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from ground.clock import TOKYO
from ground.sheets.cells import safe

# Without this mark Excel in Japan reads UTF-8 as Shift_JIS.
BOM = b"\xef\xbb\xbf"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def csv_bytes(headings: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a byte order mark, CRLF, every cell safe to open."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in [headings, *rows]:
        writer.writerow([safe(shown(cell)) for cell in row])
    return BOM + out.getvalue().encode()


def xlsx_bytes(headings: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    """One sheet; texts are stored as texts, whatever they begin with, dates and numbers as themselves."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [headings, *rows]:
        sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet, value) -> WriteOnlyCell:
    if isinstance(value, datetime):
        value = value.astimezone(TOKYO).replace(tzinfo=None) if value.tzinfo else value
    elif not isinstance(value, (int, float, type(None))) and not hasattr(value, "isoformat"):
        value = str(value)
    cell = WriteOnlyCell(sheet, value)
    if cell.data_type == "f":
        cell.data_type = "s"
    return cell


def shown(value) -> object:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (value.astimezone(TOKYO) if value.tzinfo else value).strftime("%Y-%m-%d %H:%M")
    return value if isinstance(value, (int, float)) else str(value)


def download(name: str, kind: str, headings: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """The table as a response of kind `csv` or `xlsx`; `name` may be in any script."""
    data = (csv_bytes if kind == "csv" else xlsx_bytes)(headings, rows)
    response = HttpResponse(data, content_type=TYPES[kind])
    response["Content-Disposition"] = f"attachment; filename=\"table.{kind}\"; filename*=UTF-8''{quote(name)}.{kind}"
    response["Cache-Control"] = "no-store"
    return response
