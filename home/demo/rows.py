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
    """What the pages lean on, before there are pages."""
    for place, (code, names) in enumerate(read_table(folder / "topics.toml", today).items()):
        Topic.objects.update_or_create(code=code, defaults={"name": names, "sort_order": place})
    for figure in read_table(folder / "figures.toml", today)["figures"]:
        facts = {key: value for key, value in figure.items() if key not in {"code", "as_of"}}
        Figure.objects.update_or_create(code=figure["code"], as_of=figure["as_of"], defaults=facts)
    for desk in read_table(folder / "desks.toml", today)["desks"]:
        facts = {key: value for key, value in desk.items() if key != "code"}
        ConsultationDesk.objects.update_or_create(code=desk["code"], defaults=facts)


def load_site(folder: Path, today: date, site: Site, page_of) -> None:
    """Whose site it is and what its banner says; after the pages, since the banner leads to one."""
    Organisation.objects.update_or_create(site=site, defaults=read_table(folder / "organisation.toml", today))
    banner = read_table(folder / "banner.toml", today)
    EmergencyBanner.objects.update_or_create(site=site, defaults={**banner, "page": page_of(banner["page"])})
    site.site_name = read_table(folder / "organisation.toml", today)["short_name"]["ja"]
    site.save()
