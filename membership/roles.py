"""Who may do what: one table. Groups, the default workflow, the permission matrix and the demo's accounts come from it.

A role is a group. Permissions are `app.codename`, with `*` for every codename of a model; a name of an app that is not
installed is passed over, a wrong name in an installed one fails the suite.
"""

from dataclasses import dataclass
from fnmatch import fnmatch

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connections, transaction
from django.db.models.signals import post_migrate
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

OFFICE = ("wagtailadmin.access_admin",)
FILES = ("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image")
FILES += ("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.choose_document")
ROWS = ("home.*_topic", "home.*_consultationdesk", "organisation.*_figure")  # what pages draw on
MESSAGES = ("home.view_contactmessage", "home.change_contactmessage")


@dataclass(frozen=True, slots=True)
class Role:
    code: str
    group: str  # as the admin lists it, in both languages; the code at its end is what we look for
    about: str | Promise
    pages: tuple[str, ...] = ()  # on the whole tree
    files: tuple[str, ...] = ()  # on the whole collection
    permissions: tuple[str, ...] = OFFICE


ROLES = (
    Role(
        "editor",
        "編集者 (editor)",
        _("Writes and edits pages and hands them in for publication."),
        pages=("add", "change"),
        files=FILES,
        permissions=(*OFFICE, *ROWS, "wagtail_localize.submit_translation"),
    ),
    Role(
        "publisher",
        "公開責任者 (publisher)",
        _("Approves what was handed in, publishes, and speaks in an emergency."),
        pages=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
        files=(*FILES, "wagtailimages.delete_image", "wagtaildocs.delete_document"),
        permissions=(
            *OFFICE,
            *ROWS,
            "wagtail_localize.submit_translation",
            "home.change_emergencybanner",
            "wagtailredirects.*_redirect",
        ),
    ),
    Role(
        "translator",
        "翻訳者 (translator)",
        _("Translates pages segment by segment and hands the translation in."),
        pages=("change",),
        files=("wagtailimages.choose_image", "wagtaildocs.choose_document"),
        permissions=(*OFFICE, "wagtail_localize.submit_translation"),
    ),
    Role(
        "secretariat",
        "事務局 (secretariat)",
        _("Answers messages, keeps the directory of consultation desks and the organisation's facts."),
        pages=("add", "change"),
        files=FILES,
        permissions=(*OFFICE, *ROWS, *MESSAGES, "organisation.change_organisation", "home.change_emergencybanner"),
    ),
    Role("coordinator", "コーディネーター (coordinator)", _("Looks after supporters in one region or one field.")),
    Role("accountant", "会計 (accountant)", _("Records payments and prepares what is paid out.")),
    Role("approver", "承認者 (approver)", _("Approves what the accountant has prepared.")),
    Role("auditor", "監査 (auditor)", _("Reads everything that is not sealed, changes nothing.")),
    Role(
        "administrator",
        "管理者 (administrator)",
        _("Manages accounts, settings and the site itself; cannot reveal sealed values."),
        pages=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
        files=(*FILES, "wagtailimages.delete_image", "wagtaildocs.delete_document", "wagtailcore.*_collection"),
        permissions=(
            *OFFICE,
            *ROWS,
            *MESSAGES,
            "membership.*_user",
            "organisation.change_organisation",
            "home.change_emergencybanner",
            "wagtailredirects.*_redirect",
            "wagtailcore.*_site",
            "wagtailcore.*_locale",
            "wagtailcore.*_workflow",
            "wagtailcore.*_task",
            "wagtailcore.*_groupapprovaltask",
            "wagtail_localize.submit_translation",
        ),
    ),
)
BY_CODE = {role.code: role for role in ROLES}
SUPERSEDED = ("Editors", "Moderators")  # Wagtail's own, removed while nobody is in them


def group_of(code: str) -> Group:
    return Group.objects.get(name=BY_CODE[code].group)


@transaction.atomic
def sync() -> None:
    """Make the groups what the table says, no more and no less; run twice, nothing changes."""
    every = {f"{app}.{codename}": key for key, app, codename in _permissions()}
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.group)
        group.permissions.set(_matching(role.permissions, every))
        if root is not None:
            wanted = _matching([f"wagtailcore.{kind}_page" for kind in role.pages], every)
            _grant(GroupPagePermission, group, "page", root, wanted)
        if collection is not None:
            _grant(GroupCollectionPermission, group, "collection", collection, _matching(role.files, every))
    if root is not None:
        _publication_workflow(root)
    Group.objects.filter(name__in=SUPERSEDED, user=None).delete()


def _permissions():
    return Permission.objects.values_list("pk", "content_type__app_label", "codename")


def _matching(names, every: dict[str, int]) -> list[int]:
    return sorted({key for name in names for known, key in every.items() if fnmatch(known, name)})


def _grant(model, group: Group, place: str, where, wanted: list[int]) -> None:
    rows = model.objects.filter(group=group, **{place: where})
    rows.exclude(permission__in=wanted).delete()
    held = set(rows.values_list("permission", flat=True))
    model.objects.bulk_create(
        model(group=group, permission_id=key, **{place: where}) for key in wanted if key not in held
    )


def _publication_workflow(root: Page) -> None:
    """Editors hand in, publishers approve: unless somebody has already put another workflow in this one's place."""
    name = "公開 (publication)"
    task, created = GroupApprovalTask.objects.get_or_create(name=name)
    task.groups.set([group_of("publisher")])
    workflow, _created = Workflow.objects.get_or_create(name=name)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    if created:
        shipped = WorkflowPage.objects.filter(page=root, workflow__name="Moderators approval").first()
        if shipped is not None:
            shipped.workflow.active = False
            shipped.workflow.save()
            shipped.delete()
        WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def connect() -> None:
    post_migrate.connect(_after_migrations, dispatch_uid="membership.roles")


def _after_migrations(app_config, using, **kwargs) -> None:
    """Once, after the last app: by then every permission there is exists."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if app_config == last and _tables() <= set(connections[using].introspection.table_names()):
        sync()


def _tables() -> set[str]:
    models = (Group, Permission, GroupPagePermission, GroupCollectionPermission, WorkflowPage, GroupApprovalTask)
    return {model._meta.db_table for model in models}
