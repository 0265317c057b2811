"""The demo's published word: rows first (topics, figures, desks, the organisation), then the tree of pages."""

from django.utils.translation import gettext_noop
from wagtail.models import Page, Site

from home.demo import items, rows
from home.demo.tree import CONTENT, Tree
from home.pages.consultation import ConsultationPage
from home.pages.contact import ContactPage
from home.pages.events import EventIndexPage, EventPage
from home.pages.home import HomePage
from home.pages.news import NewsIndexPage, NewsPage
from home.pages.publications import PublicationIndexPage, PublicationPage
from home.pages.qa import QaIndexPage, QaPage
from home.pages.standard import StandardPage
from home.pages.statements import StatementIndexPage, StatementPage

# What every site of this kind has, in the order of the menu; titles are strings of the interface.
SECTIONS = [
    (StatementIndexPage, "statements", gettext_noop("Statements"), StatementPage, items.statement),
    (QaIndexPage, "qa", gettext_noop("Q&As"), QaPage, items.qa),
    (NewsIndexPage, "news", gettext_noop("News"), NewsPage, items.news),
    (EventIndexPage, "events", gettext_noop("Events"), EventPage, items.event),
    (PublicationIndexPage, "publications", gettext_noop("Publications"), PublicationPage, items.publication),
]

# Plain pages that stand in the menu; the others are reached from the foot of every page.
IN_MENU = {"about"}


def load(tree: Tree) -> None:
    """Replaces Wagtail's welcome page by ours in every language and plants all that has been written."""
    rows.load(CONTENT, tree.today)
    plant_frame(tree)
    for _index, section, _title, model, facts_of in SECTIONS:
        for path, content in tree.items(section):
            tree.plant(model, path, content, facts_of(path, content.facts, tree))
    for path, content in tree.content.items():
        if path.startswith("standard/"):
            slug = path.removeprefix("standard/")
            facts_of = items.standard(slug, content.facts, tree)
            tree.plant(StandardPage, slug, content, facts_of, show_in_menus=slug in IN_MENU)
    tree.finish.insert(0, lambda: items.front_door(tree))
    tree.finish.append(lambda: items.behind(tree))
    tree.finish.append(lambda: rows.load_site(CONTENT, tree.today, Site.objects.get(is_default_site=True), tree.page))
    tree.finish.append(lambda: items.old_addresses(tree))


def plant_frame(tree: Tree) -> None:
    """Home, indexes and standing pages in every language: what an empty site needs, too."""
    site = Site.objects.filter(is_default_site=True).first()
    welcome = list(Page.objects.filter(depth=2))
    for page in welcome:
        page.slug = f"old-{page.pk}"
        page.save(clean=False)
    tree.plant_standing(HomePage, "", gettext_noop("Home"), show_in_menus=False)
    root = tree.pages["", next(iter(tree.tags()))]
    if site is None:
        Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)
    else:
        site.root_page = root
        site.save()
    for page in welcome:
        page.delete()
    for model, path, title, _item, _facts in SECTIONS:
        tree.plant_standing(model, path, title)
    tree.plant_standing(ConsultationPage, "consultation", gettext_noop("Consultation"))
    tree.plant_standing(ContactPage, "contact", gettext_noop("Contact"), show_in_menus=False)



