"""How the written facts of each kind of page become its fields."""

from datetime import datetime, time, timedelta

from wagtail.models import Page

from ground.clock import TOKYO
from home.demo import media
from home.demo.tree import Facts, Tree, steady_uuid
from home.pages.statements import Addressee, Cosigner, FollowUp, StatementPage


def named(model, path: str, names: list[str], tree: Tree, tag: str) -> list:
    """Rows that only have a name; the same place in every language is the same row translated."""
    return [
        model(name=name, sort_order=place, locale=tree.locales[tag],
              translation_key=steady_uuid(path, model.__name__, place))
        for place, name in enumerate(names)
    ]


def statement(path: str, facts: dict, tree: Tree) -> Facts:
    def fields(words: dict, tag: str) -> dict:
        return {
            "kind": facts.get("kind", StatementPage.Kind.STATEMENT),
            "number": facts.get("number", ""),
            "adopted_on": facts["adopted_on"],
            "issuer": words["issuer"],
            "pdf": media.document(path, "ja"),
            "addressees": named(Addressee, path, words.get("addressees", []), tree, tag),
            "cosigners": named(Cosigner, path, words.get("cosigners", []), tree, tag),
            "follow_ups": [
                FollowUp(on=note["on"], text=note["text"], sort_order=place, locale=tree.locales[tag],
                         translation_key=steady_uuid(path, "follow-up", place))
                for place, note in enumerate(words.get("follow_ups", []))
            ],
        }

    return fields


def qa(path: str, facts: dict, tree: Tree) -> Facts:
    return lambda words, tag: {
        "updated_on": facts["updated_on"],
        "archived": facts.get("archived", False),
        "show_exit_button": facts.get("show_exit_button", False),
    }


def news(path: str, facts: dict, tree: Tree) -> Facts:
    return lambda words, tag: {"section": facts["section"], "dated_on": facts["dated_on"]}


def event(path: str, facts: dict, tree: Tree) -> Facts:
    return lambda words, tag: {
        "starts_at": facts["starts_at"],
        "ends_at": facts["ends_at"],
        "place": words.get("place", ""),
        "address": words.get("address", ""),
        "online_url": facts.get("online_url", ""),
        "organiser": words.get("organiser", ""),
        "cancelled": facts.get("cancelled", False),
    }


def publication(path: str, facts: dict, tree: Tree) -> Facts:
    number = facts.get("number", "")
    return lambda words, tag: {
        "kind": facts["kind"],
        "number": number,
        "issued_on": facts["issued_on"],
        "access": facts.get("access", "public"),
        "pages_count": facts.get("pages_count"),
        "price_yen": facts.get("price_yen"),
        "cover": media.cover(facts["kind"], number, facts["issued_on"]),
        "pdf": media.document(path, tag),
    }


def standard(path: str, facts: dict, tree: Tree) -> Facts:
    return lambda words, tag: {"show_exit_button": facts.get("show_exit_button", False)}


def front_door(tree: Tree) -> None:
    """What the home pages point to, chosen by the written content: the same pages in every language."""
    facts = tree.content["home"].facts
    for name in ("urgent", "featured"):
        for tag in tree.tags():
            page = tree.page(facts.get(name, ""))
            if name in facts and page:
                setattr(tree.pages["", tag], name, page)


def behind(tree: Tree) -> None:
    """Pages whose original changed after the translation: written as `stale = ["en"]`."""
    for path, content in tree.content.items():
        for tag in content.facts.get("stale", []):
            place = path.removeprefix("standard/")  # plain pages stand under it in the texts only
            original, translation = tree.pages.get((place, "ja")), tree.pages.get((place, tag))
            if original is None or translation is None:
                continue
            changed_at = datetime.combine(tree.today - timedelta(days=20), time(10), TOKYO)
            type(original).objects.filter(pk=original.pk).update(text_changed_at=changed_at)
            Page.objects.filter(pk=original.pk).update(last_published_at=changed_at)
            type(translation).objects.filter(pk=translation.pk).update(translated_from_hash="an earlier wording")


def old_addresses(tree: Tree) -> None:
    """The addresses of the old site keep working."""
    from home.legacy import remember

    for (path, tag), page in tree.pages.items():
        old = tree.content[path].facts.get("legacy_path") if tag == "ja" and path in tree.content else None
        if old:
            remember(old, page)
