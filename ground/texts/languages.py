"""The languages of the site: their tags, own names, directions, and who reads what when a text is missing.

Settings read this module, so it imports nothing of Django. Any further language is one line: a tag in
`CONTENT_LANGUAGES` (and a row in `EXTRA_LANG_INFO` if Django has never heard of it).
"""

# Tag and name in its own script, in the order the language row shows them (ARCHITECTURE, "Languages").
CONTENT_LANGUAGES = [
    ("ja", "日本語"),
    ("ja-simple", "やさしい日本語"),
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("ko", "한국어"),
    ("vi", "Tiếng Việt"),
    ("tl", "Filipino"),
    ("pt-br", "Português"),
    ("es", "Español"),
    ("ne", "नेपाली"),
    ("id", "Bahasa Indonesia"),
    ("th", "ภาษาไทย"),
    ("my", "မြန်မာဘာသာ"),
    ("ar", "العربية"),
    ("tr", "Türkçe"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("ta", "தமிழ்"),
    ("am", "አማርኛ"),
]

# What Django's own table lacks; `fil` is what browsers send for Filipino. `simple` is a registered BCP 47 variant.
EXTRA_LANG_INFO = {
    "ja-simple": {"bidi": False, "code": "ja-simple", "name": "Easy Japanese", "name_local": "やさしい日本語"},
    "tl": {"bidi": False, "code": "tl", "name": "Filipino", "name_local": "Filipino"},
    "fil": {"fallback": ["tl"]},
    "fil-ph": {"fallback": ["tl"]},
    "am": {"bidi": False, "code": "am", "name": "Amharic", "name_local": "አማርኛ"},
    "si": {"bidi": False, "code": "si", "name": "Sinhala", "name_local": "සිංහල"},
    "lo": {"bidi": False, "code": "lo", "name": "Lao", "name_local": "ລາວ"},
    "km": {"bidi": False, "code": "km", "name": "Khmer", "name_local": "ភាសាខ្មែរ"},
    "mn": {"bidi": False, "code": "mn", "name": "Mongolian", "name_local": "Монгол"},
}

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ug", "ps"})

# Who reads what when a text does not exist in their language: nearest first. Everything else follows in site order.
NEAREST = {
    "ja": ("ja-simple", "en"),
    "ja-simple": ("ja", "en"),
    "en": ("ja-simple", "ja"),
}
NEAREST_ELSEWHERE = ("en", "ja-simple", "ja")


def nearest_languages(tag: str, tags: list[str] | None = None) -> list[str]:
    """All languages, the reader's first, then the ones she most probably understands.

    >>> nearest_languages("vi")[:4]
    ['vi', 'en', 'ja-simple', 'ja']
    """
    known = [code for code, _ in CONTENT_LANGUAGES] if tags is None else tags
    order = [tag, *NEAREST.get(tag, NEAREST_ELSEWHERE), *known]
    return [code for code in dict.fromkeys(order) if code in known]


def native_name(tag: str) -> str:
    """The language's name in its own script: `vi` -> `Tiếng Việt`; an unknown tag names itself."""
    return dict(CONTENT_LANGUAGES).get(tag, tag)


def direction(tag: str) -> str:
    """`rtl` or `ltr`, for the `dir` attribute of a text in this language."""
    return "rtl" if tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"
