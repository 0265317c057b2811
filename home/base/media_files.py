"""`/media/` while files lie on this machine: renditions of pictures, nothing else."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.http import Http404
from django.views.decorators.http import require_safe
from django.views.static import serve

RENDITIONS = "images"
TYPES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"}
HEADERS = {
    "Cache-Control": "public, max-age=604800",  # a changed picture or focal point gets another name
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",  # feeds and shared links show them elsewhere
    "X-Content-Type-Options": "nosniff",
}


def embedded() -> bool:
    """Whether public files are kept in a folder here; otherwise the storage's own address serves them."""
    return isinstance(storages["default"], FileSystemStorage)


@require_safe
def rendition(request, path: str):
    """A picture as the site made it. Originals, which may say where they were taken, are never served."""
    name = PurePosixPath(path)
    if name.parts[:1] != (RENDITIONS,) or ".." in name.parts or name.suffix.lower() not in TYPES:
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
