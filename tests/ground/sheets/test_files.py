import csv
import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from ground.sheets.cells import safe
from ground.sheets.files import csv_bytes, download, xlsx_bytes

AT = datetime(2026, 3, 1, 16, 30, tzinfo=UTC)
ROWS = [["=1+1", -5, None, AT, date(2026, 3, 1)], ["氏名\n二行", 1.5, "-3", AT.replace(tzinfo=None), "ok"]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("=1+1", "'=1+1"), ("+81 3", "'+81 3"), ("@x", "'@x"), ("-", "'-"), ("\tx", "'\tx"), ("＝1", "'＝1"),
     ("声明", "声明"), ("", ""), (-5, -5), (None, None)],
)
def test_no_text_runs_as_a_formula(value, expected):
    assert safe(value) == expected


def test_csv_begins_with_the_mark_excel_needs_and_shows_tokyo_time():
    data = csv_bytes(["題", "n"], ROWS)

    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == [
        ["題", "n"],
        ["'=1+1", "-5", "", "2026-03-02 01:30", "2026-03-01"],
        ["氏名\n二行", "1.5", "'-3", "2026-03-01 16:30", "ok"],
    ]


def test_xlsx_keeps_a_formula_as_text_and_numbers_as_numbers():
    sheet = load_workbook(io.BytesIO(xlsx_bytes(["題", "n"], ROWS))).active

    first = next(sheet.iter_rows(min_row=2, max_row=2))
    assert [(cell.value, cell.data_type) for cell in first[:3]] == [("=1+1", "s"), (-5, "n"), (None, "n")]
    assert first[3].value.isoformat() == "2026-03-02T01:30:00"


def test_a_download_carries_its_name_in_any_script_and_is_not_kept():
    response = download("翻訳状況", "csv", ["a"], [])

    assert response["Content-Disposition"].endswith("UTF-8''%E7%BF%BB%E8%A8%B3%E7%8A%B6%E6%B3%81.csv")
    assert response["Cache-Control"] == "no-store"
