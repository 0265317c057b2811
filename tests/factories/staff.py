"""Accounts for tests: staff with exactly the permissions named."""

from itertools import count

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from membership.models import User

numbers = count(1)


def staff(*codenames: str) -> User:
    """May enter the admin and has these Django permissions, no more."""
    user = User.objects.create_user(f"staff-{next(numbers)}@example.org", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    return user


def editor(*codenames: str, pages: tuple[str, ...] = ("add", "change", "publish")) -> User:
    """May also work on all pages."""
    user = staff("submit_translation", *codenames)
    group = Group.objects.create(name=f"editors-{user.pk}")
    for name in pages:
        permission = Permission.objects.get(codename=f"{name}_page", content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    user.groups.add(group)
    return user


def administrator() -> User:
    return User.objects.create_superuser(f"root-{next(numbers)}@example.org")
