import pytest


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    """How staff sign in is tested with the accounts; here they are in already."""
    settings.STAFF_MFA_REQUIRED = False
