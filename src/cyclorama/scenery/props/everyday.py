"""Things of a desk and a home, to be drawn large."""

from cyclorama.scenery.props.picture import Picture, lit

MUG = Picture(
    '<path d="M150 50 C214 44 214 130 146 128" stroke="COLOUR" stroke-width="20" fill="none"/>'
    '<path d="M150 50 C214 44 214 130 146 128" stroke="#000" stroke-opacity="0.2" '
    'stroke-width="20" fill="none"/>'
    + lit('path d="M8 24 H162 L154 168 C150 184 20 184 16 168Z"', "COLOUR")
    + '<ellipse cx="85" cy="24" rx="77" ry="17" fill="SECOND"/>'
    '<ellipse cx="85" cy="26" rx="68" ry="13" fill="#4B2C17"/>'
    '<ellipse cx="66" cy="23" rx="26" ry="4" fill="#8A5A32"/>'
    '<path d="M60 6 C48 -10 74 -18 62 -36 M100 6 C88 -12 116 -20 102 -42" stroke="#fff" '
    'stroke-opacity="0.55" stroke-width="7" fill="none" stroke-linecap="round"/>',
    216,
    182,
)

BOOKS = Picture(
    lit('rect x="4" y="84" width="200" height="40" rx="4"', "#8E2F2A")
    + '<rect x="196" y="90" width="14" height="28" fill="#EFE6D2"/>'
    + lit('rect x="18" y="46" width="186" height="38" rx="4"', "#2E5E8C")
    + '<rect x="196" y="51" width="12" height="28" fill="#EFE6D2"/>'
    + lit('rect x="0" y="8" width="196" height="38" rx="4"', "#3C7A52")
    + '<rect x="188" y="13" width="12" height="28" fill="#EFE6D2"/>'
    '<path d="M20 104 H120 M36 65 H130 M16 27 H100" stroke="#F2D98A" stroke-width="6"/>',
    212,
    126,
)

PENCIL = Picture(
    lit('rect x="20" y="2" width="210" height="18"', "#E2A72E")
    + '<rect x="0" y="2" width="14" height="18" rx="4" fill="#D98A93"/><rect x="12" y="2" '
    'width="12" height="18" fill="#B8C0CC"/><path d="M230 2 L266 11 L230 20Z" fill="#EBCFA4"/>'
    '<path d="M254 8 L266 11 L254 14Z" fill="#2E2E32"/>',
    268,
    22,
)

PLANT = Picture(
    '<g fill="#3F8A4B"><path d="M74 150 C20 130 0 70 12 24 C58 44 80 90 80 146Z"/>'
    '<path d="M80 150 C82 84 104 30 152 8 C166 66 136 118 88 152Z"/></g>'
    '<g fill="#57A45F"><path d="M78 150 C56 110 54 40 78 0 C104 40 104 104 84 150Z"/></g>'
    '<path d="M80 148 V30 M78 148 C60 110 40 70 22 40 M84 148 C104 100 122 54 144 26" '
    'stroke="#2C6436" stroke-width="3" fill="none"/>'
    + lit('path d="M30 146 H136 L122 236 C118 246 48 246 44 236Z"', "SECOND")
    + '<rect x="24" y="138" width="118" height="18" rx="6" fill="SECOND"/>'
    '<rect x="24" y="138" width="118" height="18" rx="6" fill="url(#lit)"/>',
    166,
    244,
)
