from django import template

register = template.Library()


@register.inclusion_tag("office/plain_japanese_of_translation.html")
def plain_japanese_check(translation) -> dict:
    """The check below wagtail-localize's editor, of the words translated so far; nothing for other languages."""
    from home.office.plain_check import EASY_JAPANESE, report_on, rows_of

    if translation.target_locale.language_code != EASY_JAPANESE:
        return {}
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    report = report_on(page)
    return {"report": report, "rows": rows_of(report)}
