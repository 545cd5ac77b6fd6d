"""Objects of hobbies and trades, by the words that name them."""

import re

from cyclorama.scenery.props.picture import Picture, ball, lit
from cyclorama.scenery.props.sport import basketball, football

MOST = 6


def hobbies_in(words: str) -> tuple[Picture, ...]:
    """The objects that the words name, at most six, in the words' order."""
    text = words.lower()
    places: list[tuple[int, Picture]] = []
    for pattern, drawing in _OBJECTS:
        found = re.search(rf"\b(?:{pattern})", text)
        if found is not None:
            places.append((found.start(), drawing))
    places.sort(key=lambda place: place[0])
    return tuple(drawing for _, drawing in places[:MOST])


_LAPTOP = Picture(
    lit('path d="M22 6 H138 V84 H22Z"', "#2B303A")
    + '<rect x="28" y="12" width="104" height="66" fill="#4FA3E0"/>'
    '<path d="M36 24 H80 M36 34 H104 M36 44 H70 M36 54 H92" stroke="#fff" stroke-width="4"/>'
    '<circle cx="114" cy="60" r="11" fill="#FFD54A"/>'
    '<path d="M8 86 H152 L160 98 H0Z" fill="#B8C0CC"/><path d="M60 90 H100 L102 94 H58Z" '
    'fill="#8A93A1"/>',
    160,
    100,
)
_CAMERA = Picture(
    lit('rect x="4" y="22" width="132" height="80" rx="10"', "#2A2D34")
    + '<path d="M44 22 L52 6 H88 L96 22Z" fill="#3A3E47"/><rect x="14" y="12" width="22" '
    'height="10" fill="#8A93A1"/>'
    + ball(70, 62, 33, "#15171C")
    + ball(70, 62, 22, "#29456E")
    + '<circle cx="62" cy="54" r="6" fill="#fff" fill-opacity="0.8"/><circle cx="120" cy="36" '
    'r="5" fill="#E0463C"/>',
    140,
    106,
)
_GUITAR = Picture(
    lit(
        'path d="M36 100 C6 104 0 150 24 162 C10 178 24 214 52 212 C82 212 94 178 80 162 C104 '
        '150 98 104 68 100Z"',
        "#C77B35",
    )
    + '<circle cx="52" cy="152" r="15" fill="#2B170A"/><rect x="46" y="16" width="12" height="140" '
    'fill="#3E2412"/><rect x="42" y="0" width="20" height="24" rx="3" fill="#2B170A"/>'
    '<path d="M49 10 V190 M52 10 V190 M55 10 V190" stroke="#EFE3C8" stroke-width="1"/>'
    '<rect x="36" y="186" width="32" height="7" fill="#2B170A"/>',
    104,
    214,
)
_BOOKS = Picture(
    lit('rect x="4" y="64" width="120" height="22" rx="3"', "#B5342B")
    + lit('rect x="12" y="42" width="108" height="22" rx="3"', "#2E6DA8")
    + lit('rect x="2" y="20" width="112" height="22" rx="3"', "#3B8A57")
    + '<path d="M10 75 H60 M20 53 H70 M10 31 H56" stroke="#F7E6B8" stroke-width="4"/>',
    128,
    88,
)
_COFFEE = Picture(
    lit('path d="M10 30 H84 L78 92 C76 100 18 100 16 92Z"', "#F2F0EA")
    + '<path d="M84 40 C110 38 108 78 80 74" stroke="#E4E0D6" stroke-width="8" fill="none"/>'
    '<ellipse cx="47" cy="30" rx="37" ry="8" fill="#4B2C17"/><path d="M34 18 C28 10 40 8 34 0 M54 '
    '18 C48 10 60 8 54 0" stroke="#fff" stroke-opacity="0.8" stroke-width="4" fill="none"/>',
    110,
    100,
)
_PALETTE = Picture(
    lit('path d="M60 6 C110 6 130 44 116 66 C106 80 90 64 80 76 C74 86 88 98 62 100 C26 100 4 '
        '78 4 52 C4 26 30 6 60 6Z"', "#D9B583")
    + "".join(
        ball(x, y, 9, colour)
        for x, y, colour in ((34, 32, "#E0363C"), (62, 24, "#F2B632"), (90, 34, "#3A9B5C"),
                             (26, 58, "#2F6FC4"), (40, 80, "#8A4BB5"))
    )
    + '<path d="M84 96 L136 26" stroke="#7A4B22" stroke-width="6" stroke-linecap="round"/>'
    '<path d="M128 38 L140 14 L144 30Z" fill="#2F6FC4"/>',
    146,
    104,
)  # fmt: skip
_BICYCLE = Picture(
    '<g fill="none" stroke="#1B1D22" stroke-width="6"><circle cx="36" cy="80" r="30"/><circle '
    'cx="144" cy="80" r="30"/></g><g fill="none" stroke="#D8392B" stroke-width="6" '
    'stroke-linejoin="round"><path d="M36 80 L66 34 H124 L92 80Z M66 34 L92 80 M124 34 L144 80"/>'
    '</g><path d="M56 28 H78 M124 34 L120 18 L138 14" stroke="#1B1D22" stroke-width="6" '
    'fill="none"/><circle cx="92" cy="80" r="8" fill="url(#chrome)"/>',
    180,
    114,
)
_PAD = Picture(
    lit('path d="M34 10 H126 C152 10 164 92 146 98 C128 102 122 70 104 70 H56 C38 70 32 102 14 '
        '98 C-4 92 8 10 34 10Z"', "#30343E")
    + '<path d="M40 26 V50 M28 38 H52" stroke="#C9D0DA" stroke-width="8"/>'
    + ball(112, 28, 6, "#F2B632") + ball(126, 40, 6, "#E0363C") + ball(98, 40, 6, "#2F6FC4")
    + ball(112, 52, 6, "#3A9B5C"),
    160,
    104,
)  # fmt: skip
_PLANT = Picture(
    '<path d="M50 70 C20 60 8 30 14 10 C40 18 52 40 52 66 C54 36 66 14 92 6 C98 34 82 58 56 72Z" '
    'fill="#3F8A4B"/><path d="M51 96 V40" stroke="#2C6436" stroke-width="5"/>'
    + lit('path d="M22 84 H82 L74 130 H30Z"', "#C8693A")
    + '<rect x="18" y="78" width="68" height="12" rx="3" fill="#D67F4E"/>',
    104,
    132,
)
_DUMBBELL = Picture(
    '<rect x="40" y="34" width="90" height="12" fill="url(#chrome)"/>'
    + "".join(
        lit(f'rect x="{x}" y="{y}" width="18" height="{h}" rx="5"', "#23262E")
        for x, y, h in ((4, 20, 40), (22, 8, 64), (130, 8, 64), (148, 20, 40))
    ),
    170,
    80,
)
_PAN = Picture(
    lit('ellipse cx="60" cy="40" rx="58" ry="34"', "#2A2D34")
    + '<ellipse cx="60" cy="37" rx="46" ry="25" fill="#3C4049"/><ellipse cx="56" cy="36" rx="24" '
    'ry="14" fill="#FFFDF5"/>'
    + ball(58, 34, 8, "#F5B82E")
    + '<path d="M112 44 L188 64" stroke="#5A3A22" stroke-width="12" stroke-linecap="round"/>',
    196,
    78,
)
_NOTE = Picture(
    ball(26, 92, 18, "#7C4BC4") + ball(92, 78, 18, "#7C4BC4")
    + '<path d="M42 92 V20 L108 6 V78" stroke="#7C4BC4" stroke-width="8" fill="none"/>'
    '<path d="M42 20 L108 6 V24 L42 38Z" fill="#7C4BC4"/>',
    114,
    112,
)  # fmt: skip
_GLOBE = Picture(
    ball(56, 54, 50, "#3B86C8")
    + '<path d="M24 34 C40 18 58 26 54 42 C46 58 30 60 20 56Z M66 52 C84 44 100 56 94 74 C82 90 66 '
    '82 62 68Z M60 14 L80 18 L74 30 L60 26Z" fill="#57A85A"/><path d="M100 16 L20 92" '
    'stroke="#fff" stroke-width="3" stroke-dasharray="7 6"/><path d="M92 10 L112 4 L106 24Z" '
    'fill="#E8413C"/>',
    114,
    108,
)
_DOG = Picture(
    lit('path d="M26 34 C26 10 94 10 94 34 C98 74 82 92 60 92 C38 92 22 74 26 34Z"', "#C98F55")
    + lit('path d="M28 24 C4 22 -2 58 14 70 C26 66 30 44 34 30Z"', "#7E4F26")
    + lit('path d="M92 24 C116 22 122 58 106 70 C94 66 90 44 86 30Z"', "#7E4F26")
    + '<ellipse cx="60" cy="68" rx="20" ry="16" fill="#F2DCBE"/><ellipse cx="60" cy="60" rx="9" '
    'ry="6" fill="#22160C"/><circle cx="46" cy="44" r="5" fill="#22160C"/><circle cx="74" cy="44" '
    'r="5" fill="#22160C"/><path d="M60 66 V74 C54 80 50 78 48 74 M60 74 C66 80 70 78 72 74" '
    'stroke="#22160C" stroke-width="2.5" fill="none"/>',
    120,
    96,
)
_RUNNING = Picture(
    lit('path d="M6 60 C8 34 24 40 40 20 L66 44 C84 56 132 52 142 68 L140 80 H8Z"', "#2F7FD0")
    + '<path d="M4 80 H144 C146 92 136 94 128 94 H18 C8 94 4 90 4 80Z" fill="#F4F4F2"/>'
    '<path d="M46 30 L60 22 M54 38 L68 30 M62 46 L76 38" stroke="#fff" stroke-width="5"/>'
    '<path d="M20 70 C50 74 80 66 104 62" stroke="#F2B632" stroke-width="6" fill="none"/>',
    150,
    98,
)
_STETHOSCOPE = Picture(
    '<path d="M20 4 V44 C20 76 72 76 72 44 V4 M46 68 V96 C46 124 100 124 100 92" stroke="#2B4A6E" '
    'stroke-width="8" fill="none"/>' + ball(100, 82, 15, "#B8C0CC"),
    120,
    124,
)

