import cv2
import numpy as np
from skimage import data

from cyclorama.imaging.faces import find_faces
from cyclorama.imaging.mend_faces import with_clear_faces


def decibels(picture: np.ndarray, truth: np.ndarray) -> float:
    return float(10 * np.log10(255**2 / np.mean((picture.astype(float) - truth) ** 2)))


def degraded(picture: np.ndarray) -> np.ndarray:
    soft = cv2.GaussianBlur(picture, (0, 0), 0.8).astype(float)
    noise = np.random.default_rng(0).normal(0, 6, picture.shape)
    return np.clip(soft + noise, 0, 255).astype(np.uint8)


def test_a_face_gets_nearer_to_what_it_was_before_blur_and_noise():
    truth = data.astronaut()[:256, 80:336]
    photo = degraded(truth)
    faces = find_faces(photo)
    left, top, right, bottom = (
        round(256 * side) for side in (faces[0].left, faces[0].top, faces[0].right, faces[0].bottom)
    )
    face = slice(top, bottom), slice(left, right)

    clear = with_clear_faces(photo, faces)

    assert decibels(clear[face], truth[face]) > decibels(photo[face], truth[face]) + 0.3


def test_away_from_the_face_every_pixel_is_what_it_was():
    photo = degraded(data.astronaut()[:256, 80:336])

    clear = with_clear_faces(photo, find_faces(photo))

    changed = (clear != photo).any(axis=2)
    assert changed.any()
    assert not changed[205:].any()
    assert not changed[:, 230:].any()


def test_the_paste_has_no_edge():
    photo = data.astronaut()[:256, 80:336]

    change = with_clear_faces(photo, find_faces(photo)).astype(float) - photo

    soft = cv2.GaussianBlur(change, (0, 0), 4)
    assert np.abs(np.diff(soft, axis=1)).max() < 3
    assert np.abs(np.diff(soft, axis=0)).max() < 3


def test_a_large_face_keeps_its_own_detail():
    photo = cv2.resize(data.astronaut()[:180, 130:310], (900, 900), interpolation=cv2.INTER_CUBIC)
    pattern = np.random.default_rng(0).integers(-4, 5, photo.shape[:2])[..., None]
    photo = np.clip(photo.astype(int) + pattern, 0, 255).astype(np.uint8)

    clear = with_clear_faces(photo, find_faces(photo))

    assert np.abs(clear[400:500, 400:500].astype(int) - photo[400:500, 400:500]).mean() < 6
    assert (
        np.corrcoef(
            cv2.Laplacian(clear[400:500, 400:500, 0].astype(float), cv2.CV_64F).ravel(),
            cv2.Laplacian(photo[400:500, 400:500, 0].astype(float), cv2.CV_64F).ravel(),
        )[0, 1]
        > 0.9
    )
