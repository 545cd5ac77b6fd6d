"""Which set the words of a prompt name. Loads no pixels."""

import re
from functools import cache

from cyclorama.scenery.brief import SetName

_Words = dict[SetName, str]

# A name of one place, or of what is only there.
NAMES: _Words = {
    SetName.DEEP_SPACE: (
        "outer space, deep space, moon surface, lunar, mars, galaxy, nebula, space "
        "station, the cosmos, milky way, on the moon"
    ),
    SetName.ARCTIC: (
        "arctic, antarctic, antarctica, north pole, south pole, iceberg, icebergs, "
        "glacier, igloo, northern lights, aurora, greenland, tundra"
    ),
    SetName.JUNGLE: "jungle, rainforest, rain forest, amazon, amazonia, tropical forest",
    SetName.SAVANNA: "savanna, savannah, safari, serengeti, masai mara, african plain",
    SetName.TIMES_SQUARE: "times square, times sq, broadway",
    SetName.CITY_NIGHT: (
        "city at night, city night, night city, neon city, city lights, nightlife, las "
        "vegas, hong kong, shibuya, tokyo at night, cyberpunk, rooftop at night, "
        "skyline at night"
    ),
    SetName.STADIUM: (
        "stadium, football pitch, soccer pitch, football field, soccer field, world "
        "cup, goalpost, penalty area"
    ),
    SetName.BALLPARK: "ballpark, baseball field, baseball stadium, baseball diamond, home plate",
    SetName.BASKETBALL_COURT: "basketball court, basketball arena, basketball hoop, court side",
    SetName.ICE_RINK: "ice rink, hockey rink, skating rink, hockey arena",
    SetName.RACE_TRACK: (
        "race track, racetrack, racing circuit, grand prix, pit lane, formula one, "
        "formula 1, speedway, motorway race, finish line"
    ),
    SetName.PALACE: "palace, castle, ballroom, versailles, throne room, royal hall, chateau",
    SetName.CHURCH: "church, cathedral, chapel, basilica, aisle of pews, altar",
    SetName.GARDEN: "garden, wedding arch, flower garden, backyard wedding, orchard, greenhouse",
    SetName.BEACH: (
        "beach, seaside, sea shore, seashore, ocean shore, tropical island, maldives, "
        "hawaii, bali, seafront, coast"
    ),
    SetName.TEMPLE: "temple, pagoda, shrine, torii, dojo, kyoto, mount fuji, monastery, japan",
    SetName.LOCKER_ROOM: "locker room, changing room, dressing room, team cabin",
    SetName.FASHION_SHOW: "fashion show, catwalk, runway, fashion week, couture show",
    SetName.NEW_YEAR: "new year, new year's eve, fireworks, firework",
    SetName.BIRTHDAY: "birthday, birthday party",
    SetName.LANTERN_STREET: (
        "lantern festival, red lanterns, chinese new year, lunar new year, chinatown, "
        "spring festival, lantern street, chinese street"
    ),
    SetName.SNOW_VILLAGE: (
        "snow village, christmas village, winter village, santa, ski resort, lapland, "
        "christmas market, snowy village, alpine village, winter wonderland"
    ),
    SetName.MALL: (
        "shopping mall, mall, shopping centre, shopping center, department store, "
        "arcade, boutique, supermarket, sneaker store, shoe store"
    ),
    SetName.TRADE_SHOW: (
        "trade show, trade fair, expo, exhibition, ces, convention, conference hall, keynote, booth"
    ),
    SetName.BATHROOM: "bathroom, washroom, bath tub, bathtub, washbasin, shower",
    SetName.GYM: "gym, fitness studio, weight room, fitness club, crossfit, workout room",
    SetName.DESK: "desk, desktop, tabletop, workbench, table top, on a table",
    SetName.RIVERSIDE: (
        "riverside, nile, nile-side, corniche, river bank, riverbank, promenade, "
        "waterfront, walkway by the river, quay, cairo, canal, seine, harbour, harbor, "
        "pier, marina"
    ),
    SetName.FOLK_STAGE: (
        "folk stage, folk dance, folklore, folkloric, theatre stage, theater stage, "
        "dance stage, traditional dance, folk festival, concert stage, on stage"
    ),
    SetName.ANIME_SKY: "anime, manga, ghibli, blue sky with clouds, cartoon sky",
}

