"""Styles of music, as data, and which of them some words name.

A bar is written as sixteen steps, or as twelve in three-four time. Drums: `x` a stroke, `o` a
soft one. Bass: `1`, `3`, `5`, `8` a note of the chord, `-` holds it. Chords: `x` strikes them,
`-` holds them, `a` plays their next note alone. A dot is a rest everywhere.
"""

from dataclasses import dataclass, field, replace

from cyclorama.sound.key import Mode


@dataclass(frozen=True)
class Style:
    """tempo: beats a minute. progressions: chords, one a bar, by the degree of the scale that
    they stand on, the tonic 0. lead_notes: of a melody, about so many a bar. swing: how late the
    off-beats come, in steps. room: seconds of echo, and how much of it. pump: everything but the
    drums gives way to the kick. seventh: chords have one."""

    name: str
    tempo: int
    mode: Mode
    progressions: tuple[tuple[int, ...], ...]
    bass: tuple[str, str]
    chords: tuple[str, str]
    lead: tuple[str, int]
    drums: dict[str, str] = field(default_factory=dict)
    pad: str = ""
    beats: int = 4
    swing: float = 0.0
    room: tuple[float, float] = (1.2, 0.18)
    pump: bool = False
    seventh: bool = False

    @property
    def steps(self) -> int:
        return 4 * self.beats


_POP = ((0, 4, 5, 3), (5, 3, 0, 4), (0, 5, 3, 4))
_SAD = ((0, 5, 2, 6), (0, 3, 5, 4), (0, 6, 5, 4))
_EIGHTHS = {"hat": "x.o.x.o.x.o.x.o."}
_BACKBEAT = {"kick": "x.......x.o.....", "snare": "....x.......x..."}
_FOUR = {"kick": "x...x...x...x...", "clap": "....x.......x...", "open": "..x...x...x...x."}

