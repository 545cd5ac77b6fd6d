"""The body of a request for pictures that are judged and tried again."""

from typing import Annotated

from pydantic import Field, FiniteFloat

from cyclorama.dialects.sartiq.enums import GenerationType
from cyclorama.dialects.sartiq.generations.bodies import GenerationCreate
from cyclorama.steps.agentic_take import MOST_TAKES


class AgenticGenerationCreate(GenerationCreate):
    """As for any generation, and how often and by whom it is judged. Whatever `generation_type`
    is sent, it is agentic."""

    generation_type: GenerationType = GenerationType.AGENTIC
    shot_type: Annotated[str, Field(min_length=1, max_length=50)] = "front_upper_body"
    max_attempts: Annotated[int, Field(ge=1, le=MOST_TAKES)] | None = None
    min_confidence_score: Annotated[FiniteFloat, Field(ge=0, le=1)] | None = None
    evaluation_provider: Annotated[str, Field(max_length=100)] | None = None
