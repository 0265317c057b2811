"""The demo's campaigns and the page for gifts."""

import json

from django.utils.translation import gettext_noop

from campaigns.pages.campaigns import CampaignAddressee, CampaignIndexPage, CampaignPage, Convener
from campaigns.pages.donate import DonatePage
from home.demo.items import named
from home.demo.tree import Facts, Tree, steady_uuid


def load(tree: Tree) -> None:
    """Campaigns at their true dates and the one that is open today, shown on the front door."""
    plant_frame(tree, gifts(tree))
    for path, content in tree.items("campaigns"):
        tree.plant(CampaignPage, path, content, campaign(path, content.facts, tree))


def plant_frame(tree: Tree, facts_of: Facts | None = None) -> None:
    """The two standing pages of this room, in every language."""
    tree.plant_standing(CampaignIndexPage, "campaigns", gettext_noop("Campaigns"))
    tree.plant_standing(DonatePage, "donate", gettext_noop("Donate"), facts_of)


def campaign(path: str, facts: dict, tree: Tree) -> Facts:
    def fields(words: dict, tag: str) -> dict:
        return {
            "demand": words.get("demand", ""),
            "goal": facts.get("goal"),
            "opens_on": facts["opens_on"],
            "closes_on": facts.get("closes_on"),
            "hashtags": words.get("hashtags") or facts.get("hashtags", ""),
            "next_steps": words.get("next_steps", ""),
            "outcome": words.get("outcome", ""),
            "addressees": named(CampaignAddressee, path, words.get("addressees", []), tree, tag),
            "conveners": named(Convener, path, words.get("conveners", []), tree, tag),
        }

    return fields


def gifts(tree: Tree) -> Facts:
    amounts = tree.content["donate"].facts["gifts"]
    return lambda words, tag: {
        "gifts": json.dumps([
            {"type": "gift", "value": {"yen": yen, "does": does}, "id": str(steady_uuid("donate", yen))}
            for yen, does in zip(amounts, words.get("gifts", []), strict=False)
        ])
    }
