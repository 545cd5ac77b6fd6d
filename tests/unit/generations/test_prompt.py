import pytest

from cyclorama.generations.prompt import Entity, PromptParts, auto_prompt, written_prompt


@pytest.mark.parametrize(
    ("parts", "prompt"),
    [
        (PromptParts(), ""),
        (PromptParts(extra="a red car"), "A red car."),
        (
            PromptParts(subject=Entity("a young woman."), product=Entity("linen dress", "LNDR")),
            "A young woman, with LNDR linen dress.",
        ),
        (
            PromptParts(product=Entity("a bag"), product2=Entity("a belt"), lighting="  soft "),
            "A bag and a belt. Lighting: soft.",
        ),
        (PromptParts(has_subject=True, gender="Male"), "A person, male."),
        (PromptParts(subject=Entity("a male dancer"), gender="Male"), "A male dancer."),
        (PromptParts(has_subject=True, has_product=True), "A person, with the product."),
        (PromptParts(shot_type="front_full_body"), "Front full body shot."),
        (
            PromptParts(
                product=Entity("a mug"),
                shot_type="detail",
                framing="close",
                perspective="from above",
                pose="lying",
                background="oak table",
                lighting="window",
                tone="warm",
                style=Entity("catalogue photography", "CTLG"),
                extra="No steam!",
            ),
            (
                "A mug. Detail shot. Framing: close. Perspective: from above. Pose: lying. "
                "Background: oak table. Lighting: window. Tone: warm. "
                "Style: CTLG catalogue photography. No steam!"
            ),
        ),
    ],
)
def test_a_prompt_says_each_part_in_a_fixed_order(parts: PromptParts, prompt: str):
    assert auto_prompt(parts) == prompt


@pytest.mark.parametrize(
    ("generated", "extra", "prompt"),
    [("", "", ""), ("a hat", "", "A hat."), ("a hat.", "in the sun", "A hat. In the sun.")],
)
def test_a_prompt_of_ones_own_is_followed_by_what_is_added(generated: str, extra: str, prompt: str):
    assert written_prompt(generated, extra) == prompt
