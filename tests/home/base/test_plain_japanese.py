import pytest

from home.base.plain_japanese import Finding, Report, Rule, check, length, sentences

GOOD = "日本《にほん》に 住《す》む 人《ひと》は、役所《やくしょ》に 行《い》って ください。"


def test_a_good_text_has_nothing_to_look_at_again():
    assert check([GOOD]) == Report(findings=(), sentences=1, longest=19, average=19)


def test_no_text_is_no_trouble():
    assert check([]) == check([" \n "]) == Report((), 0, 0, 0)


def test_sentences_end_at_stops_and_lines():
    assert sentences("一つ。二つ！\n三つ？ 四つ") == ["一つ。", "二つ！", "三つ？", "四つ"]


def test_readings_and_spaces_do_not_make_a_sentence_long():
    assert length("漢字《かんじ》と ｜入《い》り口《ぐち》") == 6


@pytest.mark.parametrize(("characters", "long"), [(40, False), (41, True)])
def test_a_sentence_may_have_forty_characters(characters, long):
    report = check(["あ" * characters])

    assert (bool(report.of(Rule.LONG_SENTENCE)), report.longest) == (long, characters)


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        (Rule.NO_READING, "在留資格《ざいりゅうしかく》の 期限", ["期限"]),
        (Rule.NO_READING, "市《し》や 町《まち》", []),
        (Rule.DOUBLE_NEGATION, "できないことはない", ["できないことはない"]),
        (Rule.DOUBLE_NEGATION, "いかなければなりません", ["いかなければなりません"]),
        (Rule.DOUBLE_NEGATION, "いわざるを得ない", ["いわざるを得"]),
        (Rule.DOUBLE_NEGATION, "できません", []),
        (Rule.PASSIVE, "ビザが とりけされる", ["ザが とりけされる"]),
        (Rule.PASSIVE, "しらべられます", ["しらべられます"]),
        (Rule.PASSIVE, "わすれる、うまれる、離れる", []),
        (Rule.HONORIFIC, "ご連絡《れんらく》ください", ["ご連絡ください"]),
        (Rule.HONORIFIC, "ごらんいただけます", ["ごらんいただけ"]),
        (Rule.HONORIFIC, "でんわしてください", []),
        (Rule.KATAKANA, "スーパーと コンビニと レストラン", ["スーパー、コンビニ、レストラン"]),
        (Rule.KATAKANA, "スーパーと コンビニ", []),
        (Rule.ERA_YEAR, "令和６年《ねん》", ["令和６年"]),
        (Rule.ERA_YEAR, "2024年《ねん》", []),
        (Rule.WAVE_DASH, "10時〜17時", ["10時〜17時"]),
        (Rule.WAVE_DASH, "10時から17時まで", []),
    ],
)
def test_each_rule_finds_its_words_and_leaves_others_alone(rule, text, words):
    assert [finding.words for finding in check([text]).of(rule)] == words


def test_findings_are_grouped_in_the_order_a_writer_looks_at_them():
    report = check(["9時〜、期限。"])

    assert report.by_rule == [
        (Rule.NO_READING, (Finding(Rule.NO_READING, "時"), Finding(Rule.NO_READING, "期限"))),
        (Rule.WAVE_DASH, (Finding(Rule.WAVE_DASH, "9時〜、期限。"),)),
    ]
