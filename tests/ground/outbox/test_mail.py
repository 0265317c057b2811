import pytest
from django.core import mail as django_mail
from django.core.mail import BadHeaderError

from ground.outbox import mail
from ground.outbox.defang import defanged
from ground.outbox.models import Entry

MESSAGES = {
    "emails/greeting.subject.txt": "{% load mail %}Hello\n {{ name|defanged }}\n",
    "emails/greeting.txt": "{% load mail %}{{ name|defanged }} & <b>friends</b>\n\nhttps://example.org/x?a=1&b=2",
    "emails/raw.subject.txt": "{{ name }}",
    "emails/raw.txt": "-",
}


@pytest.fixture
def messages(settings):
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [],
            "OPTIONS": {
                "builtins": settings.TEMPLATES[0]["OPTIONS"]["builtins"],
                "loaders": [
                    ("django.template.loaders.locmem.Loader", MESSAGES),
                    ("django.template.loaders.filesystem.Loader", settings.TEMPLATES[0]["DIRS"]),
                    "django.template.loaders.app_directories.Loader",
                ],
            },
        }
    ]


@pytest.fixture
def send(messages, mailoutbox):
    def send(template="greeting", to="reader@example.org", **context):
        mail.send(template, to=to, language="ja", context=context, entry=Entry(kind="x", key="x"))
        return mailoutbox[-1]

    return send


def test_a_mail_has_a_text_and_an_html_part_in_the_readers_language(send):
    message = send(name="Sato")

    assert (message.subject, message.to) == ("Hello Sato", ["reader@example.org"])
    assert message.body == "Sato & <b>friends</b>\n\nhttps://example.org/x?a=1&b=2\n"
    html = message.alternatives[0].content
    assert '<html lang="ja" dir="ltr">' in html
    assert "Sato &amp; &lt;b&gt;friends&lt;/b&gt;" in html
    assert '<a href="https://example.org/x?a=1&amp;b=2"' in html
    assert message.extra_headers["Content-Language"] == "ja"


def test_a_repeat_of_the_same_entry_carries_the_same_message_id(messages, mailoutbox):
    entry = Entry(kind="x", key="x")
    for _ in range(2):
        mail.send("greeting", to="reader@example.org", language="ja", context={"name": "A"}, entry=entry)

    assert [m.extra_headers["Message-ID"] for m in mailoutbox] == [f"<{entry.uuid}@example.org>"] * 2


@pytest.mark.parametrize("address", ["a@example.org\nBcc: all@example.org", "a@example.org\r\nSubject: x"])
def test_an_address_with_another_header_in_it_is_refused(send, address, mailoutbox):
    with pytest.raises((BadHeaderError, ValueError)):
        send(to=address, name="x").message()


HOSTILE = [
    template.format(break_=break_)
    for break_ in ("\n", "\r", "\r\n", "\u2028", "\x85", "\x0b", "\x00", "%0a\n")
    for template in (
        "Sato{break_}Bcc: all@example.org",
        "{break_}{break_}<script>alert(1)</script>",
        "x{break_}Content-Type: text/html{break_}{break_}<img src=x onerror=alert(1)>",
        "Reply-To: me@example.org{break_}",
        "</p>{break_}<a href=javascript:alert(1)>x",
        "=?utf-8?q?=0ABcc=3A_all=40example.org?={break_}",
        "http://evil.example/{break_}login",
    )
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_adds_no_header_no_tag_and_no_link(send, name):
    message = send(name=name)

    sent = message.message()
    assert set(sent.keys()) == {
        *("From", "To", "Subject", "Date", "Message-ID"),
        *("Content-Type", "MIME-Version", "Content-Language", "Auto-Submitted"),
    }
    html = message.alternatives[0].content
    assert ("<script" in html, "<img" in html) == (False, False)
    assert html.count("<a ") == 2  # the one in the message and the one under it
    assert len(django_mail.outbox) == 1


@pytest.mark.parametrize("name", [name for name in HOSTILE if "\x00" not in name])
def test_even_without_the_filter_a_subject_stays_one_line(send, name):
    assert len(send("raw", name=name).message()["Subject"].splitlines()) <= 1 + len(name) // 50


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("山田 太郎", "山田 太郎"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("J.R. Smith", "J.R. Smith"),
        ("NPO:移住連", "NPO:移住連"),
        ("evil.example", "evil[.]example"),
        ("https://evil.example/a", "https[:]//evil[.]example/a"),
        ("evil。example", "evil[.]example"),
        ("call 127.0.0.1", "call 127[.]0[.]0[.]1"),
        ("me@evil.example", "me[at]evil[.]example"),
        ("mailto:me", "mailto[:]me"),
        ("ab\u202etxt\u2066", "abtxt"),
        ("two\r\nlines\tand  more", "two lines and more"),
        ("ا\u200cب", "ا\u200cب"),
    ],
)
def test_names_are_shown_as_they_are_but_never_as_a_link(name, shown):
    assert defanged(name) == shown
