"""Which of a row's texts a reader gets. Pure: a dictionary by language tag in, a text with its language out."""

from collections.abc import Mapping
from typing import NamedTuple

from ground.texts.languages import direction, nearest_languages


class Text(NamedTuple):
    """A text and the language it is really in, so that a page can say `lang` and `dir`."""

    text: str
    lang: str

    @property
    def dir(self) -> str:
        return direction(self.lang)

    def __str__(self) -> str:
        return self.text


def resolve(texts: Mapping[str, str] | None, tag: str) -> Text:
    """The text for a reader of `tag`: her own, else the nearest that is not empty, else an empty one in `tag`.

    >>> resolve({"ja": "声明", "en": "Statement"}, "vi")
    Text(text='Statement', lang='en')
    """
    filled = {lang: text for lang, text in (texts or {}).items() if text and text.strip()}
    for lang in nearest_languages(tag, list(dict.fromkeys([*nearest_languages(tag), *filled]))):
        if lang in filled:
            return Text(filled[lang], lang)
    return Text("", tag)
