"""Who shows a product that comes without anybody to show it."""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.brief import Brief, SetName, Treatment
from cyclorama.scenery.task import Task
from cyclorama.scenery.treatments import presenter


def test_a_product_without_a_person_is_shown_by_a_drawn_one():
    photo = np.full((120, 120, 3), 225, np.uint8)
    photo[20:110, 45:75] = (40, 90, 160)
    task = Task(Brief(treatment=Treatment.PRESENTER), "", (photo,), Size(192, 108))

    drawn = presenter.draw(task, SetName.STUDIO)

    assert any("a drawn one shows the products" in remark for remark in drawn.remarks)
    assert drawn.subject is not None
    left, right = drawn.subject[:, :96, 3], drawn.subject[:, 96:, 3]
    assert left.max() > 200  # the presenter
    assert right.max() < 50  # the product stands on the set
    blue = (np.abs(drawn.picture[:, 96:].astype(int) - (40, 90, 160)) < 40).all(axis=-1)
    assert blue.any()
