"""Wagtail's own CSV has no byte order mark and no guard; every list of the admin gets ours instead."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from ground.sheets.cells import safe
from ground.sheets.files import BOM, shown


def write_csv_row(self, writer, row):
    cells = {name: self.preprocess_field_value(name, value, self.FORMAT_CSV) for name, value in row.items()}
    return writer.writerow({name: safe(shown(cell)) for name, cell in cells.items()})


def replace():
    """Called once, when the apps are ready."""
    stream = SpreadsheetExportMixin.stream_csv

    def stream_csv(self, queryset):
        yield BOM
        yield from stream(self, queryset)

    SpreadsheetExportMixin.stream_csv = stream_csv
    SpreadsheetExportMixin.write_csv_row = write_csv_row
