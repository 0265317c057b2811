"""What the outbox carries out for accounts."""

from datetime import datetime

from ground import outbox
from ground.outbox import mail


@outbox.handles("account-mail")
def mail_account_message(entry, *, message: str, language: str) -> None:
    told = entry.unsealed()
    if "timestamp" in told:
        told["timestamp"] = datetime.fromisoformat(told["timestamp"])
    mail.send(f"account/{message}", to=told["email"], language=language, context=told, entry=entry)
