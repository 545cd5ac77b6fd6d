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
