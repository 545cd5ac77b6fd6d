import pytest

from cyclorama.studio.slug import MAX_SLUG, numbered, slug_of


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Blue Shirt", "blue-shirt"),
        ("  Café—Crème! ", "cafe-creme"),
        ("front_full_body", "front_full_body"),
        ("日本", "product"),
        ("", "product"),
        ("a" * 300, "a" * MAX_SLUG),
    ],
)
def test_a_slug_is_made_of_what_a_name_has_of_plain_letters(text, slug):
    assert slug_of(text, "product") == slug


def test_numbers_follow_a_slug_that_is_taken_and_it_stays_within_its_length():
    assert [numbered("shirt", number) for number in (1, 2, 10)] == ["shirt", "shirt-2", "shirt-10"]
    assert len(numbered("a" * MAX_SLUG, 12)) == MAX_SLUG
