# ruff: noqa: PLR2004, PLR0917 - a drawing's measures are its own, and its pens are many
"""The demo site's pictures, painted by arithmetic: a sky, a ground, and what the article is about in outline."""

import struct
import zlib
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 960, 540
Picture = NDArray[np.float64]
Colour = tuple[int, int, int]

# scene: sky above, sky below, far, near, light
PALETTES: dict[str, tuple[Colour, Colour, Colour, Colour, Colour]] = {
    "capital": ((24, 52, 98), (242, 178, 128), (122, 76, 84), (58, 36, 56), (255, 226, 170)),
    "city": ((14, 22, 48), (92, 70, 112), (44, 40, 74), (18, 20, 40), (255, 208, 120)),
    "airport": ((58, 116, 170), (226, 236, 240), (128, 150, 166), (62, 78, 92), (255, 255, 255)),
    "sea": ((64, 128, 168), (214, 232, 232), (36, 98, 132), (14, 52, 84), (255, 244, 214)),
    "harbour": ((236, 148, 92), (252, 222, 166), (120, 84, 92), (34, 66, 92), (255, 248, 214)),
    "stadium": ((18, 40, 68), (70, 118, 138), (52, 62, 82), (44, 128, 74), (255, 255, 230)),
    "circuit": ((10, 30, 44), (16, 62, 78), (30, 120, 130), (12, 40, 54), (120, 240, 214)),
    "desert": ((112, 168, 206), (252, 226, 180), (216, 150, 92), (178, 104, 60), (255, 250, 226)),
    "mountains": ((96, 150, 200), (232, 238, 240), (112, 128, 154), (58, 82, 86), (255, 252, 240)),
    "zellige": ((12, 72, 104), (18, 110, 128), (236, 228, 206), (12, 52, 84), (214, 152, 60)),
    "rain": ((70, 84, 100), (150, 164, 172), (86, 102, 112), (46, 64, 66), (226, 236, 244)),
    "fields": ((130, 186, 214), (244, 240, 214), (150, 170, 92), (88, 122, 58), (255, 248, 214)),
    "forest": ((120, 168, 170), (222, 232, 206), (70, 118, 88), (28, 70, 52), (248, 250, 220)),
    "cinema": ((20, 12, 22), (60, 24, 34), (110, 30, 40), (24, 12, 18), (255, 224, 160)),
    "train": ((120, 170, 206), (240, 232, 214), (148, 160, 140), (92, 104, 88), (255, 255, 250)),
}


@lru_cache(maxsize=64)
def paint(scene: str, seed: int) -> bytes:
    """Return a PNG of 960 × 540; the same for the same scene and seed. KeyError for an unknown scene."""
    above, below, far, near, light = (np.array(colour, float) for colour in PALETTES[scene])
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    dice = np.random.default_rng(seed)
    canvas = above + (below - above) * (np.clip(y / (HEIGHT * 0.72), 0, 1) ** 1.2)[..., None]
    if scene not in _INDOORS:
        _glow(canvas, x, y, light, dice)
    painter = _PAINTERS.get(scene, _hills)
    painter(canvas, x, y, (far, near, light), dice)
    return _png(np.clip(canvas, 0, 255).astype(np.uint8))


def _glow(canvas: Picture, x: Picture, y: Picture, light: Picture, dice: np.random.Generator) -> None:
    at_x, at_y = dice.uniform(0.2, 0.8) * WIDTH, dice.uniform(0.2, 0.38) * HEIGHT
    distance = np.hypot(x - at_x, y - at_y)
    _mix(canvas, np.exp(-distance / 190) * 0.55, light)
    _mix(canvas, np.clip(34 - distance, 0, 1) * 0.9, light)


def _mix(canvas: Picture, amount: Any, colour: Picture) -> None:
    """Lay a colour over the canvas, `amount` 0..1 at each point."""
    weight = np.asarray(amount, float)[..., None]
    canvas += (colour - canvas) * weight


def _below(canvas: Picture, y: Picture, edge: Any, colour: Picture) -> None:
    _mix(canvas, np.clip(y - edge, 0, 1), colour)


def _ridge(x: Picture, dice: np.random.Generator, height: float, rough: float) -> Picture:
    edge: Picture = np.full_like(x, height * HEIGHT)
    for octave in range(1, 5):
        edge += np.sin(x / WIDTH * octave * dice.uniform(3, 8) + dice.uniform(0, 6)) * rough * HEIGHT / octave
    return edge


