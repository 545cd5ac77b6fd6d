import numpy as np
from numpy.typing import NDArray

from cyclorama.scenery.backdrop import Backdrop, Light
from cyclorama.scenery.layer import box_of
from cyclorama.scenery.placing import place, relit


def backdrop(light: Light | None = None) -> Backdrop:
    grey = np.full((200, 160, 3), 180, np.uint8)
    return Backdrop(grey, ground=0.8, light=light or Light())


def block() -> NDArray[np.uint8]:
    return np.full((100, 50, 4), (120, 120, 120, 255), np.uint8)


def test_what_is_seen_in_full_stands_on_the_ground() -> None:
    placed = place(block(), backdrop(), height=0.5, across=0.25, stands=True)

    assert box_of(placed.subject) == (15, 60, 65, 160)


def test_what_the_photo_cut_off_is_set_against_the_lower_edge() -> None:
    placed = place(block(), backdrop(), height=0.5, stands=False)

    assert box_of(placed.subject) == (55, 100, 105, 200)


def test_what_would_be_wider_than_the_frame_is_made_smaller() -> None:
    wide = np.full((50, 400, 4), 255, np.uint8)

    placed = place(wide, backdrop(), height=0.9, stands=True)

    box = box_of(placed.subject)
    assert box is not None
    assert box[3] - box[1] < 25


def test_a_shadow_falls_on_the_backdrop_away_from_the_light() -> None:
    placed = place(block(), backdrop(Light(across=-1, hardness=1)), height=0.5, stands=True)

    shadow = 180 - placed.backdrop[150, :, 0].astype(int)
    assert shadow[108:130].mean() > shadow[30:52].mean() + 10


def test_the_set_s_light_colours_its_subject() -> None:
    warm = relit(block(), Light(colour=(1.0, 0.7, 0.4), ambient=(0.6, 0.4, 0.3)))

    red, green, blue = warm[50, 25, :3].astype(int)
    assert red > green > blue
    assert (warm[..., 3] == 255).all()


def test_at_night_a_subject_stays_readable() -> None:
    dark = relit(block(), Light(colour=(0.05, 0.05, 0.08), ambient=(0.02, 0.02, 0.03)))

    assert dark[50, 25, :3].mean() > 60
