"""The poses of figures by name, read from `catalogue/poses.yaml`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import TypeAdapter

from cyclorama.figure.pose import Pose
from cyclorama.library.catalogue import read_yaml


@cache
def load_poses() -> Mapping[str, Pose]:
    poses = TypeAdapter(dict[str, Pose]).validate_python(read_yaml("poses.yaml"))
    return MappingProxyType(poses)


def named_pose(value: object) -> object:
    """A pose that is given by its name; anything else as it is. Raises ValueError for a name
    that none has."""
    if not isinstance(value, str):
        return value
    if value not in load_poses():
        raise ValueError(f"there is no pose {value!r}; there are {', '.join(load_poses())}")
    return load_poses()[value]
