import numpy as np
import pytest
import pyvips

from cyclorama.imaging.vector import draw

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8">
<rect width="6" height="8" fill="#C03020"/></svg>"""


def test_drawing_becomes_pixels_of_its_own_size():
    pixels = draw(SVG)

    assert pixels.shape == (8, 12, 4)
    assert pixels.dtype == np.uint8
    assert pixels[4, 2].tolist() == [0xC0, 0x30, 0x20, 255]
    assert pixels[4, 9, 3] == 0


def test_svg_stays_blocked_for_everybody_else():
    draw(SVG)

    with pytest.raises(pyvips.Error, match="blocked"):
        pyvips.Image.svgload_buffer(SVG.encode())


def test_broken_drawing_blocks_the_loader_again():
    with pytest.raises(pyvips.Error):
        draw("<svg")

    with pytest.raises(pyvips.Error, match="blocked"):
        pyvips.Image.svgload_buffer(SVG.encode())
