"""Every URL pattern is classified, and each cell of the matrix answers as its rule says.

The walk comes from the URLconf, Wagtail and allauth included; an unclassified pattern fails here.
"""

import re
from fnmatch import fnmatchcase

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve, reverse
from django.utils import translation
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from config import permissions, urls
from config.permissions import Kind, Pattern, Rule
from home.models import StandardPage
from membership.roles import ROLES, group_of
from tests.answers import done
from tests.factories import pages, people

SAMPLES = {"int": "1", "str": "a", "slug": "a", "path": "a", "uuid": "00000000-0000-0000-0000-000000000000"}
# of patterns written as regular expressions: an address that fits
WRITTEN_OUT = {
    "wagtaildocs_serve": "documents/1/a.pdf",
    "sitemap": "sitemap-ja.xml",
    "old_address": "news/office/20240208.html",
    "feed": "ja/feeds/news.rss",
    "account_confirm_email": "ja/accounts/confirm-email/abc/",
    "account_reset_password_from_key": "ja/accounts/password/reset/key/a-b/",
    "wagtail_serve": "ja/nowhere/",
    "wagtailadmin_pages:revisions_compare": "cms/pages/1/revisions/compare/1...2/",
    "route:cms/^.*/$": "cms/nothing/here/",
}


def every_pattern() -> list[Pattern]:
    """All that are classified; one test names those that are not."""
    return [pattern for pattern in permissions.walk(get_resolver().url_patterns) if permissions.rule_for(pattern)]


def address(pattern: Pattern) -> str:
    """An address this pattern answers to, with made-up values."""
    if pattern.key in WRITTEN_OUT:
        return "/" + WRITTEN_OUT[pattern.key]
    route = pattern.route.replace("<locale>", "ja").replace("^", "")
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES[found[1] or "str"], route)


def kind_of(pattern: Pattern) -> Kind:
    return permissions.rule_for(pattern).kind


WAY_IN = {"/ja/accounts/login/", "/cms/login/"}  # the second leads to the first


def of_kind(*kinds: Kind) -> list[Pattern]:
    return [pattern for pattern in every_pattern() if kind_of(pattern) in kinds]


def seen(response) -> str:
    """`200`, `404`, … or where it leads."""
    if response.status_code in {301, 302}:
        return response.headers["Location"].split("?")[0]
    return str(response.status_code)


def ask(client: Client, path: str, method: str = "get") -> str:
    return seen(done(getattr(client, method)(path)))


# --- the table

def test_every_pattern_is_classified():
    local = permissions.walk(urls.patterns(role="all", local=True))

    assert [pattern.key for pattern in local if permissions.rule_for(pattern) is None] == []


def test_no_rule_stands_for_nothing():
    keys = [pattern.key for pattern in permissions.walk(urls.patterns(role="all", local=True))]

    assert [rule.names for rule in permissions.RULES if not any(fnmatchcase(key, rule.names) for key in keys)] == []


def test_sabotage_a_new_pattern_is_unclassified():
    assert permissions.rule_for(Pattern("<locale>/secret/", "secret", None)) is None
    assert permissions.rule_for(Pattern("cms/secret/", "", None)) is None


def test_each_made_up_address_belongs_to_its_pattern():
    shadowed = {"wagtailadmin_login", "wagtailadmin_logout", "wagtailcore_login"}  # ours come first

    wrong = {}
    for pattern in every_pattern():
        if not pattern.name or pattern.name.startswith("wagtailadmin_password_reset") or pattern.name in shadowed:
            continue
        try:
            with translation.override("ja"):
                found = resolve(address(pattern)).view_name
        except Resolver404:
            found = None
        if found != pattern.name:
            wrong[pattern.name] = (found, address(pattern))
    assert wrong == {}


