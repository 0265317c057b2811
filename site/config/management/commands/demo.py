"""`demo`: a fictional organisation with a true history and a living present. Same date, same rows."""

from datetime import date
from importlib import import_module

from django.core.management.base import BaseCommand, CommandError

from ground import clock

# In layer order: a room may lean on what the rooms below it have loaded.
ROOMS = ("home.demo", "membership.pages.demo", "membership.demo", "campaigns.demo")


class Command(BaseCommand):
    help = "Loads the demo content into an empty site."

    def add_arguments(self, parser):
        parser.add_argument("--small", action="store_true", help="A few pages in a few languages, in seconds.")
        parser.add_argument("--today", type=date.fromisoformat, help="The day the demo lives in (default: today).")

    def handle(self, *, small, today, verbosity, **_options):
        from home.demo.tree import planting
        from home.models import HomePage

        if HomePage.objects.exists():
            raise CommandError("This site already has content; the demo is for an empty one.")
        with planting():
            self.load(today or clock.today(), small=small, verbosity=verbosity)

    def load(self, today: date, *, small: bool, verbosity: int):
        from home.demo.tree import Tree

        tree = Tree.of(today, small=small)
        for room in ROOMS:
            import_module(room).load(tree)
            if verbosity:
                self.stdout.write(f"{room}: loaded")
        tree.complete()
