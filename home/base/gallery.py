"""Every component with examples, for those who build pages. On a laptop only (`config.urls`)."""

from datetime import date
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import get_language
from wagtail.models import Site

from home.base import components, languages, navigation
from home.base.languages import LanguageLink, LanguageState
from home.base.listing import Choice, Filter

WORDS = {
    "ja": {
        "title": "永住許可《えいじゅうきょか》の取消《とりけ》しに反対《はんたい》する声明",
        "text": "ここで暮らし、働き、育つ人の生活の土台を、行政の判断ひとつで奪ってはなりません。",
        "label": "署名する", "name": "在留資格《ざいりゅうしかく》", "who": "集会での発言",
    },
    "en": {
        "title": "Statement against the revocation of permanent residence",
        "text": "The ground on which people live, work and grow up must not be taken away by one decision.",
        "label": "Sign the petition", "name": "Status of residence", "who": "Heard at a rally",
    },
    "ar": {
        "title": "بيان ضد إلغاء الإقامة الدائمة",
        "text": "لا يجوز أن يُنتزع الأساس الذي يعيش عليه الناس ويعملون ويكبرون بقرار إداري واحد.",
        "label": "وقّع العريضة", "name": "صفة الإقامة", "who": "من كلمة في تجمع",
    },
}
WORDS["ja-simple"] = WORDS["ja"]


class ExampleForm(forms.Form):
    name = forms.CharField(label="Name", max_length=40)
    email = forms.EmailField(label="E-mail", help_text="We write to this address once.")
    language = forms.ChoiceField(label="Language", choices=[("ja", "日本語"), ("vi", "Tiếng Việt")])
    wishes = forms.MultipleChoiceField(
        label="Receive", choices=[("news", "News"), ("events", "Events")],
        widget=forms.CheckboxSelectMultiple, required=False,
    )
    text = forms.CharField(label="Message", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="I have read the privacy notice")


