"""For whom each address is. An address nobody classified fails the suite, and so does a line that fits no address."""

from enum import Enum
from fnmatch import fnmatch

from membership.roles import ROLES


class Audience(Enum):
    PUBLIC = "everybody, signed in or not"
    ENTRANCE = "whoever is signing in or up"
    STAGE = "whoever is half-way through signing in; sends all others back"
    ACCOUNT = "whoever is signed in"
    OFFICE = "staff with a second factor; which roles see what: SECTIONS"
    OFFICE_DOOR = "Wagtail's own ways in and out, which lead to the site's; and files of its script"


# By pattern as the URLconf writes it, without the language; the first line that fits decides.
AUDIENCES = {
    "cms/login/": Audience.OFFICE_DOOR,
    "cms/logout/": Audience.OFFICE_DOOR,
    "cms/password_reset/*": Audience.OFFICE_DOOR,
    "cms/sprite/": Audience.OFFICE_DOOR,
    "cms/jsi18n/": Audience.OFFICE_DOOR,
    "cms/*": Audience.OFFICE,
    "accounts/": Audience.ACCOUNT,
    "accounts/login/": Audience.ENTRANCE,
    "accounts/login/code/": Audience.ENTRANCE,
    "accounts/login/code/confirm/": Audience.STAGE,
    "accounts/logout/": Audience.ENTRANCE,
    "accounts/inactive/": Audience.ENTRANCE,
    "accounts/signup/": Audience.ENTRANCE,
    "accounts/confirm-email/": Audience.ENTRANCE,
    "accounts/^confirm-email/*": Audience.ENTRANCE,
    "accounts/password/reset/*": Audience.ENTRANCE,
    "accounts/^password/reset/*": Audience.ENTRANCE,
    "accounts/password/change/": Audience.ACCOUNT,
    "accounts/password/set/": Audience.ACCOUNT,
    "accounts/email/": Audience.ACCOUNT,
    "accounts/reauthenticate/": Audience.ACCOUNT,
    "accounts/sessions/": Audience.ACCOUNT,
    "accounts/2fa/authenticate/": Audience.STAGE,
    "accounts/2fa/webauthn/login/": Audience.ENTRANCE,
    "accounts/2fa/*": Audience.ACCOUNT,
    "healthz": Audience.PUBLIC,
    "readyz": Audience.PUBLIC,
    "": Audience.PUBLIC,
    "robots.txt": Audience.PUBLIC,
    "documents/*": Audience.PUBLIC,
    "media/<path:path>": Audience.PUBLIC,
    "sitemap.xml": Audience.PUBLIC,
    "^sitemap-*": Audience.PUBLIC,
    "^(?P<folder>news/office|news/voice|forum)/*": Audience.PUBLIC,
    "contact/*/": Audience.PUBLIC,
    "events/<slug:slug>.ics": Audience.PUBLIC,
    "feeds/events.ics": Audience.PUBLIC,
    "^feeds/*": Audience.PUBLIC,
    "search/": Audience.PUBLIC,
    "_util/*": Audience.PUBLIC,
    "^((?:[[]\\w\\-]+/)*)$": Audience.PUBLIC,
}

EVERY = frozenset(role.code for role in ROLES)
WORDS = frozenset({"editor", "publisher", "translator", "secretariat", "administrator"})
ROWS = WORDS - {"translator"}
CHIEFS = frozenset({"publisher", "administrator"})
ADMINISTRATOR = frozenset({"administrator"})

# Which roles an argument-less address of the admin opens for; the first line that fits decides.
SECTIONS = {
    "cms/": EVERY,
    "cms/test404/": EVERY,
    "cms/api/main/*": EVERY,  # answers with what its reader may see
    "cms/failwhale/": frozenset(),  # Wagtail's example of an error
    "cms/pages/*": WORDS,
    "cms/choose-*": EVERY,  # choosers list what their reader may choose
    "cms/tag-autocomplete/": EVERY,
    "cms/collections/*": ADMINISTRATOR,
    "cms/workflows/task_chooser/*": EVERY,
    "cms/workflows/*": ADMINISTRATOR,
    "cms/reports/locked/*": CHIEFS,
    "cms/reports/site-history/*": EVERY,
    "cms/reports/*": WORDS,
    "cms/account/": EVERY,
    "cms/guide/": EVERY,
    "cms/dismissibles/": EVERY,
    "cms/block-preview/": EVERY,
    "cms/localize/*": EVERY,
    "cms/redirects/*": CHIEFS,
    "cms/embeds/chooser/*": EVERY,
    "cms/snippets/": frozenset(),
    "cms/snippets/choose/*/create/": ROWS,
    "cms/snippets/choose/*": EVERY,
    "cms/snippets/home/contactmessage/*": frozenset({"secretariat", "administrator"}),
    "cms/snippets/*": ROWS,
    "cms/documents/chooser/create/": ROWS,
    "cms/documents/chooser/*": EVERY,
    "cms/documents/*": ROWS,
    "cms/images/chooser/create/": ROWS,
    "cms/images/chooser/*": EVERY,
    "cms/images/*": ROWS,
    "cms/locales/*": ADMINISTRATOR,
    "cms/sites/*": ADMINISTRATOR,
    "cms/users/*": ADMINISTRATOR,
    "cms/groups/*": frozenset(),  # groups are written in membership.roles
    "cms/^.*/$": frozenset(),  # what is not there
}


def audience_of(pattern: str) -> Audience | None:
    return _first(AUDIENCES, without_language(pattern))


def roles_of(pattern: str) -> frozenset[str] | None:
    return _first(SECTIONS, pattern)


def line_of(table: dict, pattern: str) -> str | None:
    return next((line for line in table if fnmatch(pattern, line) or pattern == line), None)


def without_language(pattern: str) -> str:
    return pattern.removeprefix("en/")


def _first(table: dict, pattern: str):
    line = line_of(table, pattern)
    return None if line is None else table[line]
