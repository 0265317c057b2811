"""`begin`: an empty site of your own, with a home page and every section in every language, ready for words."""

from django.core.management.base import BaseCommand, CommandError

from ground import clock


class Command(BaseCommand):
    help = "Makes the pages every site of this kind has, in every language of the settings, without content."

    def handle(self, **_options):
        from campaigns.demo import plant_frame as campaigns_frame
        from home.demo import plant_frame
        from home.demo.tree import Tree, planting
        from home.models import HomePage
        from membership.pages.demo import plant_frame as membership_frame

        if HomePage.objects.exists():
            raise CommandError("This site already has a home page.")
        with planting():
            tree = Tree.empty(clock.today())
            for plant in (plant_frame, membership_frame, campaigns_frame):
                plant(tree)
            tree.complete()
        self.stdout.write(f"{len(tree.pages)} pages in {len(tree.locales)} languages. Next: write at /cms/.")
