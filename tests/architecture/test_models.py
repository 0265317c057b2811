"""What every model of ours declares: how private each field is, and that Wagtail's reference index has content only."""

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.models import Orderable, Page, TranslatableMixin

from home.base import content_changes
from home.models import CustomDocument, CustomImage, CustomRendition

ROOMS = ("config", "search", "campaigns", "courses", "backoffice", "membership", "payments", "home", "ground")
CLASSES = {"public", "personal", "restricted", "sealed"}


def ours() -> list[type[Model]]:
    rooms = [config for config in apps.get_app_configs() if config.name.split(".")[0] in ROOMS]
    return [model for room in rooms for model in room.get_models()]


def declared_fields(model: type[Model]) -> set[str]:
    return {field.name for field in (*model._meta.fields, *model._meta.local_many_to_many)}


def unclassified(model: type[Model]) -> str | None:
    """What is wrong with the declaration of this model; None if every field has exactly one class."""
    privacy = getattr(model, "Privacy", None)
    if privacy is None:
        return "has no class Privacy"
    classes = {name: value for name, value in vars(privacy).items() if not name.startswith("_")}
    if wrong := set(classes) - CLASSES:
        return f"knows no class {wrong}"
    if classes.get("public") == "__all__":
        return None if len(classes) == 1 else "is public as a whole and something else besides"
    named = [field for fields in classes.values() for field in fields]
    fields = declared_fields(model)
    if len(named) != len(set(named)) or set(named) != fields:
        return f"leaves {sorted(fields - set(named))}, invents {sorted(set(named) - fields)}"
    return None


def is_content(model: type[Model]) -> bool:
    """Written by editors: pages, their rows, translated snippets, settings and files."""
    kinds = (Page, Orderable, TranslatableMixin, BaseSiteSetting, BaseGenericSetting)
    return issubclass(model, kinds) or model in {CustomImage, CustomDocument, CustomRendition}


def is_row_of_a_page(model: type[Model]) -> bool:
    return any(isinstance(field, ParentalKey) for field in model._meta.fields)


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_every_field_says_how_private_it_is(model):
    assert unclassified(model) is None


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_only_content_is_in_the_reference_index(model):
    assert is_content(model) or getattr(model, "wagtail_reference_index_ignore", False)


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_what_readers_see_makes_kept_pages_anew_when_it_changes(model):
    """A public model is a page, comes with one, is watched, or says here why readers never see it."""
    unseen = {
        CustomRendition: "made while a page is rendered, from a picture that is watched",
    }
    privacy = getattr(model, "Privacy", None)
    public = getattr(privacy, "public", None) == "__all__"

    assert not public or is_row_of_a_page(model) or content_changes.is_watched(model) or model in unseen


def test_the_walk_finds_our_models():
    labels = {model._meta.label for model in ours()}

    assert {"home.StatementPage", "membership.User", "organisation.Figure", "campaigns.CampaignPage"} <= labels


@pytest.mark.parametrize(
    ("declaration", "problem"),
    [
        (None, "no class Privacy"),
        ({"personal": ["email"]}, "leaves"),
        ({"public": "__all__", "personal": ["email"]}, "besides"),
        ({"secret": []}, "knows no class"),
        ({"public": ["nothing"]}, "invents ['nothing']"),
    ],
)
def test_sabotage_a_wrong_declaration_is_found(declaration, problem):
    class Spoilt:
        _meta = apps.get_model("membership", "User")._meta
        Privacy = declaration and type("Privacy", (), declaration)

    assert problem in unclassified(Spoilt)


def test_nothing_of_business_points_to_a_page():
    """Answers and signatures must not hang on one language's page; `home` and rows of pages alone may."""
    pointing = {
        model._meta.label
        for model in ours() if not is_content(model)
        for field in model._meta.fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, Page)
    }

    assert pointing == set()
