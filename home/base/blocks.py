"""The one vocabulary every page body is written in. One level deep, the same for all page types.

Each block has its template in `components/blocks/`, a preview for the picker, and texts wagtail-localize can
translate segment by segment.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

TEXT_FEATURES = ["bold", "italic", "h3", "h4", "ol", "ul", "link", "document-link", "hr"]


class RubyNoteBlock(blocks.StructBlock):
    """A word the reader will meet at an office, and what it means."""

    term = blocks.CharBlock(label=_("Word"), max_length=80)
    meaning = blocks.TextBlock(label=_("What it means"), rows=2)

    class Meta:
        icon = "help"
        label = _("Word explained")
        template = "components/blocks/ruby_note.html"
        description = _("Explains one word people meet at an office.")
        preview_value = {
            "term": "在留資格《ざいりゅうしかく》",
            "meaning": "日本《にほん》に いるための 資格《しかく》です。",
        }


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    who = blocks.CharBlock(label=_("Who says so"), required=False, default="", max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "components/blocks/quote.html"
        description = _("Somebody's words, set large.")
        preview_value = {"text": "私たちは、ここで暮らしています。", "who": "集会での発言"}


class LinkValue(blocks.StructValue):
    """Where the link leads: a page of ours wins over an address."""

    @property
    def href(self) -> str:
        page = self.get("page")
        return page.localized.url if page else self.get("url") or ""


class CallToActionBlock(blocks.StructBlock):
    """The one thing we ask the reader to do next."""

    label = blocks.CharBlock(label=_("What to do"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address"), required=False)

    class Meta:
        icon = "pick"
        label = _("Call to action")
        template = "components/blocks/call_to_action.html"
        value_class = LinkValue
        description = _("One button: sign, give, register, call.")
        preview_value = {"label": "署名する", "url": "https://example.org/"}

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned.get("page") and not cleaned.get("url"):
            raise blocks.StructBlockValidationError(
                {"page": ValidationError(_("Choose a page or write an address."))}
            )
        return cleaned


class QuestionBlock(blocks.StructBlock):
    """A question and its answer; the block's id is its anchor and never changes."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "components/blocks/question.html"
        description = _("Opens when the reader asks; can be linked to.")
        preview_value = {
            "question": "永住許可は取り消されますか。",
            "answer": "<p>すぐに取り消されることはありません。</p>",
        }


class TableBlock(blocks.StructBlock):
    """A small table, typed or pasted: one line per row, cells parted by a tab or a bar; the first row is the head."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=120)
    rows = blocks.TextBlock(
        label=_("Rows"), rows=6, help_text=_("One line per row. Part the cells by | or paste from a spreadsheet.")
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "components/blocks/table.html"
        description = _("Figures or terms in rows and columns.")
        preview_value = {"caption": "会員数", "rows": "年度 | 人数\n2022 | 866\n2023 | 867"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        head, *body = table_rows(value["rows"]) or [[]]
        return {**context, "head": head, "body": body}


def table_rows(text: str) -> list[list[str]]:
    """Cells of each line, all rows as wide as the widest."""
    lines = [line.split("\t" if "\t" in line else "|") for line in text.splitlines() if line.strip()]
    width = max(map(len, lines), default=0)
    return [[cell.strip() for cell in line] + [""] * (width - len(line)) for line in lines]


class ImageBlock(blocks.StructBlock):
    """A picture with words for those who cannot see it, in the language of the page."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(label=_("What it shows"), max_length=250)
    caption = blocks.CharBlock(label=_("Caption"), required=False, default="", max_length=250)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "components/blocks/image.html"
        description = _("A picture; what it shows must be said in words.")


class TimelineBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("When"), max_length=60)
    text = blocks.TextBlock(label=_("What happened"), rows=2)

    class Meta:
        icon = "history"
        label = _("Moment")


class VideoCardBlock(blocks.StructBlock):
    """A link to a film elsewhere: nothing is loaded from there until the reader goes there."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    url = blocks.URLBlock(label=_("Address"))
    where = blocks.CharBlock(label=_("Where it is shown"), max_length=60)
    minutes = blocks.IntegerBlock(label=_("Minutes"), required=False, min_value=1)
    image = ImageChooserBlock(label=_("Picture of our own"), required=False)

    class Meta:
        icon = "media"
        label = _("Video elsewhere")
        template = "components/blocks/video_card.html"
        description = _("A card that leads to a film on another site.")
        preview_value = {"title": "集会の記録", "url": "https://example.org/", "where": "example.org", "minutes": 12}


class ContactBlock(blocks.StructBlock):
    """Whom to call or write to, and when."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    phone = blocks.CharBlock(label=_("Phone"), required=False, default="", max_length=30)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    hours = blocks.CharBlock(label=_("Hours"), required=False, default="", max_length=120)

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "components/blocks/contact.html"
        description = _("A desk to call or write to.")
        preview_value = {"name": "事務局", "phone": "03-0000-0000", "hours": "平日 10:00-17:00"}


class StoryBlock(blocks.StreamBlock):
    """Everything a page body can hold."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=150, template="components/blocks/heading.html",
        description=_("Begins a section and can be linked to."), preview_value="何が問題か",
    )
    text = blocks.RichTextBlock(
        label=_("Text"), icon="pilcrow", features=TEXT_FEATURES, template="components/blocks/text.html",
        description=_("Paragraphs, lists and links."),
        preview_value="<p>永住者の在留資格を取り消す制度に反対します。</p>",
    )
    ruby_note = RubyNoteBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    question = QuestionBlock()
    table = TableBlock()
    documents = blocks.ListBlock(
        DocumentChooserBlock(), label=_("Documents"), icon="doc-full", template="components/blocks/documents.html",
        description=_("Files to download."),
    )
    image = ImageBlock()
    timeline = blocks.ListBlock(
        TimelineBlock(), label=_("Timeline"), icon="history", template="components/blocks/timeline.html",
        description=_("Moments in order."), preview_value=[{"when": "1997", "text": "前身団体の結成"}],
    )
    figure = SnippetChooserBlock(
        "organisation.Figure", label=_("Figure"), icon="order", template="components/blocks/figure.html",
        description=_("A number with its date and source."),
    )
    video_card = VideoCardBlock()
    contact = ContactBlock()

    class Meta:
        template = "components/blocks/story.html"
