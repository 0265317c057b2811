"""The contact form: who writes, about what, and whether a person could have written it in that time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.base import one_time, typed

CONTACT = "contact"
TRAP = "website"  # no reader sees this input; whoever fills it is no reader
AUTO = {"dir": "auto"}  # people write in any language, whatever the language of the page


class LineField(forms.CharField):
    def to_python(self, value):
        return super().to_python(typed.one_line(str(value or "")))


class TextField(forms.CharField):
    widget = forms.Textarea

    def to_python(self, value):
        return super().to_python(typed.several_lines(str(value or "")))


class ContactForm(forms.Form):
    name = LineField(label=_("Your name"), required=False, max_length=100,
                     widget=forms.TextInput({"autocomplete": "name", **AUTO}))
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, help_text=_("We answer to this address."),
        widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"}),
        error_messages={"required": _("Please write your e-mail address."),
                        "invalid": _("This does not look like an e-mail address. Please check it.")},
    )
    subject = LineField(label=_("Subject"), max_length=150, widget=forms.TextInput(AUTO),
                        error_messages={"required": _("Please write what your message is about.")})
    text = TextField(label=_("Your message"), max_length=5000, help_text=_("Up to 5,000 characters."),
                     widget=forms.Textarea({"rows": 10, **AUTO}),
                     error_messages={"required": _("Please write your message.")})
    token = forms.Field(required=False, widget=forms.HiddenInput({"autocomplete": "off"}))

    def __init__(self, data=None):
        super().__init__(data.copy() if data is not None else None, initial={"token": one_time.issue(CONTACT)})

    def clean(self):
        """Everything typed stays; what is not right is said, and the next try has a key that works."""
        cleaned = super().clean()
        if self.data.get(TRAP):
            self.again(_("Our spam filter stopped this message. Please send it again."), fresh=False)
            return cleaned
        try:
            cleaned["form_key"] = one_time.check(cleaned.get("token") or "", CONTACT)
        except one_time.UnusableKey as reason:
            # Whoever has to correct something sends again anyway.
            sentence = _("Your message has not been sent yet. Please check it and send it again.")
            self.again("" if self.errors else sentence, fresh=not reason.keep)
        return cleaned

    def again(self, sentence, *, fresh: bool = True):
        """Ask to send once more, with a fresh key where the old one cannot be used."""
        if sentence:
            self.add_error(None, sentence)
        if fresh:
            self.data["token"] = one_time.issue(CONTACT)