STYLES = {
    style.name: style
    for style in (
        Style("pop", 112, Mode.MAJOR, _POP, ("bass", "1--.1-1-1--.5-1-"),
              ("keys", "x---x-x-..x-x-x-"), ("synth", 6), _BACKBEAT | _EIGHTHS, "pad"),
        Style("synth pop", 118, Mode.MAJOR, _POP, ("synth_bass", "1.1.1.8.1.1.1.8."),
              ("pluck", "a.a.aa.aa.a.aa.a"), ("synth", 6), _FOUR | {"hat": "x.xxx.xxx.xxx.xx"},
              "pad", pump=True, room=(1.6, 0.22)),
        Style("rock", 132, Mode.MIXOLYDIAN, ((0, 6, 3, 0), (0, 3, 4, 3), (0, 4, 3, 6)),
              ("synth_bass", "1.1.1.1.1.1.1.5."), ("guitar", "x.x.x.x.x.x.x.x."), ("brass", 5),
              {"kick": "x.....x.x.x.....", "snare": "....x.......x...",
               "hat": "x.x.x.x.x.x.x.x.", "crash": "x..............."}, room=(0.9, 0.14)),
        Style("hip hop", 88, Mode.MINOR, _SAD, ("sub", "1--..-1-..1-..--"),
              ("keys", "x---......x---.."), ("pluck", 4),
              {"kick": "x.....xx..x.....", "snare": "....x.......x...",
               "hat": "x.x.x.xxx.x.x.xo"}, swing=0.35, seventh=True),
        Style("house", 124, Mode.MINOR, _SAD, ("synth_bass", "..1.1.1...1.1.8."),
              ("keys", "..x...x..x....x."), ("synth", 4), _FOUR | {"shaker": "xoxoxoxoxoxoxoxo"},
              "pad", pump=True, room=(1.4, 0.2), seventh=True),
        Style("dance", 128, Mode.MINOR, ((0, 5, 2, 6), (5, 6, 0, 0)),
              ("synth_bass", "..11..11..11..18"), ("synth", "x..x..x.x..x..x."), ("synth", 7),
              _FOUR, "pad", pump=True, room=(1.6, 0.2)),
        Style("drum and bass", 172, Mode.MINOR, _SAD, ("sub", "1-----1---5-----"),
              ("pad", "x---------------"), ("pluck", 4),
              {"kick": "x.........x.....", "snare": "....x.......x...",
               "hat": "x.x.x.x.x.x.x.x.", "shaker": "..o...o...o...oo"}, room=(2.0, 0.25)),
        Style("funk", 106, Mode.DORIAN, ((0, 0, 3, 3), (0, 3, 0, 4)),
              ("bass", "1..1.8.1..1.5.81"), ("guitar", "..xx.x..x.xx..x."), ("brass", 5),
              {"kick": "x..x..x...x..x..", "snare": "....x..o.o..x...",
               "hat": "xxxxxxxxxxxxxxxx"}, swing=0.15, seventh=True),
        Style("disco", 120, Mode.MINOR, _SAD, ("bass", "1.8.1.8.1.8.1.8."),
              ("guitar", "x.xxx.xxx.xxx.xx"), ("strings", 6),
              _FOUR | {"hat": "x.xxx.xxx.xxx.xx"}, "strings", seventh=True),
        Style("jazz", 126, Mode.MAJOR, ((1, 4, 0, 5), (0, 5, 1, 4)),
              ("upright", "1---3---5---8---"), ("piano", "...x..x....x...."), ("brass", 6),
              {"ride": "x...x..xx...x..x", "brush": "....x.......x...", "kick": "o.......o......."},
              swing=0.9, seventh=True, room=(0.9, 0.16)),
        Style("lounge", 96, Mode.MAJOR, ((0, 5, 1, 4), (3, 2, 1, 0)),
              ("upright", "1--5..1-5--1..5-"), ("guitar", "x..x..x...x..x.."), ("flute", 5),
              {"rim": "x..x..x...x..x..", "shaker": "xoxoxoxoxoxoxoxo", "kick": "x..o..x.x..o..x."},
              seventh=True),
        Style("blues", 92, Mode.MIXOLYDIAN, ((0, 0, 3, 0), (0, 3, 0, 4)),
              ("upright", "1---3---5---3---"), ("piano", "x..xx..xx..xx..x"), ("guitar", 5),
              {"ride": "x..xx..xx..xx..x", "snare": "....x.......x...", "kick": "x.......x......."},
              swing=0.8, seventh=True),
        Style("classical", 92, Mode.MAJOR, ((0, 4, 5, 2, 3, 0, 3, 4), (0, 3, 4, 0)),
              ("strings", "1-------5-------"), ("piano", "a.a.a.a.a.a.a.a."), ("fiddle", 6),
              {}, "strings", room=(2.2, 0.3)),
        Style("cinematic", 92, Mode.MINOR, ((0, 5, 2, 6), (0, 3, 5, 6)),
              ("strings", "1---------------"), ("strings", "x.xx.x.xx.xx.x.x"), ("brass", 4),
              {"timpani": "x.....x.x.......", "thump": "x..............x",
               "crash": "x..............."}, "choir", room=(2.8, 0.34)),
        Style("ambient", 72, Mode.LYDIAN, ((0, 1, 0, 4), (0, 5, 1, 0)),
              ("sub", "1---------------"), ("harp", "a...a.....a...a."), ("bell", 2),
              {}, "choir", room=(4.0, 0.45)),
        Style("folk", 108, Mode.MAJOR, ((0, 3, 0, 4), (0, 5, 3, 4)),
              ("upright", "1---5---1---5---"), ("guitar", "x.a.x.aax.a.x.aa"), ("fiddle", 8),
              {"stomp": "x.......x.......", "tambourine": "....x.......x..."}),
        Style("folk dance", 132, Mode.MAJOR, ((0, 0, 4, 0), (0, 3, 4, 0)),
              ("tuba", "1---5---1---5---"), ("accordion", "..x...x...x...x."), ("fiddle", 10),
              {"stomp": "x...x...x...x...", "tambourine": "..x...x...x...xx"}),
        Style("country", 116, Mode.MAJOR, ((0, 3, 4, 0), (0, 4, 3, 0)),
              ("upright", "1---5---1---5---"), ("guitar", "..x.a.x...x.a.xa"), ("fiddle", 7),
              {"kick": "x...o...x...o...", "snare": "..o.x.o...o.x.oo"}),
        Style("latin", 104, Mode.MINOR, ((0, 6, 5, 4), (0, 3, 4, 0)),
              ("upright", "1--5..8-1--5..8-"), ("guitar", "x..x..x...x.x..."), ("brass", 7),
              {"conga": "x.o.x.xx..o.x.xx", "rim": "x..x..x...x.x...",
               "shaker": "xoxoxoxoxoxoxoxo"}),
        Style("samba", 108, Mode.MAJOR, ((0, 5, 1, 4), (0, 0, 4, 4)),
              ("bass", "1--15--51--15--5"), ("guitar", "x.xx.x.xx.x.xx.x"), ("whistle", 7),
              {"low_tom": "....x...o...x...", "snare": "xooxooxoxooxoxoo",
               "shaker": "xoxxxoxxxoxxxoxx", "kick": "x..xx..xx..xx..x"}),
        Style("reggae", 78, Mode.MAJOR, ((0, 3, 0, 4), (0, 4, 5, 3)),
              ("bass", "1--1..5-3--1...."), ("organ", "..x...x...x...x."), ("brass", 4),
              {"kick": "........x.......", "rim": "........x.......", "hat": "x.o.x.o.x.o.x.o."},
              swing=0.3),
        Style("lullaby", 76, Mode.MAJOR, ((0, 3, 0, 4), (0, 5, 3, 4)),
              ("harp", "1-----------"), ("harp", "..a.a.a.a.a."), ("music_box", 4), {}, "choir",
              beats=3, room=(2.4, 0.34)),
        Style("waltz", 138, Mode.MAJOR, ((0, 4, 4, 0), (0, 5, 1, 4)),
              ("tuba", "1---........"), ("strings", "....x.--x.--"), ("fiddle", 4),
              {"brush": "....o...o..."}, "strings", beats=3, room=(1.8, 0.26)),
        Style("march", 116, Mode.MAJOR, ((0, 0, 4, 0), (0, 3, 0, 4)),
              ("tuba", "1...5...1...5..."), ("brass", "..x...x...x...x."), ("brass", 7),
              {"kick": "x.......x.......", "snare": "x.xxx.x.x.xxx.xx",
               "crash": "x..............."}, room=(1.6, 0.22)),
        Style("wedding", 84, Mode.MAJOR, ((0, 4, 5, 2, 3, 0, 3, 4), (0, 4, 5, 3)),
              ("strings", "1-------5-------"), ("piano", "a.a.a.a.a.a.a.a."), ("strings", 4), {},
              "strings", room=(2.4, 0.32)),
        Style("holiday", 124, Mode.MAJOR, ((0, 5, 3, 4), (0, 3, 4, 0)),
              ("upright", "1---5---1---5---"), ("piano", "x...x.x.x...x.x."), ("bell", 7),
              {"tambourine": "x.x.x.x.x.x.x.x.", "kick": "x.......x.......",
               "snare": "....x.......x..."}, "strings"),
        Style("synthwave", 100, Mode.MINOR, _SAD, ("synth_bass", "1111111111111181"),
              ("synth", "x---------------"), ("square", 5),
              {"kick": "x...x...x...x...", "snare": "....x.......x...",
               "hat": "..x...x...x...x."}, "pad", pump=True, room=(2.2, 0.28)),
        Style("chiptune", 140, Mode.MAJOR, _POP, ("square", "1.8.1.8.1.8.1.8."),
              ("square", "aaaaaaaaaaaaaaaa"), ("square", 9),
              {"kick": "x...x...x...x...", "snare": "....x.......x..."}, room=(0.4, 0.04)),
        Style("east asian", 92, Mode.MAJOR, ((0, 5, 0, 4), (0, 1, 4, 0)),
              ("harp", "1-------5-------"), ("harp", "a.aa.a..a.aa.a.."), ("flute", 6),
              {"low_tom": "x.......x..x....", "ting": "x..............."}, "strings",
              room=(1.8, 0.26)),
        Style("corporate", 116, Mode.MAJOR, _POP, ("bass", "1-------1-------"),
              ("marimba", "a.a.aa.aa.a.aa.a"), ("piano", 3),
              {"kick": "x...x...x...x...", "clap": "....o.......o...",
               "shaker": "xoxoxoxoxoxoxoxo"}, "pad"),
        Style("suspense", 84, Mode.PHRYGIAN, ((0, 1, 0, 1), (0, 0, 5, 1)),
              ("sub", "1-1-1-1-1-1-1-1-"), ("strings", "x---------------"), ("bell", 2),
              {"thump": "x.....x.........", "ting": "............x..."}, "choir",
              room=(3.0, 0.36)),
    )
}  # fmt: skip

