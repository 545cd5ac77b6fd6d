from cyclorama.credits.prices import load_prices
from cyclorama.engines.data_set import Learned
from cyclorama.training.asked import TrainingAsked
from cyclorama.training.plan import compile_training

ASKED = TrainingAsked(
    learned=Learned.SUBJECT, trigger="ohwx", photos=("https://a/1.jpg", "https://a/2.jpg")
)


def test_photos_are_prepared_side_by_side_and_then_judged_together():
    layers = [[step.id for step in layer] for layer in compile_training(ASKED).layers()]

    assert layers == [["in-1", "in-2"], ["photo-1", "photo-2"], ["data-set"], ["train"]]


def test_a_photo_that_fails_is_left_out():
    plan = compile_training(ASKED)

    assert plan.step("data-set").needs == frozenset()
    assert plan.step("data-set").awaits == {"photo-1", "photo-2"}
    given = plan.resolve("data-set", {"photo-2": {"media": "m", "prepared": {"score": 1}}})
    assert given["photos"] == [
        {"number": 1, "media": None, "prepared": None},
        {"number": 2, "media": "m", "prepared": {"score": 1}},
    ]


def test_a_training_costs_nothing_yet():
    assert compile_training(ASKED).price(load_prices()) == 0