def examples(tag: str, found=None) -> dict[str, list[dict]]:
    """Props for each component, `found` being a page of the site; a component without an entry fails a test."""
    word = WORDS.get(tag, WORDS["en"])
    title, text, label, name, who = (word[key] for key in ("title", "text", "label", "name", "who"))
    day = date(2024, 2, 8)
    row = navigation.same_path_elsewhere(f"/{tag}/components/", tag)
    some = [link if place % 3 else LanguageLink(link.tag, link.name, link.dir, None, False)
            for place, link in enumerate(row, start=1)]
    original = LanguageLink("ja", languages.name_of("ja"), "ltr", "/ja/", False)
    page = SimpleNamespace(title=title, url="#", full_url="https://example.org/", translation_key="k")
    filters = [Filter("kind", name, [Choice("a", title, True), Choice("b", label, False)]),
               Filter("year", "2024", [Choice("2024", "2024", False), Choice("2023", "2023", False)])]
    figure = {"label": name, "value": 49794564, "unit": "¥", "as_of": day, "source": who, "approximate": True}
    organisation = SimpleNamespace(
        name={tag: name}, postal_code="100-0000", address={tag: who}, phone="03-0000-0000", email="office@example.org",
        postal_account="00100-0-000000", postal_account_holder=name, bank_account={tag: text},
    )
    bound = ExampleForm({"name": "", "email": "not-an-address"})
    return {
        "banner": [{"title": label, "text": text, "href": "#"}],
        "breadcrumbs": [{"pages": [page], "current": label}],
        "button": [{"label": label, "tone": tone} for tone in ("plain", "main", "ask", "danger")]
        + [{"label": label, "href": "#", "icon": "icons/arrow.svg"}],
        "call": [{"title": title, "text": text, "href": "#", "label": label, "kicker": name}],
        "cite_box": [{"organisation": name, "title": title, "date": day, "url": "https://example.org/"}],
        "contact_box": [{"name": name, "phone": "03-0000-0000", "email": "office@example.org", "hours": "10:00–17:00"}],
        "demo_banner": [{"href": "#"}],
        "documents": [{"documents": [{"url": "#", "title": title, "file_extension": "pdf", "file_size": 240_000}]}],
        "empty": [{"text": text, "href": "#", "link_label": label}],
        "error_summary": [{"form": bound}],
        "exit_early": [{}],
        "exit_this_page": [{}],
        "facts": [{"figures": [figure, {**figure, "value": 983, "unit": "", "approximate": False}]}],
        "figure": [{"slot": text, "caption": who}],
        "filters": [{"groups": filters, "clear": "#"}],
        "form": [{"form": bound, "submit": label}],
        "furigana_switch": [{}],
        "imprint": [{"organisation": organisation, "url": "https://example.org/", "title": title}],
        "item_list": [{"items": [], "filters": filters, "filtered": True, "clear": "#"}],
        "language_row": [{"links": row, "tone": tone, "label": label} for tone in ("row", "title", "wall")],
        "language_switcher": [{"links": some}],
        "letterhead": [{"organisation": organisation, "date": day}],
        "link_list": [{"links": [{"href": "#", "label": title, "note": who}, {"href": "#", "label": label}]}],
        "missing_translation": [{"links": row[:3]}],
        "notice": [{"title": title, "tone": tone, "slot": text} for tone in
                   ("info", "success", "warning", "error", "quiet")],
        "page_lang": [{"page": found}],
        "page_link": [{"page": found}],
        "page_head": [{"title": title, "kicker": name, "lead": text}],
        "pagination": [{"page": Paginator(range(60), 20).page(2)}],
        "phone": [{"number": "03-0000-0000"}],
        "progress": [{"value": 11200, "goal": 15000, "label": name, "as_of": day}],
        "question": [{"question": title, "slot": text, "anchor": "example", "open": True}],
        "quote": [{"text": text, "who": who}],
        "related": [{"rows": [found]}],
        "search_hit": [{"page": found, "excerpt": [{"text": text[:9]}, {"text": text[9:15], "marked": True}]}],
        "search_box": [{"action": "#", "id": "search-example", "tone": "large"}],
        "section": [{"title": name, "slot": text, "id": "section-example", "more_href": "#", "more_label": label}],
        "share": [{"url": "https://example.org/", "title": title}],
        "staff_banner": [{"text": text, "href": "#", "link_label": label}],
        "summary_box": [{"text": text}],
        "summary_list": [{"rows": [{"label": name, "value": title, "href": "#"}, {"label": who, "value": label}]}],
        "table": [{"head": [name, "2022", "2023"], "body": [[label, "866", "867"], [who, "110", "111"]],
                   "caption": title}],
        "tag": [{"label": label, "tone": tone} for tone in ("plain", "ask", "done", "wait", "stop", "info")],
        "task_list": [{"tasks": [{"label": title, "href": "#", "status": label, "tone": "done"},
                                 {"label": name, "note": text, "status": who, "tone": "wait"}]}],
        "timeline": [{"items": [{"when": "1997", "text": text}, {"when": "2015", "title": label, "now": True}]}],
        "toc": [{"links": [{"id": "a", "label": title}, {"id": "b", "label": name}]}],
        "topics": [{"rows": [SimpleNamespace(topic=name), SimpleNamespace(topic=label)]}],
        "translation_note": [{"state": LanguageState(row, original, behind=True, machine_drafted=True)}],
        "video_card": [{"title": title, "href": "#", "where": "example.org", "minutes": 12}],
        "ways_to_pay": [{"organisation": organisation}],
    }


def gallery(request):
    """All of them on one page, in the language of the address."""
    home = Site.find_for_request(request).root_page.specific
    shown = []
    for name, cases in examples(get_language(), home).items():
        props = components.props_of(name)
        for case in cases:
            props.check(name, set(case))
        shown.append({
            "name": name, "props": ", ".join(props.accepted),
            "cases": [{"path": components.path_of(name), "values": props.defaults | case} for case in cases],
        })
    return render(request, "pages/components.html", {"shown": shown})
