"""Names people give themselves, made harmless for a mail: no line breaks, nothing a mail program turns into a link."""

import re
import unicodedata

_SCHEME = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*)(?=://)|\b(mailto|tel|sms|javascript|vbscript|data|file)(?=:)")
_DOTS = ".\u3002\uff0e\uff61\u2024"
_DOT_IN_HOST = re.compile(rf"(?<=\S)[{_DOTS}](?=\w\w)|(?<=\d)[{_DOTS}](?=\d)")
# direction overrides and invisible characters; the joiners stay, names in Tamil or Persian need them
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)


def defanged(name: str) -> str:
    """`evil.example` becomes `evil[.]example`, `https://` becomes `https[:]//`; other names stay as they are."""
    shown = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in name)
    shown = _SCHEME.sub(r"\g<0>[", shown.translate(_INVISIBLE)).replace("[:", "[:]")
    shown = _DOT_IN_HOST.sub("[.]", shown).replace("@", "[at]").replace("\uff20", "[at]")
    return " ".join(shown.split())
