"""Tables for people with a spreadsheet: CSV that Japanese Excel reads, XLSX, and no cell that runs as a formula."""
