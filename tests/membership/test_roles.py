import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, WorkflowPage

from membership import roles
from membership.roles import BY_CODE, ROLES, SUPERSEDED, group_of, sync

pytestmark = pytest.mark.django_db


def everything():
    """What the database holds of the table, to compare whole."""
    return {
        group.name: (
            sorted(group.permissions.values_list("content_type__app_label", "codename")),
            sorted(group.page_permissions.values_list("page__depth", "permission__codename")),
            sorted(group.collection_permissions.values_list("permission__codename", flat=True)),
        )
        for group in Group.objects.all()
    }


def test_after_migrating_every_role_is_a_group_and_nobody_elses_groups_are_left():
    assert sorted(everything()) == sorted(role.group for role in ROLES)
    assert not set(SUPERSEDED) & set(everything())


def test_the_code_of_a_role_ends_its_groups_name():
    assert [role.group.rpartition(" ")[2] for role in ROLES] == [f"({role.code})" for role in ROLES]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_every_permission_a_role_names_exists(role):
    known = {f"{app}.{codename}" for _pk, app, codename in roles._permissions()}
    installed = {config.label for config in apps.get_app_configs()}
    named = [*role.permissions, *role.files, *(f"wagtailcore.{kind}_page" for kind in role.pages)]

    unknown = [
        name
        for name in named
        if name.partition(".")[0] in installed and not roles._matching([name], dict.fromkeys(known, 1))
    ]

    assert unknown == []


def test_syncing_twice_changes_nothing():
    before = everything()
    rows = list(GroupPagePermission.objects.values_list("pk", flat=True))

    sync()

    assert everything() == before
    assert list(GroupPagePermission.objects.values_list("pk", flat=True)) == rows


def test_what_was_granted_beyond_the_table_is_withdrawn_and_what_was_taken_comes_back():
    before = everything()
    editors = group_of("editor")
    editors.permissions.set(Permission.objects.filter(codename="delete_user"))
    editors.page_permissions.all().delete()

    sync()

    assert everything() == before


def test_only_administrators_manage_accounts_and_nobody_groups():
    may = {
        role.code
        for role in ROLES
        if group_of(role.code).permissions.filter(content_type__app_label="membership", codename="change_user").exists()
    }

    assert may == {"administrator"}
    assert not Permission.objects.filter(group__isnull=False, content_type__model__in=["group", "permission"]).exists()


def test_editors_hand_in_and_publishers_approve():
    root = Page.get_first_root_node()
    (page,) = WorkflowPage.objects.filter(page=root)
    (step,) = page.workflow.workflow_tasks.all()

    assert (page.workflow.active, list(step.task.specific.groups.all())) == (True, [group_of("publisher")])
    kinds = {code: set(BY_CODE[code].pages) for code in ("editor", "publisher")}
    assert kinds["editor"] == {"add", "change"}
    assert "publish" in kinds["publisher"]


def test_a_workflow_somebody_chose_instead_is_left_alone():
    root = Page.get_first_root_node()
    own = WorkflowPage.objects.get(page=root).workflow
    own.name = "Ours"
    own.save()

    sync()

    assert WorkflowPage.objects.get(page=root).workflow.name == "Ours"
