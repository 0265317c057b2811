"""What `check --deploy` says before a server goes wrong: each missing value, each comfort of a laptop left on."""

from os import environ
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

ROLES = {"public", "office", "worker", "all"}
# What production takes from the environment: the id of its error, and how to find a value.
REQUIRED = {
    "SECRET_KEY": (
        "config.E001",
        "python -c 'import secrets; print(secrets.token_urlsafe(64))' makes one. Never use one twice.",
    ),
    "ALLOWED_HOSTS": ("config.E002", "The names of the site, parted by commas: www.example.org,example.org"),
    "DATABASE_URL": ("config.E003", "postgres://user:password@host:5432/name"),
    "REDIS_URL": ("config.E004", "redis://host:6379/0; workers share the limits, pages and tasks through it."),
    "SITE_URL": ("config.E005", "https://www.example.org; links in mails lead there, whatever a request says."),
    "EMAIL_URL": ("config.E006", "smtp+tls://user:password@mail.example.org:587, or EMAIL_BACKEND of a provider."),
    "DEFAULT_FROM_EMAIL": ("config.E007", "The address mails come from: office@example.org"),
    "SEALED_KEYS": ("config.E008", "The output of `manage.py make_sealed_keys`, or a file holding it."),
}
PRIVATE_CACHES = ("locmem", "filebased", "dummy")
RUNS_IN_A_BROWSER = {"htm", "html", "shtml", "xhtml", "xml", "svg", "js", "mjs", "css", "swf", "hta", "mht", "mhtml"}


def _deploy(check):
    return register(check, Tags.security, deploy=True)


@_deploy
def environment_is_complete(app_configs, **kwargs):
    return [
        Error(f"{name} is not set in the environment.", hint=hint, id=key)
        for name, (key, hint) in REQUIRED.items()
        if not environ.get(name, "").strip() and not (name == "EMAIL_URL" and environ.get("EMAIL_BACKEND"))
    ]


@_deploy
def role_is_one_process(app_configs, **kwargs):
    """`all` puts the keys of the office into the process that faces the public."""
    if settings.ROLE not in ROLES:
        return [Error(f"ROLE is “{settings.ROLE}”.", hint=f"One of {', '.join(sorted(ROLES))}.", id="config.E009")]
    if settings.ROLE == "all":
        return [
            Warning(
                "One process serves the public and the office.",
                hint="Run three: ROLE=public without the office's keys, ROLE=office, ROLE=worker.",
                id="config.W001",
            )
        ]
    return []


@_deploy
def no_laptop_settings(app_configs, **kwargs):
    errors = []
    if settings.DEBUG:
        errors.append(
            Error("DEBUG shows our code to everyone.", hint="Use config.settings.production.", id="config.E010")
        )
    if getattr(settings, "LOCAL", False):
        errors.append(
            Error(
                "These are a laptop's settings: one-click sign-in, the guided tour.",
                hint="DJANGO_SETTINGS_MODULE=config.settings.production",
                id="config.E011",
            )
        )
    return errors


@_deploy
def addresses_are_ours(app_configs, **kwargs):
    """A mail's link is made of SITE_URL; it must be a name we answer to, and encrypted."""
    errors = []
    if "*" in settings.ALLOWED_HOSTS:
        errors.append(Error("Any host is allowed.", hint="Name the hosts in ALLOWED_HOSTS.", id="config.E012"))
    site = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if site.scheme != "https" or site.hostname not in settings.ALLOWED_HOSTS:
        errors.append(
            Error(
                "SITE_URL is not an https address of a host in ALLOWED_HOSTS.",
                hint="SITE_URL=https://www.example.org with ALLOWED_HOSTS=www.example.org",
                id="config.E013",
            )
        )
    return errors


@_deploy
def caches_are_shared(app_configs, **kwargs):
    """With a cache per process every worker counts attempts for itself, and shows pages of its own age."""
    private = sorted(
        name for name, cache in settings.CACHES.items()
        if any(kind in cache["BACKEND"].lower() for kind in PRIVATE_CACHES)
    )
    if not private:
        return []
    return [
        Error(
            f"Processes do not share these caches: {', '.join(private)}.", hint="Set REDIS_URL.", id="config.E014",
        )
    ]


@_deploy
def uploads_are_allowlisted(app_configs, **kwargs):
    errors = []
    documents = {each.lower() for each in getattr(settings, "WAGTAILDOCS_EXTENSIONS", None) or ()}
    if not documents or documents & RUNS_IN_A_BROWSER:
        errors.append(
            Error(
                "Documents of any type may be uploaded, or of one that runs in a browser.",
                hint="List harmless types in WAGTAILDOCS_EXTENSIONS.",
                id="config.E015",
            )
        )
    if "svg" in settings.WAGTAILIMAGES_EXTENSIONS or not settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        errors.append(
            Error(
                "Pictures may be scripts, or of any size.",
                hint="No svg in WAGTAILIMAGES_EXTENSIONS; set WAGTAILIMAGES_MAX_IMAGE_PIXELS.",
                id="config.E016",
            )
        )
    return errors


@_deploy
def nobody_else_is_told(app_configs, **kwargs):
    """Wagtail would ask elsewhere for faces and news of itself."""
    errors = []
    if getattr(settings, "WAGTAIL_GRAVATAR_PROVIDER_URL", "") is not None:
        errors.append(
            Error(
                "A hash of each colleague's e-mail is sent to gravatar.com.",
                hint="WAGTAIL_GRAVATAR_PROVIDER_URL = None",
                id="config.E017",
            )
        )
    if getattr(settings, "WAGTAIL_ENABLE_UPDATE_CHECK", True) or getattr(settings, "WAGTAILEMBEDS_FINDERS", None) != []:
        errors.append(
            Error(
                "The admin asks other sites, for updates or for embeds.",
                hint="WAGTAIL_ENABLE_UPDATE_CHECK = False, WAGTAILEMBEDS_FINDERS = []",
                id="config.E018",
            )
        )
    return errors


@_deploy
def policy_is_strict(app_configs, **kwargs):
    policy = settings.CONTENT_SECURITY_POLICY
    sources = {source for values in policy["DIRECTIVES"].values() for source in values}
    if any("unsafe" in source or source in {"*", "https:", "http:"} for source in sources) or policy.get(
        "EXCLUDE_URL_PREFIXES"
    ):
        return [
            Error(
                "The site's Content-Security-Policy lets through what it is for.",
                hint="'self' only, no exclusions; the admin has its own policy (CMS_CONTENT_SECURITY_POLICY).",
                id="config.E019",
            )
        ]
    return []
