import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from ground.outbox.periodic import tick


class Command(BaseCommand):
    help = "Runs what is due: waiting mails and other effects, scheduled publishing, checks. Safe to run twice at once."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on until stopped, this often")

    def handle(self, *, every, verbosity, **options):
        while True:
            ran = tick()
            if verbosity > 1:
                self.stdout.write(", ".join(ran))
            if not every:
                return
            close_old_connections()
            time.sleep(every)
