"""Accept a training: look up what it is to learn, and the photos that it is learned from."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cyclorama.dialects.idempotency import idempotency
from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.enums import EntityType
from cyclorama.dialects.sartiq.errors import invalid
from cyclorama.dialects.sartiq.files.addresses import check_address
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.training.bodies import CROP, TrainingCreate
from cyclorama.engines.data_set import MOST_PHOTOS, Captions, Learned
from cyclorama.media.repository import of_accounts
from cyclorama.store.idempotency import Done
from cyclorama.studio.bodies import Body, Product, Style, Subject
from cyclorama.studio.item import Picture, PictureState, StudioItem
from cyclorama.studio.studio import Studio
from cyclorama.training.asked import TrainingAsked
from cyclorama.training.submit import submit_training
from cyclorama.training.trainings import NewTraining

_KINDS: Mapping[EntityType, type[Body]] = MappingProxyType(
    {
        EntityType.SUBJECT: Subject,
        EntityType.PRODUCT: Product,
        EntityType.STYLE: Style,
    }
)


async def accept_training(scoped: Scoped, asked: TrainingCreate) -> Done:
    """Raises RequestValidationError, NotFound, InsufficientCredits, IdempotencyMismatch."""
    services = scoped.services
    for index, url in enumerate(asked.source_images):
        check_address(services, url, "source_images", index)
    photos = list(asked.source_images) or await _own_photos(scoped, asked)
    if asked.entity_id is not None and asked.source_images:
        await _entity(scoped, asked)
    new = NewTraining(
        account_id=scoped.account_id,
        organization=scoped.organization,
        owner_id=scoped.user_id,
        asked=TrainingAsked(
            learned=Learned(asked.entity_type.lower()),
            entity_id=text_of(asked.entity_id),
            trigger=asked.trigger_word,
            photos=tuple(photos),
            crop=CROP in asked.preprocessing_transforms,
            captions=Captions(asked.preprocessing_captioning_strategy),
            words=asked.preprocessing_captioning_prompt or "",
            base_model=asked.base_model_path or "",
            rank=asked.rank,
            rounds=asked.steps,
            learning_rate=asked.learning_rate,
            samples=tuple(asked.sample_prompts),
        ),
    )
    body = asked.model_dump(mode="json")
    key = idempotency(scoped.call.request, "sartiq/training", body)
    return await submit_training(services.submitter, services.clock, "sartiq", new, key)


async def _own_photos(scoped: Scoped, asked: TrainingCreate) -> Sequence[str]:
    """Addresses of the pictures that the library has of what is to be learned."""
    if asked.entity_id is None:
        raise invalid(
            "Send source_images, or an entity_id whose pictures are to be learned.",
            "source_images",
            kind="missing",
        )
    found = await _entity(scoped, asked)
    pictures = [one for one in found.pictures.values() if one.state is not PictureState.FAILED]
    urls = await _addresses(scoped, pictures)
    if not urls:
        raise invalid(
            f"The {asked.entity_type.lower()} has no pictures: send source_images.",
            "source_images",
            kind="missing",
        )
    return urls[:MOST_PHOTOS]


async def _addresses(scoped: Scoped, pictures: Sequence[Picture]) -> list[str]:
    """Links to what is there; of what is still to be fetched, where it comes from."""
    services = scoped.services
    async with services.database.read() as connection:
        media = await of_accounts(
            connection,
            {one.account_id for one in pictures},
            {one.media_id for one in pictures if one.media_id},
        )
    addresses: list[str] = []
    for one in pictures:
        if one.media_id in media:
            addresses.append(services.links.sign(media[one.media_id]))
        elif one.media_id is None and one.url is not None:
            addresses.append(one.url)
    return addresses


async def _entity(scoped: Scoped, asked: TrainingCreate) -> StudioItem[Body]:
    """Raises NotFound."""
    async with scoped.services.database.read() as connection:
        studio = Studio(connection, scoped.account_id)
        found = await studio.find(_KINDS[asked.entity_type], id=str(asked.entity_id))
    assert found is not None  # by an id it is found, or that raises
    return found
