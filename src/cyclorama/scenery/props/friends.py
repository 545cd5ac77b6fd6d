"""Other people, animals and figures beside a subject."""

from cyclorama.scenery.props.picture import Picture, ball, lit


def brick_friend(shirt: str = "#E3342F", legs: str = "#2463B0", hair: str = "#5A3216") -> Picture:
    """A toy figure of bricks: nobody's own, with a face of two dots and a smile."""
    skin = "#F7CF46"
    return Picture(
        lit('rect x="26" y="112" width="24" height="52" rx="2"', legs)
        + lit('rect x="52" y="112" width="24" height="52" rx="2"', legs)
        + '<rect x="22" y="158" width="30" height="10" rx="2" fill="#22262E"/>'
        '<rect x="52" y="158" width="30" height="10" rx="2" fill="#22262E"/>'
        + lit('path d="M30 60 H72 L80 114 H22Z"', shirt)
        + lit('path d="M30 62 C16 66 10 86 8 104 L18 107 C20 92 26 80 32 76Z"', shirt)
        + lit('path d="M72 62 C86 66 92 86 94 104 L84 107 C82 92 76 80 70 76Z"', shirt)
        + f'<circle cx="12" cy="110" r="8" fill="none" stroke="{skin}" stroke-width="6"/>'
        f'<circle cx="90" cy="110" r="8" fill="none" stroke="{skin}" stroke-width="6"/>'
        + lit('rect x="41" y="52" width="20" height="10"', skin)
        + lit('rect x="31" y="16" width="40" height="38" rx="11"', skin)
        + '<circle cx="43" cy="33" r="3" fill="#1B1D22"/><circle cx="59" cy="33" r="3" '
        'fill="#1B1D22"/><path d="M41 42 C46 48 56 48 61 42" stroke="#1B1D22" stroke-width="2.4" '
        'fill="none" stroke-linecap="round"/>'
        + lit('path d="M29 28 C26 6 40 2 51 2 C62 2 76 6 73 28 C66 18 36 18 29 28Z"', hair),
        102,
        170,
    )


def ninja() -> Picture:
    cloth = "#20242E"
    return Picture(
        lit('path d="M40 150 L30 226 H50 L64 166 L82 226 H102 L86 150Z"', cloth)
        + lit('path d="M36 64 C56 56 76 56 92 64 L88 154 H38Z"', cloth)
        + lit('path d="M38 66 C20 76 6 96 2 116 L14 122 C24 104 32 98 44 92Z"', cloth)
        + lit('path d="M90 66 C112 66 124 48 128 30 L116 26 C110 44 100 50 84 52Z"', cloth)
        + '<path d="M120 36 L150 -2 L154 2 L126 40Z" fill="url(#chrome)"/>'
        '<rect x="34" y="120" width="58" height="12" fill="#B3202A"/>'
        + ball(64, 38, 27, cloth)
        + '<path d="M40 34 C50 28 78 28 88 34 L86 46 C76 50 52 50 42 46Z" fill="#E8B894"/>'
        '<path d="M47 40 L60 43 M81 40 L68 43" stroke="#111" stroke-width="4" '
        'stroke-linecap="round"/><path d="M38 26 C56 18 74 18 90 26 L90 33 C74 25 56 25 38 33Z" '
        'fill="#B3202A"/><path d="M90 28 C104 26 112 34 118 42" stroke="#B3202A" stroke-width="5" '
        'fill="none"/>',
        156,
        228,
    )


def reindeer() -> Picture:
    coat = "#9A6A3C"
    antlers = (
        '<g fill="none" stroke="#5E3E1E" stroke-width="6" stroke-linecap="round">'
        '<path d="M44 40 C30 26 26 14 28 2 M34 26 C24 22 18 16 14 8 M88 40 C102 26 106 14 104 2 '
        'M98 26 C108 22 114 16 118 8"/></g>'
    )
    legs = "".join(
        lit(f'rect x="{x}" y="156" width="16" height="66" rx="6"', coat)
        + f'<rect x="{x}" y="212" width="16" height="12" rx="3" fill="#2B1B10"/>'
        for x in (60, 84, 138, 160)
    )
    return Picture(
        legs
        + lit(
            'path d="M52 100 C80 84 160 88 182 112 C192 140 178 172 150 170 H76 C56 166 46 130 '
            '52 100Z"',
            coat,
        )
        + lit('path d="M48 64 C44 100 56 130 72 132 C92 130 94 92 86 64Z"', coat)
        + '<path d="M182 112 C196 108 198 122 188 128Z" fill="#F1E6D6"/>'
        + antlers
        + lit('path d="M38 40 C20 36 16 46 20 52 L40 54Z"', coat)
        + lit('path d="M94 40 C112 36 116 46 112 52 L92 54Z"', coat)
        + lit('ellipse cx="66" cy="62" rx="27" ry="32"', coat)
        + '<ellipse cx="66" cy="80" rx="18" ry="15" fill="#C79A6A"/>'
        + ball(66, 76, 9, "#D8232A")
        + '<circle cx="55" cy="54" r="4.5" fill="#1B120A"/><circle cx="77" cy="54" r="4.5" '
        'fill="#1B120A"/><circle cx="56.5" cy="52.5" r="1.5" fill="#fff"/><circle cx="78.5" '
        'cy="52.5" r="1.5" fill="#fff"/><path d="M48 96 C58 106 76 106 86 96 L86 108 C76 116 '
        "58 116 "
        '48 108Z" fill="#C31D27"/>' + ball(67, 112, 6, "#F0C24A"),
        200,
        226,
    )


def pigeon() -> Picture:
    return Picture(
        lit(
            'path d="M10 42 C20 22 44 16 62 26 C70 14 84 14 86 26 L94 30 L85 33 C82 48 66 58 '
            '44 56 C30 56 18 52 2 54Z"',
            "#8B93A3",
        )
        + '<path d="M20 40 C34 30 52 34 60 46 C44 54 28 50 20 40Z" fill="#646D7E"/>'
        '<path d="M66 26 C70 34 78 36 84 34 C82 42 74 46 66 42Z" fill="#4F8C7C" '
        'fill-opacity="0.75"/><circle cx="79" cy="24" r="2.4" fill="#E06A2C"/>'
        '<path d="M46 56 V68 M54 56 V68 M40 68 H58" stroke="#D0644A" stroke-width="2.5"/>',
        96,
        70,
    )


def toothbrush() -> Picture:
    return Picture(
        lit(
            'path d="M4 26 C4 20 10 18 16 18 L150 14 C158 14 158 30 150 30 L16 34 C10 34 4 32 '
            '4 26Z"',
            "#2BB3C9",
        )
        + '<path d="M108 15 L154 13 L154 1 L108 3Z" fill="#F7FAFC"/>'
        + "".join(
            f'<path d="M{x} 3 V14" stroke="#BFD4DE" stroke-width="1.5"/>'
            for x in range(112, 154, 6)
        )
        + '<path d="M110 4 C120 -6 140 -4 152 2 C146 6 116 8 110 4Z" fill="#D8F3F0"/>',
        160,
        38,
    )
