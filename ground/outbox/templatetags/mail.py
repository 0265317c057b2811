from django import template

from ground.outbox.defang import defanged

register = template.Library()
register.filter("defanged", defanged)
