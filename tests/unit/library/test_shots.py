import subprocess
import sys

import pytest

from cyclorama.imaging.composition import Detail, Plain, ShadowKind, Transparent, Whole
from cyclorama.library.shots import ShotCatalogue, ShotType, View, load_shots

# An id never changes: clients may have stored it.
IDS = {
    "FRONT-1": "a216dd37-ccdb-4941-8717-c4983a46b3ef",
    "BACK-1": "18a41bfb-0832-419a-b5d0-1e67870c653d",
    "FLAT-1": "a2779b3f-6cd6-4480-94fe-6c0b3085edcb",
    "HANG-1": "ef5e708d-135e-44e0-afc0-3f5ac4916a6b",
    "GHOST-1": "8577be8c-a9a9-4396-9a9d-c9e119caae68",
    "GHOST-2": "daf856c6-a0df-4f61-b018-4b51dd3da56d",
    "DETAIL-1": "71962c1f-f080-4017-93bc-1df3c0fca0c0",
    "HERO-1": "ab9b1555-9c31-43fd-b401-79e6dacdffaa",
    "WHITE-1": "e5c2b1d3-7ffd-4d51-ad54-f610ae1c2f5b",
    "WHITE-2": "40ff8bf7-63a1-490a-b8c7-291cb5e6f227",
    "GREY-1": "e1598b6b-2ebc-44ed-8173-3181df2a4c96",
    "CLEAR-1": "5e11f4fe-d27f-40cf-b740-8511fc3cc242",
    "BANNER-1": "8bd8e08e-6e2d-4715-8e51-c8af8a76f31b",
}


def test_catalogue_holds_these_shots_with_these_ids():
    assert {code: str(shot.id) for code, shot in load_shots().items()} == IDS


def test_codes_are_found_in_any_case():
    assert load_shots()["front-1"] is load_shots()["FRONT-1"]
    assert "Hero-1" in load_shots()
    assert load_shots().get("front-99") is None
    assert 7 not in load_shots()


def test_every_shot_differs_from_every_other_in_more_than_its_name():
    looks = {(shot.composition, shot.view) for shot in load_shots().values()}

    assert len(looks) == len(load_shots())


def test_every_shot_says_what_it_is():
    for shot in load_shots().values():
        assert shot.name
        assert shot.description.endswith(".")
        assert shot.shot_type is ShotType.PACKSHOT


def test_back_shots_take_the_back_photo():
    back = {code for code, shot in load_shots().items() if shot.view is View.BACK}

    assert back == {"BACK-1", "GHOST-2"}


def test_compositions_keep_their_promises():
    shots = load_shots()
    white, detail = shots["WHITE-1"].composition, shots["DETAIL-1"].composition

    assert white.backdrop == Plain(colour="#FFFFFF")
    assert white.shadow.kind is ShadowKind.NONE
    assert isinstance(white.framing, Whole)
    assert 1 - 2 * white.framing.margin >= 0.85
    assert isinstance(detail.framing, Detail)
    assert isinstance(shots["CLEAR-1"].composition.backdrop, Transparent)
    assert shots["FLAT-1"].composition.shadow.kind is ShadowKind.FLAT_LAY
    assert shots["HANG-1"].composition.shadow.kind is ShadowKind.HANGING
    assert shots["BACK-1"].composition == shots["FRONT-1"].composition


def test_a_code_given_twice_is_refused():
    shot = load_shots()["FRONT-1"]

    with pytest.raises(ValueError, match="share a code"):
        ShotCatalogue([shot, shot.model_copy(update={"code": "front-1"})])


def test_library_and_engines_load_no_picture_libraries():
    modules = "cyclorama.library.shots, cyclorama.engines.roster, cyclorama.engines.draft"
    heavy = "{'cv2', 'numpy', 'numba', 'pyvips', 'skimage', 'pymatting'}"
    code = f"import sys, {modules}; print(sorted({heavy} & set(sys.modules)))"

    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert found.strip() == "[]"
