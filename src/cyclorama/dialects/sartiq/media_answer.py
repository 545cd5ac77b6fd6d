"""A stored file in the dialect's words."""

from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.enums import MediaResourceType
from cyclorama.media.kinds import kind_of
from cyclorama.media.links import Links
from cyclorama.media.types import Media


def media_answer(media: Media, links: Links) -> MediaResourcePublic:
    facts = media.facts
    seen = facts.width > 0 and facts.height > 0
    return MediaResourcePublic(
        id=media.id,
        created_at=media.created_at,
        url=links.sign(media),
        resource_type=MediaResourceType.VIDEO if facts.clip else MediaResourceType.IMAGE,
        content_hash=facts.sha256,
        extension=kind_of(media.content_type).extension,
        file_size=media.size_bytes,
        width=facts.width if seen else None,
        height=facts.height if seen else None,
        aspect_ratio=facts.width / facts.height if seen else None,
        orientation=facts.orientation.value if seen else None,
        dominant_color=facts.dominant_colour,
        color_profile=facts.source_profile,
        duration=facts.clip.seconds if facts.clip else None,
        protected=False,
    )
