import pytest

from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size

SIZES = {  # ratio: 1K, 2K, 4K
    "1:1": [(1024, 1024), (2048, 2048), (4096, 4096)],
    "4:3": [(1024, 768), (2048, 1536), (4096, 3072)],
    "3:2": [(1024, 682), (2048, 1366), (4096, 2730)],
    "2:3": [(682, 1024), (1366, 2048), (2730, 4096)],
    "5:4": [(1024, 820), (2048, 1638), (4096, 3276)],
    "4:5": [(820, 1024), (1638, 2048), (3276, 4096)],
    "3:4": [(768, 1024), (1536, 2048), (3072, 4096)],
    "9:16": [(576, 1024), (1152, 2048), (2304, 4096)],
    "16:9": [(1024, 576), (2048, 1152), (4096, 2304)],
    "21:9": [(1024, 438), (2048, 878), (4096, 1756)],
}


@pytest.mark.parametrize("ratio", Ratio)
def test_size_of_every_ratio_at_every_resolution(ratio: Ratio):
    sizes = [canvas_size(ratio, resolution) for resolution in Resolution]

    assert sizes == SIZES[ratio]


@pytest.mark.parametrize("resolution", Resolution)
@pytest.mark.parametrize("ratio", Ratio)
def test_short_edge_is_even_and_within_a_pixel_of_the_ratio(ratio: Ratio, resolution: Resolution):
    width, height = canvas_size(ratio, resolution)
    across, down = ratio.parts

    assert width % 2 == height % 2 == 0
    assert max(width, height) == resolution.long_edge
    assert abs(min(width, height) - max(width, height) * min(across, down) / max(across, down)) <= 1
