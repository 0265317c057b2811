"""One stylesheet for readers, many small files for us: `css/site.css` is put together where static files are found."""

import re
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANK = re.compile(r"\s*\n\s*")


def sources(static: Path) -> list[Path]:
    """The files in the order of the cascade: tokens, base, layout, components, print."""
    css = static / "css"
    components = sorted((css / "components").glob("*.css"))
    return [css / "tokens.css", css / "base.css", css / "layout.css", *components, css / "print.css"]


def joined(files: list[Path]) -> str:
    """The files as one text, without comments and indentation."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return BLANK.sub("\n", COMMENT.sub("", text)).strip() + "\n"


class StylesheetFinder(BaseFinder):
    """Finds `css/site.css`; writes it again when one of its sources is newer. A phone asks for one file, not twenty."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.static = Path(settings.SITE) / "static"
        self.storage = FileSystemStorage(location=Path(settings.VAR) / "stylesheet")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path != NAME:
            return []
        return [self.written()] if find_all else self.written()

    def list(self, ignore_patterns):
        self.written()
        yield NAME, self.storage

    def written(self) -> str:
        files = sources(self.static)
        target = Path(self.storage.path(NAME))
        if not target.exists() or target.stat().st_mtime < max(file.stat().st_mtime for file in files):
            target.parent.mkdir(parents=True, exist_ok=True)
            # Two processes may write at once: each its own file, the last one wins whole.
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as fresh:
                fresh.write(joined(files))
            Path(fresh.name).chmod(0o644)
            Path(fresh.name).replace(target)
        return str(target)
