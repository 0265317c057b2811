"""The demo's campaigns and the page for gifts."""

import json

from django.utils.translation import gettext_noop

from campaigns.pages.campaigns import CampaignAddressee, CampaignIndexPage, CampaignPage, Convener
from campaigns.pages.donate import DonatePage
from home.demo.items import Facts, named
from home.demo.parse import blocks
from home.demo.tree import Tree, steady_uuid, stream
from home.pages.home import HomePage


def load(tree: Tree) -> None:
    """Campaigns at their true dates and the one that is open today, shown on the front door."""
    tree.plant_standing(CampaignIndexPage, "campaigns", gettext_noop("Campaigns"))
    for path, content in tree.items("campaigns"):
        tree.plant(CampaignPage, path, content, campaign(path, content.facts, tree))
    tree.plant_standing(DonatePage, "donate", gettext_noop("Donate"), gifts)
    tree.finish.insert(0, lambda: feature(tree))


def campaign(path: str, facts: dict, tree: Tree) -> Facts:
    def fields(words: dict, tag: str) -> dict:
        return {
            "demand": words.get("demand", ""),
            "goal": facts.get("goal"),
            "opens_on": facts["opens_on"],
            "closes_on": facts.get("closes_on"),
            "hashtags": words.get("hashtags") or " ".join(facts.get("hashtags", [])),
            "next_steps": words.get("next_steps", ""),
            "outcome": words.get("outcome", ""),
            "ways": stream(blocks(words.get("ways", ""), tree.links(tag)), f"{path}/ways"),
            "addressees": named(CampaignAddressee, path, words.get("addressees", []), tree, tag),
            "conveners": named(Convener, path, words.get("conveners", []), tree, tag),
        }

    return fields


def gifts(words: dict, tag: str) -> dict:
    return {
        "gifts": json.dumps([
            {"type": "gift", "value": gift, "id": str(steady_uuid("donate", "gift", place))}
            for place, gift in enumerate(words.get("gifts", []))
        ])
    }


def feature(tree: Tree) -> None:
    """The campaign that is open on the demo's day stands on every home page."""
    current = [
        page for (path, tag), page in tree.pages.items()
        if tag == "ja" and isinstance(page, CampaignPage)
        and page.opens_on <= tree.today and (page.closes_on is None or page.closes_on >= tree.today)
    ]
    for (_path, _tag), page in tree.pages.items():
        if isinstance(page, HomePage) and current:
            page.featured = current[-1]
