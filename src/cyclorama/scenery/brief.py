"""What a picture is to show, as data beside the prompt's words. Loads no pixels."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from cyclorama.imaging.composition import Part


class SetName(StrEnum):
    """Where a picture plays."""

    DEEP_SPACE = "deep_space"
    ARCTIC = "arctic"
    JUNGLE = "jungle"
    SAVANNA = "savanna"
    CITY_NIGHT = "city_night"
    CITY_DAY = "city_day"
    TIMES_SQUARE = "times_square"
    STREET = "street"
    STADIUM = "stadium"
    BALLPARK = "ballpark"
    BASKETBALL_COURT = "basketball_court"
    ICE_RINK = "ice_rink"
    RACE_TRACK = "race_track"
    PALACE = "palace"
    CHURCH = "church"
    GARDEN = "garden"
    BEACH = "beach"
    TEMPLE = "temple"
    STUDIO = "studio"
    LOCKER_ROOM = "locker_room"
    FASHION_SHOW = "fashion_show"
    PARTY = "party"
    NEW_YEAR = "new_year"
    BIRTHDAY = "birthday"
    LANTERN_STREET = "lantern_street"
    SNOW_VILLAGE = "snow_village"
    MALL = "mall"
    TRADE_SHOW = "trade_show"
    PARK = "park"
    BATHROOM = "bathroom"
    LIVING_ROOM = "living_room"
    OFFICE = "office"
    GYM = "gym"
    DESK = "desk"
    ROSES = "roses"
    RIVERSIDE = "riverside"
    FOLK_STAGE = "folk_stage"
    ANIME_SKY = "anime_sky"


class Treatment(StrEnum):
    """How the subject is shown."""

    ON_SET = "on_set"  # cut out, on the set, in the set's light
    PENCIL_SKETCH = "pencil_sketch"
    ANIME = "anime"
    STICKER = "sticker"
    CARICATURE = "caricature"
    BOBBLEHEAD = "bobblehead"
    SQUISHY = "squishy"
    GIANT = "giant"
    TINY = "tiny"
    SQUAD = "squad"  # several of them, side by side in different poses
    TRADING_CARD = "trading_card"
    COMPANY_CARD = "company_card"
    POSTER = "poster"
    PROFILE = "profile"  # a round badge with the name
    BILLBOARD = "billboard"  # in perspective, on a building of the set
    PHONE = "phone"  # on a giant phone in the set
    TELEVISION = "television"  # on a television in the set, seen from behind the viewer
    FRAME_ESCAPE = "frame_escape"
    EXPRESSION_GRID = "expression_grid"
    PRODUCT_STAGE = "product_stage"  # on a plinth of the set
    PRODUCT_BUBBLES = "product_bubbles"
    EXPLODED_LAYERS = "exploded_layers"
    INVISIBLE_BODY = "invisible_body"
    PRESENTER = "presenter"  # the first source is a person, the others are what they show
    INFLUENCER = "influencer"  # drawn people who wear the sources, or stand beside them
    PAPER = "paper"  # a drawing on paper that comes alive
    RETOUCHED = "retouched"  # the photo itself, its light and colours as the words say
    ENHANCED = "enhanced"  # the photo itself, its subject clearer
    TRIED_ON = "tried_on"  # the photo's person, in what the other sources show
    EXCHANGED = "exchanged"  # the photo's place, with the second source's subject in it


class Costume(StrEnum):
    """What is drawn over a person's clothes."""

    JERSEY = "jersey"  # football shirt in the team's colours
    BASEBALL = "baseball"
    BASKETBALL = "basketball"
    AMERICAN_FOOTBALL = "american_football"
    HOCKEY = "hockey"
    T_SHIRT = "t_shirt"
    ASTRONAUT = "astronaut"
    PARKA = "parka"
    EXPLORER = "explorer"
    RACING_SUIT = "racing_suit"
    BIKER = "biker"
    BRIDE = "bride"
    WEDDING = "wedding"
    SANTA = "santa"
    TANG_SUIT = "tang_suit"
    SUPERHERO = "superhero"
    KARATE = "karate"
    PARTY_HAT = "party_hat"
    BUSINESS = "business"
    FOLK = "folk"


class Prop(StrEnum):
    """What is drawn beside the subject, or in its hands."""

    TROPHY = "trophy"
    FOOTBALL = "football"
    BASEBALL_BAT = "baseball_bat"
    BASKETBALL = "basketball"
    AMERICAN_FOOTBALL = "american_football"
    HOCKEY_STICK = "hockey_stick"
    TOOTHBRUSH = "toothbrush"
    BALLOONS = "balloons"
    CAKE = "cake"
    CONFETTI = "confetti"
    FIREWORKS = "fireworks"
    LANTERNS = "lanterns"
    SNOW = "snow"
    REINDEER = "reindeer"
    BRICK_FRIENDS = "brick_friends"
    NINJA = "ninja"
    RACE_CAR = "race_car"
    MOTORCYCLE = "motorcycle"
    BOUQUET = "bouquet"
    ROSES = "roses"
    PIGEONS = "pigeons"
    CROWD = "crowd"
    TEAMMATES = "teammates"
    HOBBIES = "hobbies"  # objects read from the prompt's words
    PARTNER = "partner"  # another person in wedding clothes


Words = Annotated[str, Field(max_length=2000)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
VARIANTS = 16


class Brief(Part):
    """All of it may be left out: the words of the prompt say the rest.

    `team` and `company`: names whose colours are looked up. `colours`: instead of those.
    `texts`: what is to be read in the picture, the title first. `place`: words that name a set,
    where `set` is not given. `variant`: one of several pictures of the same scene, which differ.
    """

    set: SetName | None = None
    place: Words = ""
    treatment: Treatment = Treatment.ON_SET
    costume: Costume | None = None
    props: Annotated[tuple[Prop, ...], Field(max_length=6)] = ()
    team: Words = ""
    company: Words = ""
    design: Words = ""  # of a T-shirt or a card, where there are several
    colours: Annotated[tuple[Colour, ...], Field(max_length=4)] = ()
    texts: Annotated[tuple[Words, ...], Field(max_length=8)] = ()
    variant: Annotated[int, Field(ge=0, lt=VARIANTS)] = 0
