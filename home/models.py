"""Every model of the published word, each in the file of its subject."""

from home.base.banner import EmergencyBanner
from home.base.media import CustomDocument, CustomImage, CustomRendition
from home.base.rows import PageChannel, PageTopic, RelatedPage, Topic
from home.pages.consultation import ConsultationDesk, ConsultationPage
from home.pages.contact import ContactMessage, ContactPage
from home.pages.events import EventIndexPage, EventPage
from home.pages.home import HomePage
from home.pages.news import NewsIndexPage, NewsPage
from home.pages.publications import PublicationIndexPage, PublicationPage
from home.pages.qa import QaIndexPage, QaPage
from home.pages.standard import StandardPage
from home.pages.statements import Addressee, Cosigner, FollowUp, StatementIndexPage, StatementPage

__all__ = [
    "Addressee", "ConsultationDesk", "ConsultationPage", "ContactMessage", "ContactPage", "Cosigner",
    "CustomDocument", "CustomImage", "CustomRendition",
    "EmergencyBanner", "EventIndexPage", "EventPage", "FollowUp", "HomePage", "NewsIndexPage", "NewsPage",
    "PageChannel", "PageTopic", "PublicationIndexPage", "PublicationPage", "QaIndexPage", "QaPage", "RelatedPage",
    "StandardPage", "StatementIndexPage", "StatementPage", "Topic",
]
