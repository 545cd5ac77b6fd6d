"""How broad and long the parts of a figure are, in heads.

Fashion illustration draws nine heads where a person has seven and a half; most of the two
extra go into the legs. Breadths follow gender, build and age.
"""

from dataclasses import dataclass, replace

from cyclorama.figure.appearance import AgeGroup, Appearance, BodyBuild, Gender

# Heights above the floor of a figure that stands straight.
CROWN = 9.0
CHIN = 8.0
NECK = 7.60
HIP = 4.86
CROTCH = 4.60
KNEE = 2.50
ANKLE = 0.42
WAIST = 6.0
CHEST = 6.80
SHOULDER = 7.31

UPPER_ARM = 1.40
FOREARM = 1.16
FOOT = 0.80  # from heel to toe


@dataclass(frozen=True)
class Breadths:
    """Half breadths: of the torso at each height (`shoulder` to the ball's middle), of the neck,
    and of each limb across its joints."""

    shoulder: float
    chest: float
    waist: float
    hip: float
    neck: float
    arm: float
    elbow: float
    wrist: float
    leg: float
    knee: float
    ankle: float


@dataclass(frozen=True)
class _Girth:
    """By how much a build is broader than the base, part by part."""

    shoulders: float
    chest: float
    waist: float
    hips: float
    limbs: float
    ends: float  # wrists and ankles, which differ less


_BASE = {
    Gender.FEMALE: Breadths(
        shoulder=0.60, chest=0.480, waist=0.372, hip=0.615, neck=0.150,
        arm=0.145, elbow=0.096, wrist=0.068, leg=0.300, knee=0.160, ankle=0.090,
    ),
    Gender.MALE: Breadths(
        shoulder=0.745, chest=0.640, waist=0.500, hip=0.555, neck=0.195,
        arm=0.185, elbow=0.122, wrist=0.088, leg=0.295, knee=0.180, ankle=0.106,
    ),
}  # fmt: skip

_BUILDS = {
    BodyBuild.VERY_SLIM: _Girth(0.95, 0.91, 0.90, 0.91, 0.83, 0.92),
    BodyBuild.SLIM: _Girth(0.98, 0.95, 0.95, 0.95, 0.91, 0.96),
    BodyBuild.LEAN: _Girth(1.00, 0.98, 0.99, 0.98, 0.98, 1.00),
    BodyBuild.AVERAGE: _Girth(1.01, 1.04, 1.10, 1.05, 1.06, 1.02),
    BodyBuild.ATHLETIC: _Girth(1.07, 1.09, 1.04, 1.03, 1.17, 1.05),
    BodyBuild.PLUS: _Girth(1.07, 1.26, 1.50, 1.32, 1.38, 1.14),
}

_AGES = {  # shoulders, waist
    AgeGroup.TEEN: (0.95, 0.97),
    AgeGroup.YOUNG_ADULT: (1.0, 1.0),
    AgeGroup.ADULT: (1.0, 1.0),
    AgeGroup.MATURE: (1.0, 1.04),
    AgeGroup.SENIOR: (0.98, 1.07),
}


def breadths(appearance: Appearance) -> Breadths:
    base, girth = _BASE[appearance.gender], _BUILDS[appearance.body_build]
    shoulders, waist = _AGES[appearance.age_group]
    return replace(
        base,
        shoulder=base.shoulder * girth.shoulders * shoulders,
        chest=base.chest * girth.chest * shoulders,
        waist=base.waist * girth.waist * waist,
        hip=base.hip * girth.hips,
        neck=base.neck * (1 + 0.5 * (girth.limbs - 1)),
        arm=base.arm * girth.limbs,
        elbow=base.elbow * girth.limbs,
        wrist=base.wrist * girth.ends,
        leg=base.leg * (1 + 0.9 * (girth.limbs - 1)),
        knee=base.knee * (1 + 0.8 * (girth.limbs - 1)),
        ankle=base.ankle * girth.ends,
    )