_OBJECTS: tuple[tuple[str, Picture], ...] = (
    (
        "ui|ux|code|coding|program|software|developer|computer|laptop|engineer|data|tech|design",
        _LAPTOP,
    ),
    ("photo|camera|film", _CAMERA),
    ("guitar|band|rock", _GUITAR),
    ("music|sing|piano|dj|dance|dancing|violin", _NOTE),
    ("book|read|writ|poet|teach|student|literature", _BOOKS),
    ("coffee|tea|barista|espresso", _COFFEE),
    ("paint|draw|art|illustrat|sketch", _PALETTE),
    ("cycl|bike|biking|bicycle", _BICYCLE),
    ("gam|console|esport|chess", _PAD),
    ("plant|garden|nature|flower", _PLANT),
    ("gym|fitness|weight|lifting|workout|crossfit|yoga", _DUMBBELL),
    ("cook|bak|chef|food|kitchen", _PAN),
    ("travel|world|explor|hik|adventur|camp", _GLOBE),
    ("dog|cat|pet|animal|vet\\b", _DOG),
    ("run|jog|marathon|sneaker|hiking", _RUNNING),
    ("doctor|nurse|medic|health|surgeon", _STETHOSCOPE),
    ("soccer|football", football()),
    ("basketball", basketball()),
)
