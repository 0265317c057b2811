from membership.models.user import User
from membership.pages.join import JoinPage

__all__ = ["JoinPage", "User"]
