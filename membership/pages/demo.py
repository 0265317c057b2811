"""The demo's page for joining."""

import json

from django.utils.translation import gettext_noop

from home.demo.tree import Facts, Tree, steady_uuid
from membership.pages.join import JoinPage


def load(tree: Tree) -> None:
    plant_frame(tree, fees(tree))


def plant_frame(tree: Tree, facts_of: Facts | None = None) -> None:
    tree.plant_standing(JoinPage, "join", gettext_noop("Join"), facts_of)


def fees(tree: Tree) -> Facts:
    """Amounts are the same in every language; the names of the classes are words."""
    classes = tree.content["join"].facts["fees"]
    return lambda words, tag: {
        "fees": json.dumps(
            [
                {
                    "type": "fee",
                    "id": str(steady_uuid("join", each["code"])),
                    "value": {
                        "yearly_yen": each["yearly_yen"],
                        "votes": each.get("votes", False),
                        **words["fees"][each["code"]],
                    },
                }
                for each in classes
                if each["code"] in words.get("fees", {})
            ]
        )
    }
