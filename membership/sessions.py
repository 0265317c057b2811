"""A new role is a new sign-in: whoever is given or loses one is signed out everywhere."""

from allauth.usersessions.models import UserSession
from django.db.models.signals import m2m_changed

from membership.models import User


def connect() -> None:
    m2m_changed.connect(_role_changed, sender=User.groups.through, dispatch_uid="membership.sessions")


def _role_changed(action, instance, pk_set, **kwargs) -> None:
    if action in {"post_add", "post_remove", "pre_clear"} and (pk_set or action == "pre_clear"):
        end_sessions([instance] if isinstance(instance, User) else User.objects.filter(pk__in=pk_set or []))


def end_sessions(users) -> None:
    for session in UserSession.objects.filter(user__in=users):
        session.end()
