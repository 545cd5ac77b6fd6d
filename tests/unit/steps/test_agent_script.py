"""What a brief says of a video's subject and words."""

import pytest

from cyclorama.steps.agent_script import common_words, line_count, lines_of, said_lines, topic_of


@pytest.mark.parametrize(
    ("brief", "topic"),
    [
        ("Make a marketing video about the product", "the product"),
        ("Create a 20 second clip for Aurora lamps, in a warm tone.", "Aurora lamps"),
        ("Please make a video introducing our new espresso machine. Be funny!",
         "our new espresso machine"),
        ("Could you produce a short reel about Kyoto with a calm mood", "Kyoto"),
        ("Trainers made of cork", "Trainers made of cork"),
        ("Ein Video über Brot", "Ein Video über Brot"),
        ("make a video", "make a video"),
        ("!!!", "!!!"),
        ("Make a video about " + "very " * 40 + "long things",
         "very " * 15 + "very…"),
    ],
)  # fmt: skip
def test_what_a_video_is_about(brief, topic):
    assert topic_of(brief) == topic


def test_what_is_quoted_is_said_as_it_stands():
    brief = 'A video where she says “Hello  there.” and then "Buy now!" «Enfin.»'

    assert said_lines(brief) == ["Hello there.", "Buy now!", "Enfin."]
    assert said_lines("nothing in quotes, isn't it") == []


def test_no_more_is_said_than_there_is_time_for():
    text = "One two three four. Five six seven eight. Nine ten eleven twelve."

    assert lines_of(text, 60) == [
        "One two three four.", "Five six seven eight.", "Nine ten eleven twelve.",
    ]  # fmt: skip
    assert lines_of(text, 3.5) == ["One two three four.", "Five six seven eight."]
    assert lines_of(text, 0.1) == ["One two three four."]
    assert lines_of("", 10) == []


def test_what_is_written_in_lines_stays_in_lines():
    assert lines_of("One. Now.\n\nTwo.\n", 10) == ["One. Now.", "Two."]


def test_a_language_without_spaces_takes_time_too():
    assert len(lines_of("これはとても長い日本語の文章です。" * 6, 5)) < 6


@pytest.mark.parametrize(("seconds", "count"), [(3, 1), (10, 3), (60, 16)])
def test_longer_videos_have_more_lines(seconds, count):
    assert line_count(seconds) == count


def test_names_are_left_out_where_a_place_is_looked_for():
    brief = "Make a video about the Aurora lamp from Jungle Ltd. In an office!"

    assert common_words(brief) == "Make a video about the lamp from In an office!"