def _hills(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, near, light = colours
    for step in range(4):
        share = step / 3
        _below(canvas, y, _ridge(x, dice, 0.56 + 0.12 * step, 0.05), far + (near - far) * share + (light - far) * 0.04)


def _mountains(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, near, light = colours
    for step in range(3):
        edge = np.full_like(x, (0.62 + 0.1 * step) * HEIGHT)
        for _ in range(6):
            peak, high, wide = dice.uniform(0, WIDTH), dice.uniform(0.12, 0.34) * HEIGHT, dice.uniform(110, 240)
            edge = np.minimum(edge, (0.66 + 0.1 * step) * HEIGHT - high * np.clip(1 - np.abs(x - peak) / wide, 0, 1))
        colour = far + (near - far) * step / 2
        _below(canvas, y, edge, colour)
        if step == 0:
            snow = np.clip((edge + 26 + 10 * np.sin(x / 9) - y) / 4, 0, 1) * np.clip(y - edge, 0, 1)
            _mix(canvas, snow * (edge < 0.5 * HEIGHT), light)


def _sea(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, near, light = colours
    horizon = 0.56 * HEIGHT
    depth = np.clip((y - horizon) / (HEIGHT - horizon), 0, 1)
    weight = np.clip(y - horizon, 0, 1)
    canvas += ((far + (near - far) * depth[..., None]) - canvas) * weight[..., None]
    waves = np.sin(y / (2 + 9 * depth) + np.sin(x / (30 + 60 * depth) + depth * 9) * 2)
    _mix(canvas, np.clip(waves - 0.72, 0, 1) * weight * 0.5, light)
    for _ in range(2):
        _ship(canvas, x, y, dice.uniform(0.2, 0.8) * WIDTH, horizon + dice.uniform(6, 50), near * 0.7)


def _ship(canvas: Picture, x: Picture, y: Picture, at_x: float, at_y: float, colour: Picture) -> None:
    hull = (np.abs(x - at_x) < 74 - (y - at_y)) & (y > at_y - 4) & (y < at_y + 14)
    bridge = (np.abs(x - at_x + 12) < 26) & (y > at_y - 22) & (y <= at_y - 4)
    mast = (np.abs(x - at_x + 8) < 2) & (y > at_y - 52) & (y <= at_y - 20)
    _mix(canvas, (hull | bridge | mast).astype(float), colour)


def _buildings(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, near, light = colours
    for layer, colour in enumerate((far, near)):
        left = 0
        while left < WIDTH:
            wide, top = int(dice.integers(34, 92)), HEIGHT * (0.72 - dice.uniform(0.02, 0.26) + 0.1 * layer)
            part, across, down = (
                canvas[:, left : left + wide],
                x[:, left : left + wide] - left,
                y[:, left : left + wide],
            )
            _mix(part, (down > top).astype(float), colour)
            panes = (across % 15 < 6) & ((down - top) % 19 < 8) & (down > top + 10)
            at_home = dice.random((HEIGHT // 19 + 2, 92 // 15 + 2))[_cell(down, 19), _cell(across, 15)] > 0.55
            _mix(part, panes * at_home, light)
            left += wide + int(dice.integers(0, 8))


def _cell(value: Picture, size: int) -> NDArray[np.int64]:
    return (value // size).astype(np.int64)


def _capital(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, near, light = colours
    _below(canvas, y, _ridge(x, dice, 0.66, 0.03), far)
    tower = dice.uniform(0.3, 0.7) * WIDTH
    body = (np.abs(x - tower) < 44) & (y > 0.24 * HEIGHT)
    crown = (np.abs(x - tower) < 20) & (y > 0.15 * HEIGHT)
    _mix(canvas, (body | crown | (np.hypot(x - tower, y - 0.14 * HEIGHT) < 13)).astype(float), near)
    arches = (
        (np.abs((x - tower + 44) % 29.3 - 14.6) < 7) & (np.abs(x - tower) < 42) & ((y % 84) > 34) & (y > 0.3 * HEIGHT)
    )
    _mix(canvas, arches * 0.35, light)
    wall = 0.8 * HEIGHT - 14 * ((x // 22) % 2)
    _below(canvas, y, wall, near * 0.82)
    gate = (np.abs((x + 60) % 240 - 120) < 34) & (
        y > 0.86 * HEIGHT - np.sqrt(np.clip(34**2 - ((x + 60) % 240 - 120) ** 2, 0, None))
    )
    _mix(canvas, gate * 0.5, light)


def _stadium(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, near, light = colours
    bowl = 0.46 * HEIGHT + 70 * ((x - WIDTH / 2) / (WIDTH / 2)) ** 2
    _below(canvas, y, bowl, far)
    crowd = dice.random((HEIGHT // 7 + 1, WIDTH // 7 + 1))[_cell(y, 7), _cell(x, 7)]
    stands = (y > bowl + 10) & (y < 0.7 * HEIGHT)
    _mix(canvas, stands * (crowd > 0.6) * 0.6, light)
    pitch = np.where(((x - WIDTH / 2) / np.maximum(y - 0.4 * HEIGHT, 1) // 0.34) % 2 == 0, 1.0, 0.86)
    grass = np.clip(y - 0.7 * HEIGHT, 0, 1)
    canvas += (near * pitch[..., None] - canvas) * grass[..., None]
    ring = np.abs(np.hypot((x - WIDTH / 2) / 2.6, y - 0.9 * HEIGHT) - 46) < 2
    lines = (np.abs(y - 0.72 * HEIGHT) < 1.6) | (ring & (y > 0.7 * HEIGHT))
    _mix(canvas, lines * 0.85, light)
    for at in (0.12, 0.88):
        lamp = np.hypot((x - at * WIDTH) / 1.8, y - 0.2 * HEIGHT)
        _mix(canvas, np.exp(-lamp / 40) * 0.9, light)
        _mix(canvas, ((np.abs(x - at * WIDTH) < 3) & (y > 0.2 * HEIGHT) & (y < 0.6 * HEIGHT)) * 0.8, far)


def _zellige(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    pale, deep, gold = colours
    size = float(dice.choice([90.0, 120.0]))
    u, v = (x % size) / size * 2 - 1, (y % size) / size * 2 - 1
    square, diamond = np.maximum(np.abs(u), np.abs(v)), (np.abs(u) + np.abs(v)) / np.sqrt(2)
    star = np.minimum(square, diamond)
    _mix(canvas, (star < 0.62).astype(float), pale)
    _mix(canvas, (star < 0.54).astype(float), deep)
    _mix(canvas, (star < 0.3).astype(float), gold)
    _mix(canvas, (np.hypot(u, v) < 0.14).astype(float), pale)
    corner = np.hypot(1 - np.abs(u), 1 - np.abs(v))
    _mix(canvas, (corner < 0.3).astype(float), gold)
    _mix(canvas, (corner < 0.2).astype(float), pale)


def _circuit(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, _, light = colours
    for _ in range(46):
        at_x, at_y, long = (int(dice.integers(low, high)) for low, high in ((30, WIDTH), (30, HEIGHT), (60, 260)))
        end_x, end_y = at_x + long, at_y + long // 2
        canvas[at_y - 1 : at_y + 2, at_x:end_x] = far
        canvas[at_y:end_y, end_x - 1 : end_x + 2] = far
        spot = (slice(max(end_y - 30, 0), end_y + 30), slice(max(end_x - 30, 0), end_x + 30))
        _mix(canvas[spot], np.exp(-np.hypot(x[spot] - end_x, y[spot] - end_y) / 6), light)
    lock = (np.abs(x - WIDTH / 2) < 84) & (np.abs(y - HEIGHT * 0.58) < 62)
    ring = (np.abs(np.hypot(x - WIDTH / 2, y - HEIGHT * 0.46) - 54) < 11) & (y < HEIGHT * 0.48)
    _mix(canvas, (lock | ring) * 0.92, light)
    key = (np.hypot(x - WIDTH / 2, y - HEIGHT * 0.56) < 17) | (
        (np.abs(x - WIDTH / 2) < 7) & (np.abs(y - HEIGHT * 0.61) < 24)
    )
    _mix(canvas, (key & lock).astype(float), far * 0.4)


def _airport(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, near, light = colours
    _below(canvas, y, _ridge(x, dice, 0.7, 0.01), far)
    _below(canvas, y, 0.76 * HEIGHT, near)
    _mix(canvas, ((np.abs(y - 0.88 * HEIGHT) < 3) & ((x + y) % 110 < 62)) * 0.8, light)
    tower = (np.abs(x - 0.16 * WIDTH) < 12) & (y > 0.42 * HEIGHT) & (y < 0.77 * HEIGHT)
    cab = (np.abs(x - 0.16 * WIDTH) < 32 - (y - 0.36 * HEIGHT) * 0.3) & (y > 0.34 * HEIGHT) & (y < 0.43 * HEIGHT)
    _mix(canvas, (tower | cab).astype(float), near)
    u, v = x - 0.6 * WIDTH, y - 0.4 * HEIGHT + (x - 0.6 * WIDTH) * 0.16
    body = (u / 190) ** 2 + (v / 17) ** 2 < 1
    wing = (np.abs(u + v * 0.9 + 8) < 30 - np.abs(v) * 0.2) & (np.abs(v) < 84)
    tail = (np.abs(u - 168 + v * 0.8) < 18) & (v < 0) & (v > -58)
    _mix(canvas, (body | wing | tail).astype(float), light)


def _rain(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    _mountains(canvas, x, y, colours, dice)
    streaks = dice.random((1, WIDTH * 2))[0][((x + y * 0.35) % (WIDTH * 2)).astype(int)]
    dashes = ((y + streaks * 900) % 70) < 26
    _mix(canvas, (streaks > 0.93) * dashes * 0.45, colours[2])


def _cinema(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, near, light = colours
    beam = np.clip(1 - np.abs(y - 0.3 * HEIGHT) / (20 + (WIDTH - x) * 0.26), 0, 1) * 0.3
    _mix(canvas, beam, light)
    _mix(canvas, ((x > 60) & (x < 560) & (np.abs(y - 0.36 * HEIGHT) < 130)) * 0.9, light)
    shade = (np.hypot(x - 310, y - 0.3 * HEIGHT) < 44) | (np.hypot((x - 310) / 1.2, y - 0.66 * HEIGHT) < 96)
    _mix(canvas, (shade & (y < 0.36 * HEIGHT + 130)) * 0.85, far)
    for row in range(3):
        seats = (0.72 + 0.1 * row) * HEIGHT - 20 * np.abs(np.sin(x / (40 + 8 * row) + dice.uniform(0, 3)))
        _below(canvas, y, seats, near + (far - near) * 0.2 * (2 - row))


def _train(canvas: Picture, x: Picture, y: Picture, colours: Any, dice: np.random.Generator) -> None:
    far, near, light = colours
    _below(canvas, y, _ridge(x, dice, 0.6, 0.04), far)
    _below(canvas, y, 0.8 * HEIGHT, near)
    nose = np.clip((x - 160) / 150, 0, 1) ** 0.5
    body = (x > 160) & (y > 0.76 * HEIGHT - 110 * nose) & (y < 0.78 * HEIGHT)
    _mix(canvas, body.astype(float), light)
    glass = body & (np.abs(y - 0.64 * HEIGHT) < 15) & ((x - 340) % 92 < 66) & (x > 320)
    _mix(canvas, glass.astype(float), near * 0.5)
    _mix(canvas, (body & (np.abs(y - 0.725 * HEIGHT) < 6)).astype(float), np.array([196.0, 44, 52]))
    _mix(canvas, ((np.abs(y - 0.8 * HEIGHT) < 3) | ((np.abs(y - 0.82 * HEIGHT) < 5) & (x % 34 < 20))) * 0.8, near * 0.5)


_INDOORS = frozenset({"circuit", "zellige", "cinema"})
_PAINTERS = {
    "capital": _capital,
    "city": _buildings,
    "airport": _airport,
    "sea": _sea,
    "harbour": _sea,
    "stadium": _stadium,
    "circuit": _circuit,
    "mountains": _mountains,
    "zellige": _zellige,
    "rain": _rain,
    "cinema": _cinema,
    "train": _train,
}


def _png(pixels: NDArray[np.uint8]) -> bytes:
    height, width, _ = pixels.shape
    rows = np.concatenate([np.zeros((height, 1), np.uint8), pixels.reshape(height, -1)], axis=1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows.tobytes(), 6)), _chunk(b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
