"""A stored file as the dialect shows it."""

from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.enums import MediaResourceType
from cyclorama.errors import NotFound
from cyclorama.media.kinds import Medium, kind_of
from cyclorama.media.links import Links
from cyclorama.media.notes import NOTHING_SAID, Note
from cyclorama.media.types import Media

_TYPES = {Medium.IMAGE: MediaResourceType.IMAGE, Medium.VIDEO: MediaResourceType.VIDEO}
_STORED_PROFILE = "sRGB"  # of every picture: it is converted when it is taken in


def media_answer(media: Media, links: Links, note: Note = NOTHING_SAID) -> MediaResourcePublic:
    """A picture or a clip, with a fresh link. `note`: what is said of it beside what is measured.
    Raises NotFound for a sound, of which the dialect knows nothing."""
    facts, medium = media.facts, media.facts.medium
    if medium not in _TYPES:
        raise NotFound("There is no such picture or clip.")
    return MediaResourcePublic.model_validate(
        {
            "id": media.id,
            "created_at": media.created_at,
            "url": links.sign(media),
            "resource_type": _TYPES[medium],
            "content_hash": facts.sha256,
            "extension": kind_of(media.content_type).extension,
            "file_size": media.size_bytes,
            "width": facts.width,
            "height": facts.height,
            "aspect_ratio": facts.width / facts.height,
            "orientation": facts.orientation.value,
            "dominant_color": facts.dominant_colour,
            "color_profile": _STORED_PROFILE if medium is Medium.IMAGE else note.colour_profile,
            "duration": None if facts.clip is None else facts.clip.seconds,
            "alt_text": note.alt_text,
            "caption": note.caption,
            "protected": note.protected,
        }
    )
