"""The demo's accounts: one fictional person per role. None has a password; the guided tour signs in as them."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress

from membership.models import User
from membership.roles import ROLES, group_of

NAMES = {
    "editor": ("美咲", "佐藤"),
    "publisher": ("健一", "高橋"),
    "translator": ("マイ", "グエン"),
    "secretariat": ("由紀", "田中"),
    "coordinator": ("カルロス", "中村"),
    "accountant": ("和子", "小林"),
    "approver": ("正雄", "渡辺"),
    "auditor": ("リタ", "シャルマ"),
    "administrator": ("直樹", "伊藤"),
}


@dataclass(frozen=True, slots=True)
class Account:
    code: str
    given: str
    family: str

    @property
    def email(self) -> str:
        return email_of(self.code)

    @property
    def name(self) -> str:
        return f"{self.family} {self.given}"


def email_of(code: str) -> str:
    return f"{code}@example.org"


ACCOUNTS = tuple(Account(role.code, *NAMES[role.code]) for role in ROLES)


def load(tree) -> None:
    load_accounts()


def load_accounts() -> None:
    for account in ACCOUNTS:
        user, created = User.objects.get_or_create(
            email=account.email,
            defaults={"first_name": account.given, "last_name": account.family, "language": "ja", "is_staff": True},
        )
        if created:
            user.set_unusable_password()
            user.save()
        user.groups.set([group_of(account.code)])
        EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
