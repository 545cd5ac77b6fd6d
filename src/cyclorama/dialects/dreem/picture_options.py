"""In which form a request wants its pictures."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.dialects.dreem.enums import OutputAspectRatio, OutputFormat, OutputResolution
from cyclorama.dialects.dreem.errors import ErrorCode
from cyclorama.dialects.dreem.fields import choice
from cyclorama.production.plan import Param, Value


@dataclass(frozen=True)
class PictureOptions:
    format: OutputFormat
    ratio: OutputAspectRatio
    resolution: OutputResolution

    @property
    def tier(self) -> str:
        """Of the price list."""
        return self.resolution.resolution.value

    def params(self) -> dict[str, Param]:
        """As parameters of a step."""
        return {
            "ratio": Value(value=self.ratio.ratio.value),
            "resolution": Value(value=self.resolution.resolution.value),
            "format": Value(value=self.format.format.value),
        }


def read_picture_options(body: Mapping[str, JsonValue]) -> PictureOptions:
    return PictureOptions(
        format=choice(
            body, "outputFormat", OutputFormat, OutputFormat.Png, ErrorCode.InvalidOutputFormat
        ),
        ratio=read_ratio(body),
        resolution=read_resolution(body),
    )


def read_ratio(body: Mapping[str, JsonValue]) -> OutputAspectRatio:
    return choice(
        body,
        "outputAspectRatio",
        OutputAspectRatio,
        OutputAspectRatio.Ratio1x1,
        ErrorCode.InvalidOutputAspectRatio,
    )


def read_resolution(body: Mapping[str, JsonValue]) -> OutputResolution:
    return choice(
        body, "resolution", OutputResolution, OutputResolution.OneK, ErrorCode.InvalidResolution
    )
