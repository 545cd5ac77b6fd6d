from cyclorama.library.prompts import MAX_PROMPT, Suits, load_prompts
from cyclorama.video.motion import Move

PROMPTS = load_prompts()


def test_there_are_enough_of_them_for_everybody():
    assert len(PROMPTS) >= 24
    for whom in Suits:
        assert sum(f"suits:{whom}" in prompt.facets for prompt in PROMPTS) >= 20


def test_every_prompt_is_one_of_its_own():
    for what in (
        {prompt.name for prompt in PROMPTS},
        {prompt.description for prompt in PROMPTS},
        {prompt.prompt for prompt in PROMPTS},
    ):
        assert len(what) == len(PROMPTS)


def test_every_prompt_says_what_it_does():
    for prompt in PROMPTS:
        assert prompt.description.endswith(".")
        assert 40 < len(prompt.prompt) <= MAX_PROMPT


def test_every_move_is_in_use():
    assert {move for prompt in PROMPTS for move in prompt.motion.moves} == set(Move)
