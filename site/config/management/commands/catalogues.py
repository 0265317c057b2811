"""`manage.py catalogues`: collect the interface's strings, compile them, or say what is wrong with them."""

import shutil

from django.core.management.base import BaseCommand, CommandError

from config import catalogues


class Command(BaseCommand):
    help = "Collects, compiles or checks the catalogues of the interface's languages."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--extract", action="store_true", help="bring the .po files up to the source (xgettext)")
        parser.add_argument("--compile", action="store_true", help="write the .mo files; needs no tool")
        parser.add_argument("--check", action="store_true", help="fail if anything is missing, old or broken")

    def handle(self, *, extract, compile, check, **options):
        if not (extract or compile or check):
            raise CommandError("Say what to do: --extract, --compile or --check.")
        if extract:
            self.extract()
        if compile:
            self.stdout.write(f"{len(catalogues.compile_all())} catalogues compiled.")
        if check:
            self.check_all()

    def extract(self):
        if not shutil.which("xgettext"):
            raise CommandError("Collecting strings needs xgettext: apt-get install gettext.")
        for locale, count in catalogues.extract().items():
            self.stdout.write(f"{locale} waits for translations: {count}")

    def check_all(self):
        problems = catalogues.problems()
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"Faults found in the catalogues: {len(problems)}.")
        self.stdout.write("The catalogues are complete.")
