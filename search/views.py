"""The search page: one address per question, the same bytes for everyone who asks it."""

from http import HTTPStatus

from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.base import navigation
from home.base.languages import LanguageState
from home.base.page_cache import same_for_everyone
from search import limits, queries, text


@require_safe
@same_for_everyone("q", "kind", "page")
def results(request):
    asked, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    tag, shown = get_language(), as_shown(asked)
    context = {
        "query": shown,
        "too_long": len(asked) > text.HOPELESS_QUERY,
        "cut": len(asked.strip()) > text.LONGEST_QUERY,
        "language_state": _same_question_elsewhere(request.path, tag, shown),
    }
    try:
        found = queries.search(asked, tag=tag, kind=kind, number=request.GET.get("page", "1"))
    except limits.TookTooLong:
        context |= {"took_too_long": True, "suggestions": queries.suggestions(tag)}
        response = render(request, "pages/search.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)
        add_never_cache_headers(response)
        return response
    if found.listed:
        context["page_query"] = f"?{urlencode({'q': shown, 'kind': kind})}"
    if not found.total:
        context["suggestions"] = queries.suggestions(tag)
    return render(request, "pages/search.html", context | {"results": found})


def as_shown(asked: str) -> str:
    """The question as the page may repeat it: one short line without what turns text around or hides in it."""
    visible = text.INVISIBLE.sub("", asked[: text.LONGEST_QUERY])
    return " ".join("".join(each if each.isprintable() else " " for each in visible).split())


def _same_question_elsewhere(path: str, tag: str, shown: str) -> LanguageState:
    """The "Language" menu leads to the same question in the other language."""
    query = f"?{urlencode({'q': shown})}" if shown else ""
    links = [
        type(link)(link.tag, link.name, link.dir, f"{link.url}{query}", link.current)
        for link in navigation.same_path_elsewhere(path, tag)
    ]
    return LanguageState(links=links, original=None, behind=False, machine_drafted=False)
