"""What the draft engine does for sound in its child processes."""

from cyclorama.engines.draft.work import MADE_BY
from cyclorama.engines.sounding import ComposeRequest, Sounded, SoundKind
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.pool import report
from cyclorama.sound import file
from cyclorama.sound.effects import make_effect
from cyclorama.sound.music import compose
from cyclorama.sound.samples import RATE

NOTE = "Draft: computed by rule from the request's words. Nobody played it."
NOT_SUNG = "The words are not sung: this engine plays without a voice."


def compose_file(request: ComposeRequest) -> Sounded:
    """Music or an effect, as many seconds as asked for, to the sample."""
    remarks: tuple[str, ...]
    if request.kind is SoundKind.EFFECT:
        sound, described, remarks = make_effect(request.prompt, request.seconds, request.seed)
    else:
        piece = compose(
            request.prompt, request.mood, request.key, request.tempo, request.seconds, request.seed
        )
        sound, described, remarks = piece.sound, piece.described, piece.remarks
        if request.words.strip():
            remarks = (*remarks, NOT_SUNG)
    report(0.8)
    note = f"{NOTE} {described}."
    provenance = Provenance(source=DigitalSource.ALGORITHMIC, made_by=MADE_BY, note=note)
    facts = file.write(sound, request.out, provenance)
    return Sounded(
        seconds=len(sound) / RATE,
        sample_rate=RATE,
        channels=sound.shape[1],
        described=described,
        remarks=remarks,
        facts=facts,
    )
