"""`TextsField`: a JSON object of texts by language tag, written in the admin as one input per language."""

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.texts.languages import direction, native_name
from ground.texts.resolve import Text, resolve


class TextsWidget(forms.MultiWidget):
    """One input per site language, each marked with its own `lang` and `dir`; the promised ones first."""

    template_name = "ground/texts/texts_widget.html"
    use_fieldset = True

    def __init__(self, *, rows: int = 1, attrs=None):
        self.rows = rows
        self.tags = [tag for tag, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
        inputs = {}
        for tag in self.tags:
            own = {"lang": tag, "dir": direction(tag), "aria-label": native_name(tag)}
            inputs[tag] = forms.TextInput(own) if rows == 1 else forms.Textarea({**own, "rows": rows})
        super().__init__(inputs, attrs)

    def decompress(self, value):
        return [(value or {}).get(tag, "") for tag in self.tags]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        for tag, row in zip(self.tags, widget["subwidgets"], strict=True):
            row["label"] = native_name(tag)
        widget["first"] = [row for row in widget["subwidgets"] if row["attrs"]["lang"] in settings.CORE_LANGUAGES]
        widget["others"] = [row for row in widget["subwidgets"] if row not in widget["first"]]
        widget["filled"] = sum(1 for row in widget["others"] if row["value"])
        return context


class TextsFormField(forms.MultiValueField):
    """Texts by language; at least one language must be filled when the field is required."""

    default_error_messages = {"required": _("Write this in at least one language.")}

    def __init__(self, *, rows: int = 1, max_length: int | None = None, **kwargs):
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        widget = TextsWidget(rows=rows)
        self.tags = widget.tags
        fields = [forms.CharField(required=False, max_length=max_length) for _tag in self.tags]
        super().__init__(fields, widget=widget, require_all_fields=False, **kwargs)

    def compress(self, values):
        return {tag: text for tag, text in zip(self.tags, values or [], strict=False) if text}

    def has_changed(self, initial, data):
        return super().has_changed(self.widget.decompress(initial), data)


class TextsField(models.JSONField):
    """A text per language: `{"ja": "…", "en": "…"}`. `for_reader` gives the one to show."""

    def __init__(self, *args, rows: int = 1, max_length: int | None = None, **kwargs):
        self.rows, self.each_length = rows, max_length
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.rows != 1:
            kwargs["rows"] = self.rows
        if self.each_length is not None:
            kwargs["max_length"] = self.each_length
        return name, path, args, kwargs

    def formfield(self, **kwargs):
        kwargs.pop("widget", None)
        return models.Field.formfield(
            self, form_class=TextsFormField, rows=self.rows, max_length=self.each_length, **kwargs
        )


def for_reader(texts) -> Text:
    """The text in the language active in this request, or the nearest to it."""
    return resolve(texts, get_language() or settings.LANGUAGE_CODE)
