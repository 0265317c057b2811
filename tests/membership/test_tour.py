import pytest
from django.test import Client

from config.urls import patterns
from membership import demo, tour
from membership.models import User
from membership.roles import ROLES, group_of

pytestmark = pytest.mark.django_db


class LocalUrls:
    """The addresses local settings mount."""

    urlpatterns = patterns(role="all", local=True)


@pytest.fixture
def local(settings):
    settings.ROOT_URLCONF = LocalUrls
    settings.LOCAL = True
    settings.STAFF_MFA_REQUIRED = False


def test_elsewhere_there_is_no_tour(client):
    demo.load_accounts()

    assert client.get("/tour/", follow=True).status_code == 404
    client.post("/tour/sign-in/", {"role": "editor"})
    assert "_auth_user_id" not in client.session


def test_the_demo_has_one_account_per_role_without_a_password_and_loads_twice():
    demo.load_accounts()
    demo.load_accounts()

    people = User.objects.order_by("email")
    assert [user.email for user in people] == sorted(f"{role.code}@example.org" for role in ROLES)
    assert [user.has_usable_password() for user in people] == [False] * len(ROLES)
    for role in ROLES:
        assert list(User.objects.get(email=demo.email_of(role.code)).groups.all()) == [group_of(role.code)]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_tour_lists_every_role_with_what_to_look_at(client, local, language):
    demo.load_accounts()

    page = client.get("/tour/", headers={"accept-language": language})

    assert page.status_code == 200
    assert page.text.count('<form method="post"') == len(ROLES)
    for account in demo.ACCOUNTS:
        assert account.name in page.text
        assert f'name="role" value="{account.code}"' in page.text


def test_without_the_demo_the_tour_says_how_to_get_it(client, local):
    page = client.get("/tour/", headers={"accept-language": "en"})

    assert "The demo is not loaded" in page.text
    assert '<form method="post"' not in page.text


@pytest.mark.parametrize("code", [role.code for role in ROLES])
def test_one_button_signs_in_as_a_role_and_opens_the_admin(client, local, code):
    demo.load_accounts()

    answer = client.post("/tour/sign-in/", {"role": code}, follow=True)

    assert answer.status_code == 200
    assert answer.request["PATH_INFO"] == "/cms/"


def test_a_role_nobody_knows_is_not_found(client, local):
    demo.load_accounts()

    client.post("/tour/sign-in/", {"role": "emperor"})

    assert "_auth_user_id" not in client.session


def test_the_button_needs_the_page_it_stands_on(local):
    demo.load_accounts()

    assert Client(enforce_csrf_checks=True).post("/tour/sign-in/", {"role": "editor"}).status_code == 403


def test_even_mounted_by_mistake_it_signs_nobody_in(client, local, settings):
    demo.load_accounts()
    settings.LOCAL = False

    client.post("/tour/sign-in/", {"role": "editor"})

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("code", tour.STOPS)
def test_what_the_tour_shows_in_the_admin_is_there_for_that_role(client, local, code):
    demo.load_accounts()
    client.post("/tour/sign-in/", {"role": code})

    answers = {stop.url: client.get(stop.url, follow=True).status_code for stop in tour.STOPS[code]}

    assert answers == dict.fromkeys(answers, 200)
