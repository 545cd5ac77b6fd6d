"""Every router of the library."""

from fastapi import APIRouter

from cyclorama.dialects.sartiq.library import (
    background_presets,
    generation_models,
    pose_presets,
    products,
    resolution_presets,
    shot_types,
    styles,
    subjects,
)

LIBRARY: tuple[APIRouter, ...] = (
    subjects.router,
    products.router,
    styles.router,
    shot_types.router,
    pose_presets.router,
    background_presets.router,
    resolution_presets.router,
    generation_models.router,
)
