"""How loud a sound is (ITU-R BS.1770-4, EBU R 128), and how to make it as loud as it should be."""

import numpy as np
from numpy.typing import NDArray

from cyclorama.sound.samples import RATE, Stereo, count
from cyclorama.sound.spectrum import shaped

TARGET = -16.0  # LUFS: what players of short clips level to, give or take two
CEILING = 10 ** (-1.5 / 20)  # leaves room for what a lossy encoder adds between samples
BLOCK, HOP = 0.4, 0.1  # seconds
PIECE, BEFORE = 10.0, 0.5  # seconds that are filtered at once, and what is heard before them
SILENT = -70.0  # LUFS: quieter blocks do not count
RELATIVE = -10.0  # LU: nor do blocks so much quieter than the rest


def loudness(sound: Stereo) -> float:
    """Integrated loudness in LUFS; minus infinity for silence."""
    if len(sound) < count(BLOCK):
        sound = np.concatenate([sound, np.zeros((count(BLOCK) - len(sound), 2), np.float32)])
    hops = _hop_powers(sound)
    per_block = round(BLOCK / HOP)
    power = np.convolve(hops, np.full(per_block, 1 / per_block), "valid")
    heard = power[_lufs(power) > SILENT]
    if not len(heard):
        return float("-inf")
    loud = heard[_lufs(heard) > _lufs(np.array([heard.mean()]))[0] + RELATIVE]
    return float(_lufs(np.array([loud.mean()]))[0])


def _hop_powers(sound: Stereo) -> NDArray[np.float64]:
    """Mean power of both ears, as heard, in each whole hop. A long sound is filtered in pieces,
    each with what comes before it, so that memory does not grow with it."""
    hop, piece, before = count(HOP), count(PIECE), count(BEFORE)
    whole = len(sound) // hop * hop
    powers = []
    for begin in range(0, whole, piece):
        first, end = max(0, begin - before), min(whole, begin + piece)
        power = np.zeros((end - begin) // hop)
        for ear in range(2):
            heard = shaped(np.ascontiguousarray(sound[first:end, ear]), _as_heard)
            energy = np.square(heard[begin - first :], dtype=np.float64)
            power += energy.reshape(-1, hop).mean(axis=1)
        powers.append(power)
    return np.concatenate(powers)


def levelled(sound: Stereo, target: float = TARGET) -> Stereo:
    """As loud as `target` in LUFS, no peak over the ceiling. Silence stays silence."""
    measured = loudness(sound)
    if measured == float("-inf"):
        return sound
    return limited(np.asarray(sound * np.float32(10 ** ((target - measured) / 20))))


def limited(sound: Stereo) -> Stereo:
    """No sample over the ceiling: the gain is lowered around a peak, smoothly, for 10 ms."""
    peak = np.abs(sound).max(axis=1, initial=0)
    if peak.max(initial=0) <= CEILING:
        return sound
    needed = np.minimum(1, CEILING / np.maximum(peak, 1e-9))
    reach = count(0.005)
    padded = np.pad(needed, 2 * reach, constant_values=1)
    smooth = _mean(_mean(_minimum(padded, reach), reach), reach)
    gain = smooth[2 * reach : 2 * reach + len(sound)]
    return np.clip(sound * gain[:, None].astype(np.float32), -CEILING, CEILING).astype(np.float32)


def _mean(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """Of so many values, and half of them on each side; those at the ends stay."""
    total = np.cumsum(values, dtype=np.float64)
    mean = values.copy()
    half = reach // 2
    mean[half + 1 : len(values) - half] = (total[2 * half + 1 :] - total[: -2 * half - 1]) / (
        2 * half + 1
    )
    return mean


def _minimum(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """The least within so many samples before and after, in a few steps of doubled width."""
    least, covered = values, 1
    while covered < 2 * reach + 1:
        step = min(covered, 2 * reach + 1 - covered)
        moved = np.concatenate([least[step:], np.ones(step, least.dtype)])
        least, covered = np.minimum(least, moved), covered + step
    return np.concatenate([np.ones(reach, least.dtype), least[: len(values) - reach]])


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))


def _as_heard(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
    """The K-weighting's two filters (BS.1770-4, tables 1 and 2, for 48 kHz), as gains."""
    z = np.exp(-2j * np.pi * frequency / RATE)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    low_cut = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.asarray(np.abs(shelf * low_cut))