DEFAULT = "pop"

# The first that is found wins: what says more stands before what says less.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("synthwave", ("synthwave", "retrowave", "vaporwave", "eighties", "80s")),
    ("synth pop", ("synth pop", "synth-pop", "synthpop", "electropop", "k-pop", "kpop")),
    ("chiptune", ("chiptune", "8-bit", "8 bit", "video game", "arcade")),
    ("drum and bass", ("drum and bass", "drum'n'bass", "dnb", "jungle beat", "breakbeat")),
    ("hip hop", ("hip hop", "hip-hop", "hiphop", "rap", "trap", "lofi", "lo-fi", "r&b")),
    ("house", ("house", "deep house", "fashion", "runway", "catwalk", "chic")),
    ("folk dance", ("folk dance", "folk dancing", "folklore", "polka", "jig", "oompah", "klezmer")),
    ("samba", ("samba", "carnival", "bossa", "brazil")),
    ("east asian", ("chinese", "china", "lantern", "japanese", "japan", "guzheng", "koto",
                    "lunar", "spring festival", "temple", "karate", "kung fu")),
    ("latin", ("latin", "salsa", "reggaeton", "flamenco", "mariachi", "tango", "spanish")),
    ("reggae", ("reggae", "dub", "ska", "caribbean")),
    ("holiday", ("christmas", "santa", "holiday season", "sleigh", "jingle bells", "xmas")),
    ("wedding", ("wedding", "bride", "bridal", "ceremony")),
    ("lullaby", ("lullaby", "music box", "baby", "bedtime", "nursery")),
    ("waltz", ("waltz", "ballroom")),
    ("march", ("march", "marching", "parade", "anthem", "fanfare", "military")),
    ("jazz", ("jazz", "swing", "bebop", "big band")),
    ("blues", ("blues",)),
    ("funk", ("funk", "funky", "groove", "groovy", "moonwalk")),
    ("disco", ("disco", "seventies", "70s")),
    ("rock", ("rock", "metal", "punk", "grunge", "guitar riff", "motorcycle", "race")),
    ("country", ("country", "bluegrass", "western", "banjo")),
    ("cinematic", ("cinematic", "epic", "orchestra", "orchestral", "trailer", "heroic", "hero",
                   "film", "movie", "stadium", "trophy", "superhero", "triumphant")),
    ("classical", ("classical", "baroque", "string quartet", "chamber", "symphony", "elegant")),
    ("ambient", ("ambient", "meditation", "spa", "new age", "space", "drone", "atmospheric")),
    ("suspense", ("suspense", "horror", "thriller", "creepy", "scary", "tense", "tension")),
    ("dance", ("edm", "techno", "trance", "electronic", "dance", "club", "rave", "party")),
    ("folk", ("folk", "acoustic", "ballad", "ukulele", "singer-songwriter", "celtic")),
    ("lounge", ("lounge", "chill", "chillout", "cafe", "shopping", "mall", "easy listening")),
    ("corporate", ("corporate", "presentation", "technology", "tech", "startup", "explainer",
                   "advert", "advertising", "product", "commercial")),
    ("pop", ("pop", "catchy", "upbeat", "summer")),
)  # fmt: skip


