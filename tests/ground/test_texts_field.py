import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from ground.texts.fields import TextsField, TextsFormField, for_reader


def test_one_input_stands_for_each_language_marked_as_such():
    html = TextsFormField(label="Name").widget.render("name", {"ar": "شبكة"})

    assert html.count("<input") == 19
    assert 'lang="ar"' in html
    assert 'dir="rtl"' in html
    assert "شبكة" in html


def test_texts_come_back_by_language_without_the_empty_ones():
    field = TextsFormField()
    given = [""] * 19
    given[0], given[5] = "声明", "Tuyên bố"

    assert field.clean(given) == {"ja": "声明", "vi": "Tuyên bố"}


def test_at_least_one_language_is_needed_and_none_may_be_too_long():
    with pytest.raises(ValidationError, match="at least one language"):
        TextsFormField().clean([""] * 19)
    with pytest.raises(ValidationError, match="at most 3"):
        TextsFormField(max_length=3).clean(["long text"] + [""] * 18)


def test_a_form_knows_whether_a_text_was_changed():
    field = TextsFormField(required=False)

    assert not field.has_changed({"ja": "声明"}, ["声明", *[""] * 18])
    assert field.has_changed({"ja": "声明"}, ["声明", "せいめい", *[""] * 17])


def test_the_field_remembers_its_shape_in_migrations():
    assert TextsField(rows=2, max_length=30).deconstruct()[3] == {"rows": 2, "max_length": 30, "default": dict}


def test_a_reader_gets_the_text_of_the_active_language():
    with translation.override("vi"):
        assert for_reader({"ja": "声明", "en": "Statement"}) == ("Statement", "en")
