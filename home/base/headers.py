"""What every answer carries, errors included: what a browser may load, who may frame it, that nothing is guessed.

One strict policy for the site; a looser one for the Wagtail admin and its previews only, because its widgets start
with inline scripts. Whoever sets a header itself (documents, reveal views) keeps it.
"""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings

OFFICE = "/cms/"


def is_office(request) -> bool:
    """Whether this is the admin, or a page as the admin previews it (a request that only looks like a reader's)."""
    return request.path_info.startswith(OFFICE) or getattr(request, "is_dummy", False)


class HeadersMiddleware(CSPMiddleware):
    """Outermost, so that no answer leaves without them."""

    def get_policy_parts(self, request, response, report_only: bool = False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.config is None and is_office(request):
            parts.config = settings.CMS_CONTENT_SECURITY_POLICY
        return parts

    def process_response(self, request, response):
        response = super().process_response(request, response)
        for name, value in (
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", settings.X_FRAME_OPTIONS),
            ("Referrer-Policy", settings.SECURE_REFERRER_POLICY),
            ("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ):
            response.headers.setdefault(name, value)
        self._keep_private(request, response)
        return response

    def _keep_private(self, request, response) -> None:
        """What does not say that it may be kept is kept nowhere; nothing of the office is left on a lost laptop."""
        page = response.get("Content-Type", "").startswith("text/html")
        if is_office(request) and page:
            response.headers["Cache-Control"] = "private, no-store"
        elif not response.has_header("Cache-Control"):
            # A document may be asked for again by its tag; it may also be closed to others.
            kept = "private, no-cache" if response.has_header("ETag") else "private, no-store"
            response.headers["Cache-Control"] = kept