def named_style(words: str) -> Style | None:
    """The style that the words name, or None."""
    spoken = f" {' '.join(words.lower().split())} "
    for name, synonyms in _WORDS:
        if any(_says(spoken, word) for word in (name, *synonyms)):
            return STYLES[name]
    return None


@dataclass(frozen=True)
class Mood:
    """What a mood does to a style: faster or slower, brighter or darker, louder drums or none."""

    mode: Mode | None = None
    tempo: float = 1.0
    drums: float = 1.0
    force: float = 0.75
    lead_octave: int = 0
    more_room: float = 1.0


MOODS = {
    "happy": Mood(Mode.MAJOR, 1.06, 1.0, 0.85),
    "sad": Mood(Mode.MINOR, 0.78, 0.35, 0.5, more_room=1.5),
    "calm": Mood(None, 0.82, 0.4, 0.5, more_room=1.4),
    "energetic": Mood(None, 1.12, 1.2, 1.0),
    "tense": Mood(Mode.HARMONIC_MINOR, 1.04, 1.0, 0.8),
    "dark": Mood(Mode.PHRYGIAN, 0.9, 1.0, 0.7, -1, 1.3),
    "romantic": Mood(Mode.MAJOR, 0.84, 0.4, 0.6, more_room=1.4),
    "playful": Mood(Mode.MAJOR, 1.08, 0.8, 0.75, 1),
    "triumphant": Mood(Mode.MAJOR, 1.0, 1.2, 1.0, more_room=1.2),
    "mysterious": Mood(Mode.DORIAN, 0.86, 0.6, 0.55, more_room=1.6),
    "dreamy": Mood(Mode.LYDIAN, 0.82, 0.4, 0.5, 1, 1.8),
}

