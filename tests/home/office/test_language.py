import pytest
from wagtail.users.models import UserProfile

from tests.factories.staff import administrator

pytestmark = pytest.mark.django_db


def test_staff_who_chose_nothing_are_spoken_to_in_the_language_of_the_office(client):
    client.force_login(administrator())

    page = client.get("/cms/", headers={"accept-language": "en"}).content.decode()

    assert '<html lang="ja"' in page.replace("\n", " ")


def test_a_language_somebody_chose_wins(client):
    user = administrator()
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)

    assert '<html lang="en"' in client.get("/cms/", headers={"accept-language": "ja"}).content.decode()
