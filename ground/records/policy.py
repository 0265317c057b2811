"""Who may do what with records: look at them, and nothing else in general. Actions have permissions of their own."""

from wagtail.permission_policies import ModelPermissionPolicy

LOOK = "view"


class RecordPolicy(ModelPermissionPolicy):
    """`view` is Django's permission; add, change, delete, copy and publish are denied to everybody, superusers too."""

    def user_has_permission(self, user, action):
        return action == LOOK and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return LOOK in actions and super().user_has_permission(user, LOOK)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self.user_has_any_permission(user, actions)

    def instances_user_has_any_permission_for(self, user, actions):
        return self.model._default_manager.all() if self.user_has_any_permission(user, actions) else (
            self.model._default_manager.none()
        )

    def instances_user_has_permission_for(self, user, action):
        return self.instances_user_has_any_permission_for(user, [action])

    def users_with_any_permission(self, actions):
        users = super().users_with_any_permission([LOOK])
        return users if LOOK in actions else users.none()

    def users_with_permission(self, action):
        return self.users_with_any_permission([action])
