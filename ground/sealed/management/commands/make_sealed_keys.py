from django.core.management.base import BaseCommand

from ground.sealed.keys import Purpose, fresh


class Command(BaseCommand):
    help = "Prints a fresh key ring for SEALED_KEYS. Keep it outside the database, the repository and the backups."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("purposes", nargs="*", type=Purpose, help="only these purposes")

    def handle(self, *, purposes, **options):
        self.stdout.write(fresh(purposes or tuple(Purpose)))
