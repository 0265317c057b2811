"""Rows of the demo that are no pages: topics, dated figures, consultation desks, the organisation, the banner."""

from datetime import date
from pathlib import Path

from wagtail.models import Site

from ground.organisation.models import Figure, Organisation
from home.base.banner import EmergencyBanner
from home.base.rows import Topic
from home.demo.parse import read_table
from home.pages.consultation import ConsultationDesk


def load(folder: Path, today: date) -> None:
    """Everything in the `*.toml` files directly under the content folder."""
    if not (folder / "topics.toml").exists():
        return
    for place, (code, names) in enumerate(read_table(folder / "topics.toml", today).items()):
        Topic.objects.update_or_create(code=code, defaults={"name": names, "sort_order": place})
