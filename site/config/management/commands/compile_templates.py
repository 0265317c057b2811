"""`compile_templates`: load every template of ours in every language, so that none breaks only when it is needed."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template import TemplateSyntaxError
from django.template.loader import get_template
from django.utils import translation


class Command(BaseCommand):
    help = "Compiles every template under site/templates in every language of the site."

    def handle(self, **_options):
        folder = settings.SITE / "templates"
        names = sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
        broken = []
        for tag, _name in settings.LANGUAGES:
            with translation.override(tag):
                for name in names:
                    try:
                        get_template(name)
                    except TemplateSyntaxError as error:
                        broken.append(f"{name} ({tag}): {error}")
        if broken:
            raise CommandError("\n".join(broken))
        self.stdout.write(f"{len(names)} templates compile in {len(settings.LANGUAGES)} languages.")