def test_what_a_role_needs_is_a_permission_there_is(db):
    held = {f"{app}.{code}" for app, code in Permission.objects.values_list("content_type__app_label", "codename")}
    held |= {f"page.{code}" for code in Permission.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page").values_list("codename", flat=True)}
    needed = {need for rule in permissions.RULES for need in rule.needs} - {permissions.SUPERUSER}

    assert {need for need in needed if not any(fnmatchcase(one, need) for one in held)} == set()


# --- cells

@pytest.fixture
def site(db):
    for tag in ("ja", "en"):
        home = pages.home_page(tag)
    return home


def test_everyone_meets_the_public_site_and_nothing_else(site, client):
    client.raise_request_exception = False
    answers = {pattern.key: ask(client, address(pattern)) for pattern in every_pattern()}
    public, other = {}, {}
    for pattern in every_pattern():
        kind, answer = kind_of(pattern), answers[pattern.key]
        fits = {
            Kind.PUBLIC: answer in {"200", "404", "405", "/ja/", "400"},
            Kind.SIGN_IN: answer == "200" or answer == "/" or answer.startswith("/ja/accounts/"),
            Kind.ACCOUNT: answer == "/ja/accounts/login/",
            Kind.STAFF: answer in WAY_IN,
            Kind.LOCAL: answer == "404",
        }[kind]
        if not fits:
            (public if kind == Kind.PUBLIC else other)[pattern.key] = answer

    assert (public, other) == ({}, {})
    assert len(answers) > 280


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_to_the_office_without_signing_in(site, client, method):
    client.raise_request_exception = False
    answers = {pattern.key: ask(client, address(pattern), method) for pattern in of_kind(Kind.STAFF)}

    assert {key: answer for key, answer in answers.items() if answer not in {*WAY_IN, "403", "405"}} == {}


def test_a_password_alone_opens_no_address_of_the_office(site):
    user = people.staff_member("administrator")
    client = Client(raise_request_exception=False)
    client.force_login(user)

    answers = {pattern.key: ask(client, address(pattern)) for pattern in of_kind(Kind.STAFF)}

    assert {key: answer for key, answer in answers.items() if answer != "/ja/accounts/2fa/reauthenticate/"} == {}


def test_someone_who_left_the_office_is_out_at_the_next_request(site):
    client = people.staff_client("editor")
    assert ask(client, "/cms/") == "200"

    user = people.User.objects.get(email="editor@example.org")
    user.is_active = False
    user.save()

    answers = {ask(client, address(pattern)) for pattern in of_kind(Kind.STAFF)}
    assert answers <= WAY_IN


def test_a_reader_with_an_account_meets_nothing_of_the_office(site):
    reader = people.User.objects.create_user("reader@example.org")
    people.Authenticator.objects.create(user=reader, type="totp", data={"secret": ""})
    client = people.sign_in(Client(raise_request_exception=False), reader)

    answers = {pattern.key: ask(client, address(pattern)) for pattern in of_kind(Kind.STAFF)}

    # the mask of Wagtail's API says 403, all else leads to the way in
    assert {key: answer for key, answer in answers.items() if answer not in {*WAY_IN, "403"}} == {}


def held_by(role: str) -> set[str]:
    """What this role may, in the words of the table."""
    group = group_of(role)
    by_model = Permission.objects.filter(group=group).values_list("content_type__app_label", "codename")
    on_pages = GroupPagePermission.objects.filter(group=group).values_list("permission__codename", flat=True)
    on_files = GroupCollectionPermission.objects.filter(group=group).values_list(
        "permission__content_type__app_label", "permission__codename"
    )
    return {f"{app}.{code}" for app, code in (*by_model, *on_files)} | {f"page.{code}" for code in on_pages}


def may(held: set[str], rule: Rule) -> bool:
    return not rule.needs or any(fnmatchcase(one, need) for one in held for need in rule.needs)


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")  # wagtail-localize's report
@pytest.mark.parametrize("role", ["editor", "translator", "secretariat", "coordinator"])
def test_each_role_opens_what_its_permissions_say_and_is_sent_home_from_the_rest(site, role):
    client = people.staff_client(role)
    client.raise_request_exception = False
    held = held_by(role)
    wrong = {}
    for pattern in of_kind(Kind.STAFF):
        if "<" in pattern.route or "^" in pattern.route or pattern.name == "wagtailadmin_error_test":
            continue
        allowed, answer = may(held, permissions.rule_for(pattern)), ask(client, address(pattern))
        if answer not in ({"200", "404", "405"} if allowed else {"/cms/", "403"}):
            wrong[pattern.key] = ("may" if allowed else "may not", answer)

    assert wrong == {}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("editor", {"edit": "200", "delete": "/cms/", "unpublish": "/cms/", "copy": "200", "move": "/cms/",
                    "history": "200", "set_privacy": "/cms/"}),
        ("translator", {"edit": "200", "delete": "/cms/", "unpublish": "/cms/", "copy": "200", "move": "/cms/",
                        "history": "200", "set_privacy": "/cms/"}),
        ("publisher", {"edit": "200", "delete": "200", "unpublish": "200", "copy": "200", "move": "200",
                       "history": "200", "set_privacy": "200"}),
        ("coordinator", {"edit": "/cms/", "delete": "/cms/", "unpublish": "/cms/", "copy": "/cms/", "move": "/cms/",
                         "history": "/cms/", "set_privacy": "/cms/"}),
    ],
)
def test_who_may_do_what_with_a_published_page(site, role, expected):
    page = pages.publish(pages.add(StandardPage, under=site))
    client = people.staff_client(role)

    assert {name: ask(client, reverse(f"wagtailadmin_pages:{name}", args=[page.pk])) for name in expected} == expected


def test_a_translator_who_opens_the_form_to_copy_copies_nothing(site):
    page = pages.publish(pages.add(StandardPage, under=site))
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": site.pk, "publish_copies": "on"}

    people.staff_client("translator").post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)

    assert StandardPage.objects.count() == 1


# --- writing needs a token of the form

def exempt() -> list[Pattern]:
    return [pattern for pattern in every_pattern() if getattr(pattern.view, "csrf_exempt", False)]


def test_only_interfaces_that_ask_for_the_token_themselves_are_exempt():
    keys = {pattern.key.rpartition(":")[0] or pattern.key for pattern in exempt()}

    assert keys == {
        "wagtailadmin_api:pages", "wagtailadmin_api:documents", "wagtailadmin_api:images", "wagtail_localize",
    }


def test_those_refuse_a_member_of_staff_without_the_token(site):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    people.sign_in(client, people.staff_member())

    answers = {pattern.key: ask(client, address(pattern), "post") for pattern in exempt()}

    assert set(answers.values()) <= {"403", "405"}


def test_every_other_post_without_the_token_is_refused(site):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    people.sign_in(client, people.staff_member())
    skip = {pattern.key for pattern in exempt()}

    answers = {
        pattern.key: ask(client, address(pattern), "post") for pattern in every_pattern() if pattern.key not in skip
    }

    assert {key: answer for key, answer in answers.items() if answer not in {"403", "404"}} == {}


def test_roles_of_the_table_are_the_roles_of_the_house():
    assert {"editor", "translator", "secretariat", "coordinator", "publisher"} <= {role.code for role in ROLES}
