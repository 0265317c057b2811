"""Every address the URLconf knows, with something plausible where it takes an argument."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLResolver, converters, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.regex_helper import normalize

SAMPLES = {
    converters.IntConverter: "1",
    converters.UUIDConverter: "00000000-0000-4000-8000-000000000000",
    converters.SlugConverter: "sample",
    converters.StringConverter: "sample",
    converters.PathConverter: "sample",
}


@dataclass(frozen=True, slots=True)
class Address:
    pattern: str  # as the URLconf writes it: what is classified
    name: str | None
    path: str  # an example of it
    bare: bool  # takes no argument


def addresses() -> list[Address]:
    return list(_walk(get_resolver().url_patterns, "", "/", True))


def _walk(patterns, written: str, path: str, bare: bool) -> Iterator[Address]:
    for each in patterns:
        example, is_bare = _example(each.pattern)
        here = (written + str(each.pattern), path + example, bare and is_bare)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, *here)
        else:
            yield Address(here[0], each.name, here[1], here[2])


def _example(pattern) -> tuple[str, bool]:
    if isinstance(pattern, RegexPattern):
        text, names = normalize(str(pattern))[0]
        return text % dict.fromkeys(names, "1"), not names
    text = str(pattern)
    for name, converter in pattern.converters.items():
        start = text.index("<")
        end = text.index(">", start)
        assert name in text[start:end]
        sample = next((SAMPLES[kind] for kind in SAMPLES if type(converter) is kind), "sample")
        text = text[:start] + sample + text[end + 1 :]
    return text, not pattern.converters