# Kinds of places that there are many of: they count where nothing says it more exactly.
KINDS: _Words = {
    SetName.DEEP_SPACE: "space, stars, planet, spaceship, rocket, spacewalk",
    SetName.ARCTIC: "ice, frozen, polar, penguins, polar bear",
    SetName.JUNGLE: "forest, woods, waterfall, tropical, lianas",
    SetName.SAVANNA: "africa, african, lions, giraffes, elephants, desert, wilderness",
    SetName.CITY_NIGHT: "night, neon, skyline, nightclub district",
    SetName.CITY_DAY: (
        "city day, city, downtown, skyscraper, skyscrapers, avenue, new york, "
        "manhattan, london, paris, berlin, dubai, chicago, metropolis, urban, rooftop, "
        "crossing, town square, plaza"
    ),
    SetName.STREET: (
        "street, sidewalk, pavement, alley, cafe, café, old town, market, bazaar, "
        "village, terrace, restaurant, shopfront, bakery"
    ),
    SetName.STADIUM: "football, soccer, pitch, goal, match, arena, crowd cheering",
    SetName.BALLPARK: "baseball",
    SetName.BASKETBALL_COURT: "basketball",
    SetName.ICE_RINK: "hockey, ice skating, figure skating",
    SetName.RACE_TRACK: "race, racing, track, circuit, motorbike, motorcycle, race car",
    SetName.PALACE: "royal, royalty, chandelier, luxury hall, hotel lobby, museum, opera",
    SetName.CHURCH: "wedding, bride, groom, ceremony",
    SetName.GARDEN: "flowers, spring meadow, lawn",
    SetName.BEACH: (
        "sea, ocean, sand, island, surf, surfing, palm trees, pool, summer holiday, sunset"
    ),
    SetName.TEMPLE: "karate, ninja, samurai, cherry blossom, zen, martial arts",
    SetName.PARTY: (
        "party, disco, dance floor, nightclub, club, dj, celebration, carnival, concert, festival"
    ),
    SetName.NEW_YEAR: "countdown, midnight",
    SetName.BIRTHDAY: "balloons, cake",
    SetName.LANTERN_STREET: "lantern, lanterns, chinese, china, beijing, dragon dance",
    SetName.SNOW_VILLAGE: (
        "christmas, snow, snowy, winter, ski, skiing, sleigh, mountain, mountains, alps"
    ),
    SetName.MALL: "shopping, shop, store, showroom, escalator",
    SetName.TRADE_SHOW: (
        "stand, robots, technology fair, innovation, laboratory, lab, data centre, data "
        "center, server room"
    ),
    SetName.PARK: (
        "park, bench, lake, trees, picnic, playground, countryside, field, meadow, "
        "outdoors, nature, hills, trail, autumn leaves"
    ),
    SetName.BATHROOM: "mirror, tiles, toothbrush, brushing teeth, toothpaste, spa",
    SetName.LIVING_ROOM: (
        "living room, sofa, couch, home, apartment, lounge, bedroom, kitchen, house, "
        "fireplace, cosy room, indoors, room"
    ),
    SetName.OFFICE: (
        "meeting room, boardroom, classroom, school, university, library, hospital, "
        "clinic, startup, newsroom, co-working, courtroom"
    ),
    SetName.GYM: "fitness, workout, weights, dumbbells, treadmill, boxing, sportswear",
    SetName.DESK: "table, shelf, figurine",
    SetName.ROSES: "roses, rose, valentine, valentine's, romantic, petals, love",
    SetName.RIVERSIDE: "river, boat, sailing, bridge, port, egypt, walkway",
    SetName.FOLK_STAGE: "stage, folk, dancing, dance, theatre, theater, traditional",
    SetName.ANIME_SKY: "clouds, sky, cartoon",
    SetName.FASHION_SHOW: "fashion, couture, fashion designer",
}

# Who is at home there.
PEOPLE: _Words = {
    SetName.DEEP_SPACE: "astronaut, cosmonaut, space explorer",
    SetName.ARCTIC: "polar explorer, glaciologist",
    SetName.JUNGLE: "explorer, biologist, botanist",
    SetName.SAVANNA: "ranger, zoologist, wildlife photographer",
    SetName.CITY_DAY: "firefighter, police officer, pilot, builder",
    SetName.STREET: "chef, baker, barista, waiter, artist, painter, florist",
    SetName.STADIUM: "footballer, soccer player, coach, goalkeeper, athlete",
    SetName.BALLPARK: "pitcher, baseball player",
    SetName.BASKETBALL_COURT: "basketball player",
    SetName.ICE_RINK: "hockey player, figure skater",
    SetName.RACE_TRACK: "racing driver, race driver, racer, biker, mechanic",
    SetName.PALACE: "king, queen, prince, princess, knight, opera singer, diplomat",
    SetName.BEACH: "surfer, lifeguard, diver, sailor",
    SetName.TEMPLE: "monk, sensei",
    SetName.PARTY: "rock star, rockstar, singer, musician, guitarist, pop star, comedian",
    SetName.FASHION_SHOW: "model, supermodel",
    SetName.TRADE_SHOW: (
        "scientist, inventor, roboticist, programmer, data scientist, game developer"
    ),
    SetName.PARK: "gardener, farmer, veterinarian, vet",
    SetName.OFFICE: (
        "businessman, businesswoman, engineer, architect, business, manager, ceo, "
        "lawyer, judge, accountant, doctor, surgeon, nurse, dentist, teacher, "
        "professor, journalist, writer, developer, designer, marketer, banker, "
        "entrepreneur, consultant, president, politician"
    ),
    SetName.GYM: "boxer, bodybuilder, personal trainer, yoga teacher",
    SetName.FOLK_STAGE: "dancer, ballerina, ballet dancer, actor, actress, magician",
}

# Where anybody may be: what else is said says more.
ANYWHERE: _Words = {
    SetName.OFFICE: "office, workplace, at work",
    SetName.STUDIO: (
        "studio, indoor studio, photo studio, plain background, white background, "
        "backdrop, seamless, portrait"
    ),
}


@cache
def _tables() -> tuple[tuple[re.Pattern[str], dict[str, SetName]], ...]:
    tables = []
    for tier in (NAMES, KINDS, PEOPLE, ANYWHERE):
        sets = {word.strip(): name for name, words in tier.items() for word in words.split(",")}
        longest_first = sorted(sets, key=len, reverse=True)
        pattern = r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
        tables.append((re.compile(pattern), sets))
    return tuple(tables)


def read_place(words: str) -> SetName | None:
    """The set that the words name; None where they name none.

    A name of its own ("Times Square") goes before a kind of place ("street"), and that before
    people who are at home somewhere ("a surgeon"), and those before what is anywhere ("an
    office"). Of several, the first is meant.
    """
    lowered = " ".join(words.lower().replace("_", " ").replace("\u2019", "'").split())
    for pattern, sets in _tables():
        if found := pattern.search(lowered):
            return sets[found.group()]
    return None
