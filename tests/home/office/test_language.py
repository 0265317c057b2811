import pytest
from wagtail.users.models import UserProfile

from membership.models import User

pytestmark = pytest.mark.django_db


def test_staff_who_chose_nothing_are_spoken_to_in_the_language_of_the_office(client):
    client.force_login(User.objects.create_superuser("root@example.org"))

    page = client.get("/cms/", headers={"accept-language": "en"}).content.decode()

    assert '<html lang="ja"' in page.replace("\n", " ")


def test_a_language_somebody_chose_wins(client):
    user = User.objects.create_superuser("root@example.org")
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)

    assert '<html lang="en"' in client.get("/cms/", headers={"accept-language": "ja"}).content.decode()
