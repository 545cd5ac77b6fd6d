from cyclorama.figure.path import ellipse, polygon
from cyclorama.figure.sheet import Sheet
from cyclorama.figure.skeleton import Camera

SQUARE = polygon([(0, 0), (1, 0), (1, 1), (0, 1)])


def test_empty_layer_has_no_drawing():
    assert Sheet().svg(Camera(10, 0, 0, 100, 100)) is None


def test_drawing_covers_the_shape_and_no_more_than_the_frame():
    sheet = Sheet()
    sheet.fill(SQUARE, "#FF0000")

    inside = sheet.svg(Camera(20, 40, 40, 100, 100))
    cut = sheet.svg(Camera(500, -100, -100, 100, 100))

    assert inside is not None
    assert 30 <= inside.left < 40
    assert cut is not None
    assert (cut.left, cut.top) == (0, 0)
    assert 'width="100" height="100"' in cut.svg


def test_shape_outside_the_frame_is_not_drawn():
    sheet = Sheet()
    sheet.fill(SQUARE, "#FF0000")

    assert sheet.svg(Camera(10, 500, 0, 100, 100)) is None


def test_shade_within_another_shape_makes_the_layer_no_larger():
    sheet = Sheet()
    sheet.fill(SQUARE, "#FF0000")
    sheet.shade(ellipse(1, 1, 5, 5), "#000000", within=SQUARE, blur=0.1)
    alone = Sheet()
    alone.fill(SQUARE, "#FF0000")

    camera = Camera(10, 40, 40, 100, 100)
    drawn, plain = sheet.svg(camera), alone.svg(camera)

    assert drawn is not None
    assert plain is not None
    assert (drawn.left, drawn.top) == (plain.left, plain.top)
