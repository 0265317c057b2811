"""Every address, every kind of visitor: nobody sees what is not theirs, and no address is forgotten."""

from urllib.parse import urlsplit

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import translation

from membership import demo
from membership.models import User
from membership.roles import group_of
from tests.access.addresses import addresses
from tests.access.audiences import AUDIENCES, SECTIONS, Audience, audience_of, line_of, roles_of, without_language
from tests.factories.pages import home_page

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]
SIGN_IN = "/accounts/login/"
OUTSIDERS = ["anonymous", "unverified", "member", "member with a second factor", "deactivated", "staff without one"]


@pytest.fixture(scope="module")
def every():
    with translation.override("en"):
        return addresses()


@pytest.fixture
def site():
    home_page("ja")
    home_page("en")


@pytest.fixture
def visitor(site):
    """A browser of this kind of visitor, signed in as far as they can be."""

    def sign_in(kind: str) -> Client:
        client = Client(raise_request_exception=False, headers={"accept-language": "en"})
        if kind == "anonymous":
            return client
        if kind in {"staff without one", *(role.code for role in demo.ROLES)}:
            demo.load_accounts()
            user = User.objects.get(email=demo.email_of("administrator" if kind == "staff without one" else kind))
        else:
            user = User.objects.create_user(f"{kind.replace(' ', '-')}@example.org")
        client.force_login(user)
        if kind == "deactivated":
            User.objects.filter(pk=user.pk).update(is_active=False)
        if kind not in {"unverified", "member", "deactivated", "staff without one"}:
            show_second_factor(client, user)
        return client

    return sign_in


def show_second_factor(client, user):
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": 0}]
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
    session.save()


def test_every_address_is_classified(every):
    assert [each.pattern for each in every if audience_of(each.pattern) is None] == []


def test_every_page_of_the_admin_names_its_roles(every):
    office = [each for each in every if audience_of(each.pattern) is Audience.OFFICE and each.bare]

    assert [each.pattern for each in office if roles_of(each.pattern) is None] == []


def test_no_line_of_the_tables_is_for_nothing(every):
    used = {line_of(AUDIENCES, without_language(each.pattern)) for each in every}
    sections = {line_of(SECTIONS, each.pattern) for each in every if each.bare}

    assert (set(AUDIENCES) - used, set(SECTIONS) - sections) == (set(), set())


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", OUTSIDERS)
def test_the_admin_opens_for_no_outsider(every, visitor, kind, method):
    client = visitor(kind)
    opened = {}
    for each in every:
        if audience_of(each.pattern) is Audience.OFFICE:
            answer = getattr(client, method)(each.path)
            if answer.status_code == 200 or (answer.status_code >= 400 and answer.status_code not in (403, 404, 405)):
                opened[each.path] = answer.status_code
            elif answer.status_code == 302 and not leads_out(answer.url):
                opened[each.path] = answer.url

    assert opened == {}


def leads_out(url: str) -> bool:
    """To sign in, or to show or add a second factor."""
    return SIGN_IN in url or "/accounts/2fa/" in url or url.startswith("/cms/login/")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", ["anonymous", "deactivated"])
def test_an_account_opens_for_nobody_else(every, visitor, kind, method):
    client = visitor(kind)
    opened = {}
    for each in every:
        if audience_of(each.pattern) is Audience.ACCOUNT:
            answer = getattr(client, method)(each.path)
            if not (answer.status_code == 302 and SIGN_IN in answer.url):
                opened[each.path] = answer.status_code

    assert opened == {}


@pytest.mark.parametrize("kind", ["anonymous", "member", "editor"])
def test_a_stage_of_signing_in_opens_only_on_the_way(every, visitor, kind):
    client = visitor(kind)

    answers = {
        each.path: client.get(each.path).status_code for each in every if audience_of(each.pattern) is Audience.STAGE
    }

    assert answers == dict.fromkeys(answers, 302)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", ["anonymous", "member", "editor"])
def test_what_is_for_everybody_never_breaks_and_never_asks_who_is_there(every, visitor, kind, method):
    client = visitor(kind)
    wrong = {}
    for each in every:
        if audience_of(each.pattern) in {Audience.PUBLIC, Audience.ENTRANCE, Audience.OFFICE_DOOR}:
            answer = getattr(client, method)(each.path)
            asked = answer.status_code == 302 and SIGN_IN in answer.url and audience_of(each.pattern) is Audience.PUBLIC
            if answer.status_code >= 500 or (asked and "_util/login" not in each.path):
                wrong[each.path] = answer.status_code

    assert wrong == {}


@pytest.mark.parametrize("role", [role.code for role in demo.ROLES])
def test_a_role_opens_what_the_table_says_and_nothing_else(every, visitor, role):
    assert misfits(every, visitor(role), role) == {}


@pytest.mark.parametrize("permission", ["change_user", "change_site", "view_contactmessage", "change_redirect"])
def test_a_permission_granted_by_mistake_is_noticed(every, visitor, permission):
    client = visitor("coordinator")
    group_of("coordinator").permissions.add(Permission.objects.get(codename=permission))
    model = permission.partition("_")[2]
    near = [each for each in every if model in each.pattern or f"cms/{model}s/" in each.pattern]

    assert misfits(near, client, "coordinator") != {}


def misfits(every, client, role: str) -> dict[str, int]:
    """Where the answer is not what the table says."""
    found = {}
    for each in every:
        if audience_of(each.pattern) is not Audience.OFFICE or not each.bare or each.pattern == "cms/failwhale/":
            continue
        answer = client.get(each.path)
        allowed = role in (roles_of(each.pattern) or ())
        turned_away = answer.status_code == 302 and urlsplit(answer.url).path in {"/cms/", "/en/accounts/login/"}
        refused = answer.status_code in (302, 403, 404, 405)
        if answer.status_code >= 500 or (allowed and turned_away) or not (allowed or refused):
            found[each.path] = answer.status_code
    return found
