"""The same photo, saved a little differently, is cut out the same."""

import cv2
import numpy as np
import pytest
import skimage.data

from cyclorama.imaging.cut_out import CONFIDENT, cut_out

# Measured at any quality: the cup with its whole saucer and spoon; a bitten saucer has 90 000.
CUP_AND_SAUCER = 113_400


@pytest.mark.parametrize("quality", [98, 90, 85])
def test_the_coffee_keeps_its_saucer_at_any_jpeg_quality(quality):
    bgr = cv2.cvtColor(skimage.data.coffee(), cv2.COLOR_RGB2BGR)
    _, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])
    photo = cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)

    found = cut_out(np.ascontiguousarray(photo))

    assert found.confidence >= CONFIDENT
    assert found.alpha.sum() == pytest.approx(CUP_AND_SAUCER, rel=0.01)