_MOOD_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("sad", ("sad", "melancholic", "melancholy", "sorrow", "lonely", "heartbreak", "nostalgic",
             "tears")),
    ("romantic", ("romantic", "love", "tender", "intimate", "sensual")),
    ("triumphant", ("triumphant", "victory", "victorious", "heroic", "proud", "celebration",
                    "champion", "glory")),
    ("tense", ("tense", "tension", "suspense", "nervous", "thriller", "urgent")),
    ("dark", ("dark", "ominous", "sinister", "scary", "horror", "evil", "menacing")),
    ("mysterious", ("mysterious", "mystery", "enigmatic", "mystical", "curious")),
    ("dreamy", ("dreamy", "ethereal", "floating", "magical", "wonder")),
    ("calm", ("calm", "relaxed", "relaxing", "peaceful", "gentle", "soft", "slow", "soothing",
              "quiet", "chill")),
    ("energetic", ("energetic", "energy", "powerful", "driving", "intense", "fast", "aggressive",
                   "hype", "workout")),
    ("playful", ("playful", "funny", "quirky", "cute", "whimsical", "silly", "comic")),
    ("happy", ("happy", "joyful", "cheerful", "bright", "uplifting", "sunny", "fun", "upbeat",
               "optimistic", "positive")),
)  # fmt: skip


def named_mood(words: str) -> Mood | None:
    """The mood that the words name, or None."""
    spoken = f" {' '.join(words.lower().split())} "
    for name, synonyms in _MOOD_WORDS:
        if any(_says(spoken, word) for word in synonyms):
            return MOODS[name]
    return None


def tuned(style: Style, mood: Mood) -> Style:
    """The style in that mood."""
    seconds, wet = style.room
    return replace(
        style,
        tempo=round(style.tempo * mood.tempo),
        mode=style.mode if mood.mode is None else mood.mode,
        drums=style.drums if mood.drums > 0.5 else _softened(style.drums),
        room=(seconds * mood.more_room, min(0.5, wet * mood.more_room)),
    )


def _softened(drums: dict[str, str]) -> dict[str, str]:
    quiet = {"hat": "shaker", "snare": "brush", "clap": "brush", "open": "shaker", "crash": "ting"}
    return {quiet.get(name, name): pattern.replace("x", "o") for name, pattern in drums.items()}


def _says(spoken: str, word: str) -> bool:
    place = spoken.find(word)
    while place >= 0:
        end = place + len(word)
        if not spoken[place - 1].isalnum() and not spoken[end : end + 1].isalnum():
            return True
        place = spoken.find(word, place + 1)
    return False
