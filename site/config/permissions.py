"""Who may ask for which address: one table over every URL pattern there is, Wagtail's and allauth's included.

`tests/architecture/test_permissions.py` walks the URLconf: a pattern without a rule fails the suite, and so does a
rule without a pattern. A rule names patterns by their view name, or by `route:` and the route where they have none;
the first that fits counts. What a member of staff needs is any one of `needs`, as `app.codename`; permissions on pages
are `page.add` and so on, those on collections `wagtailimages.add_image` and so on. No `needs`: every member of staff.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from django.urls import URLPattern, URLResolver


class Kind(StrEnum):
    PUBLIC = "public"  # everyone, without an account
    SIGN_IN = "sign-in"  # on the way to an account or out of it; never shows anything of one
    ACCOUNT = "account"  # a person signed in, on her own things
    STAFF = "staff"  # someone of the office with a second factor
    LOCAL = "local"  # on a laptop only; elsewhere the address does not exist


@dataclass(frozen=True, slots=True)
class Rule:
    names: str
    kind: Kind
    needs: tuple[str, ...] = ()


def public(names: str) -> Rule:
    return Rule(names, Kind.PUBLIC)


def sign_in(names: str) -> Rule:
    return Rule(names, Kind.SIGN_IN)


def account(names: str) -> Rule:
    return Rule(names, Kind.ACCOUNT)


def staff(names: str, *needs: str) -> Rule:
    return Rule(names, Kind.STAFF, needs)


SUPERUSER = "nobody.but_superusers"
PAGES = ("page.*",)
PICTURES = ("wagtailimages.add_image", "wagtailimages.change_image")
PAPERS = ("wagtaildocs.add_document", "wagtaildocs.change_document")

RULES = (
    # --- the site
    *map(public, ("healthz", "readyz", "front_door", "robots", "sitemap*", "media", "old_address", "wagtail_serve")),
    *map(public, ("feed", "event_calendar", "events_calendar", "search", "contact_write", "contact_sent")),
    # closed documents and pages ask for their password or send to sign in by themselves
    *map(public, ("wagtaildocs_serve", "wagtaildocs_authenticate_with_password",
                  "wagtailcore_authenticate_with_password")),
    # --- accounts
    *map(sign_in, ("account_login", "account_logout", "account_signup", "account_inactive",
                   "account_request_login_code", "account_confirm_login_code", "account_confirm_email",
                   "account_email_verification_sent", "account_reset_password*", "mfa_authenticate",
                   "mfa_login_webauthn", "wagtailcore_login", "route:<locale>/_util/login/")),
    *map(account, ("account_home", "account_email", "account_change_password", "account_set_password",
                   "account_reauthenticate", "mfa_*", "usersessions_list")),
    # --- the office: Wagtail's ways in are closed and lead to ours
    *map(sign_in, ("route:cms/login/", "route:cms/logout/", "route:cms/password_reset/*", "wagtailadmin_login",
                   "wagtailadmin_logout", "wagtailadmin_password_reset*")),
    public("wagtailadmin_sprite"),
    public("wagtailadmin_javascript_catalog"),
    # what every member of staff meets; objects inside are asked for one by one
    *map(staff, ("wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_dismissibles", "wagtailadmin_tag_*",
                 "wagtailadmin_choose_page*", "wagtailadmin_api:*", "wagtailadmin_block_preview",
                 "wagtailadmin_editing_sessions:*", "wagtail_bulk_action", "wagtailadmin_error_test",
                 "route:cms/test404/", "route:cms/^.*/$", "wagtailadmin_reports:site_history*",
                 "wagtailadmin_workflows:task_chooser*", "wagtailadmin_workflows:task_chosen",
                 "wagtailembeds:chooser*", "writing_guide")),
    staff("wagtailadmin_explore*", *PAGES),
    staff("wagtailadmin_pages:*", *PAGES),
    staff("wagtailadmin_reports:locked_pages*", "page.lock_page", "page.unlock_page"),
    staff("wagtailadmin_reports:*", *PAGES),
    staff("wagtailadmin_collections:*", SUPERUSER),
    staff("wagtailadmin_workflows:*task*", "wagtailcore.*task"),
    staff("wagtailadmin_workflows:*", "wagtailcore.*_workflow"),
    # --- translation
    staff("translation_status", *PAGES),
    *map(staff, ("wagtail_localize:javascript_catalog", "wagtail_localize:translations_report*")),
    staff("wagtail_localize:*", "wagtail_localize.submit_translation"),
    # --- files
    staff("wagtailimages_chooser:create", *PICTURES),
    staff("wagtailimages_chooser:*"),
    staff("wagtailimages:*", *PICTURES),
    staff("wagtaildocs_chooser:create", *PAPERS),
    staff("wagtaildocs_chooser:*"),
    staff("wagtaildocs:*", *PAPERS),
    # --- rows that pages draw on
    *[rule for name, model in (("home_topic", "home.*_topic"), ("home_consultationdesk", "home.*_consultationdesk"),
                               ("organisation_figure", "organisation.*_figure"))
      for rule in (staff(f"wagtailsnippets_{name}:*", model), staff(f"wagtailsnippetchoosers_{name}:create", model),
                   staff(f"wagtailsnippetchoosers_{name}:*"))],
    staff("wagtailsnippets:index", SUPERUSER),
    # --- what people wrote to the office
    staff("wagtailsnippets_home_contactmessage:*", "home.*_contactmessage"),
    # --- the site itself
    staff("wagtailsettings:*", "organisation.change_organisation", "home.change_emergencybanner"),
    staff("wagtailredirects:*", "wagtailredirects.*_redirect"),
    staff("wagtaillocales:*", "wagtailcore.*_locale"),
    staff("wagtailsites:*", "wagtailcore.*_site"),
    staff("wagtailusers_users:*", "membership.*_user"),
    staff("wagtailusers_groups:*", "auth.*_group"),
    # --- a laptop
    *[Rule(names, Kind.LOCAL) for names in ("components", "guided_tour", "tour_sign_in")],
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One URL pattern: its route with `<locale>` for the language, its name as `reverse` knows it, its view."""

    route: str
    name: str
    view: object

    @property
    def key(self) -> str:
        return self.name or f"route:{self.route}"


def walk(patterns, route: str = "", namespace: str = "") -> Iterator[Pattern]:
    """Every pattern of a URLconf, however deep."""
    for each in patterns:
        if isinstance(each, URLResolver):
            prefix = "<locale>/" if hasattr(each.pattern, "prefix_default_language") else str(each.pattern)
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from walk(each.url_patterns, route + prefix, inner)
        elif isinstance(each, URLPattern):
            name = f"{namespace}{each.name}" if each.name else ""
            yield Pattern(route + str(each.pattern), name, each.callback)


def rule_for(pattern: Pattern) -> Rule | None:
    return next((rule for rule in RULES if fnmatchcase(pattern.key, rule.names)), None)
