"""What becomes of a clip and a sound that are not equally long. Data only."""

from enum import StrEnum


class AttachMode(StrEnum):
    MATCH_VIDEO = "MatchVideo"  # as long as the clip: the sound is cut, or played again
    PAD_AUDIO = "PadAudio"  # nothing is cut: silence follows, or the last picture stays
    MATCH_AUDIO = "MatchAudio"  # as long as the sound: the clip is cut, or played again
    SPEED_ADJUST = "SpeedAdjust"  # as long as the clip: the sound is played faster or slower
    STRICT = "Strict"  # an error
