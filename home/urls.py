"""Addresses of the published word that are no Wagtail pages."""

from django.urls import path, re_path

from home import contact_views, views
from home.pages import calendars, feeds, sitemaps

# under /<locale>/
urlpatterns = [
    path("contact/write/", contact_views.write, name="contact_write"),
    path("contact/sent/", contact_views.sent, name="contact_sent"),
    path("events/<slug:slug>.ics", calendars.one_event, name="event_calendar"),
    path("feeds/events.ics", calendars.coming_events, name="events_calendar"),
    re_path(r"^feeds/(?P<section>[a-z0-9-]{1,60})\.(?P<form>rss|atom)$", feeds.feed, name="feed"),
]
# without a language
bare = [
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    re_path(r"^sitemap-(?P<tag>[a-z-]{2,20})\.xml$", sitemaps.one_language, name="sitemap"),
    re_path(r"^(?P<folder>news/office|news/voice|forum)/(?P<name>[0-9_]{8,11})\.html$", views.old_address,
            name="old_address"),
]
