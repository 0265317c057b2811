"""`serve`: what `make run` starts. Updates the database, loads the demo once, serves, and does what is due."""

import logging
import socket
import threading
from contextlib import closing

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import WSGIServer, get_internal_wsgi_application, run
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

logger = logging.getLogger(__name__)
TICK_SECONDS = 15


class Command(BaseCommand):
    help = "Serves the site on this machine with its demo content; for real visitors see docs/operations.md."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--small", action="store_true", help="Load the small demo.")
        parser.add_argument("--no-demo", action="store_true", help="Start with an empty site.")

    def handle(self, *, port, host, small, no_demo, **_options):
        if not settings.LOCAL:
            raise CommandError("`serve` is for a laptop. In production the site runs under gunicorn.")
        self._check_port(host, port)
        self._migrate()
        if not no_demo:
            self._load_demo(small)
        stop = threading.Event()
        threading.Thread(target=tick_until, args=(stop,), daemon=True).start()
        address = f"http://{host}:{port}"
        self._note_address(host, port)
        self.stdout.write(
            f"\n  Site         {address}/\n  Admin        {address}/cms/\n"
            f"  Guided tour  {address}/tour/\n  Stop         Ctrl+C\n"
        )
        self.stdout.flush()
        try:
            run(host, port, get_internal_wsgi_application(), threading=True, server_cls=WSGIServer)
        except KeyboardInterrupt:
            self.stdout.write("Stopped. Everything is kept in var/; start again with `make run`.")
        finally:
            stop.set()

    def _check_port(self, host, port):
        with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((host, port))
            except OverflowError as error:
                raise CommandError(f"There is no port {port}. Choose one from 1024 to 65535.") from error
            except OSError as error:
                raise CommandError(
                    f"Port {port} is in use or not allowed. Choose another one: make run PORT={port + 1}"
                ) from error

    def _migrate(self):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database (about 20 seconds, once) ...")
            self.stdout.flush()
            call_command("migrate", verbosity=0)

    def _load_demo(self, small):
        from home.models import HomePage

        if not HomePage.objects.exists():
            self.stdout.write("Loading the demo content (about a minute, once) ...")
            self.stdout.flush()
            call_command("demo", small=small, verbosity=0)

    def _note_address(self, host, port):
        """Links that leave the page (mails, feeds, calendars, shares) lead to where the site is served now."""
        from wagtail.models import Site

        settings.WAGTAILADMIN_BASE_URL = f"http://{host}:{port}"
        site = Site.objects.filter(is_default_site=True).first()
        if site is not None and (site.hostname, site.port) != (host, port):
            site.hostname, site.port = host, port
            site.save()


def tick_until(stop: threading.Event):
    """Mails, scheduled pages and other due work, while the site is served from one process."""
    while not stop.wait(TICK_SECONDS):
        try:
            call_command("tick", verbosity=0)
        except Exception:  # a mail that cannot be sent today must not stop tomorrow's
            logger.exception("tick failed; it runs again in %s seconds", TICK_SECONDS)
        finally:
            connection.close()
