"""What a component accepts: the first line of its file says so, `{# props: label, href, tone="plain" #}`.

A name without a default must be given; every other name is refused, with the accepted ones in the message.
"""

import ast
import re
from dataclasses import dataclass
from functools import lru_cache

from django.template import Engine, TemplateDoesNotExist, TemplateSyntaxError

FOLDER = "components"
FIRST_LINE = re.compile(r"\{#\s*props:(?P<props>.*?)#\}\s*$")
SLOT = "slot"


@dataclass(frozen=True)
class Props:
    """The names a component needs, and the others with their defaults."""

    needed: frozenset[str]
    defaults: dict[str, object]

    @property
    def accepted(self) -> list[str]:
        return sorted(self.needed | self.defaults.keys())

    def check(self, component: str, given: set[str]) -> None:
        """Refuse a call with a name too many or too few."""
        unknown = sorted(given - self.needed - self.defaults.keys())
        missing = sorted(self.needed - given)
        accepts = f"it accepts {', '.join(self.accepted) or 'nothing'}"
        if unknown:
            raise TemplateSyntaxError(f"component {component!r} does not know {', '.join(unknown)}: {accepts}")
        if missing:
            raise TemplateSyntaxError(f"component {component!r} is missing {', '.join(missing)}: {accepts}")


@lru_cache(maxsize=256)
def parse(first_line: str) -> Props:
    """`{# props: label, tone="plain" #}` as Props. Defaults are Python literals."""
    found = FIRST_LINE.match(first_line.strip())
    if found is None:
        raise TemplateSyntaxError(f"a component begins with {{# props: … #}}, not with {first_line.strip()[:80]!r}")
    declared = found["props"].strip()
    try:
        call = ast.parse(f"f({_as_arguments(declared)})", mode="eval").body
        defaults = {word.arg: ast.literal_eval(word.value) for word in call.keywords}
        needed = frozenset(word.id for word in call.args)
    except (SyntaxError, ValueError, AttributeError) as reason:
        raise TemplateSyntaxError(f"these props cannot be read: {declared!r}") from reason
    return Props(needed, defaults)


def _as_arguments(declared: str) -> str:
    return "" if declared == "none" else declared


def path_of(component: str) -> str:
    return f"{FOLDER}/{component}.html"


def props_of(component: str) -> Props:
    """What the named component accepts, read from the first line of its file (never compiled here: it may nest)."""
    return parse(source_of(path_of(component)).split("\n", 1)[0])


def source_of(path: str) -> str:
    """The text of a template, from the first folder that has it."""
    for loader in Engine.get_default().template_loaders:
        for origin in loader.get_template_sources(path):
            try:
                return loader.get_contents(origin)
            except TemplateDoesNotExist:
                continue
    raise TemplateSyntaxError(f"there is no component at {path}")
