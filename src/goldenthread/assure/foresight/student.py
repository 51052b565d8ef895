"""Student's t distribution in arrays: how likely, and how far. Pure."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
STEPS = 300  # of the continued fraction; it ends when it no longer changes
SMALLEST = 1e-300
CLOSE = 1e-15
NEWTON_STEPS = 8


def chance_below(x: ArrayLike, degrees: ArrayLike) -> Floats:
    """Give P(T <= x) for `degrees` of freedom over nought; the arrays are broadcast.

    Abramowitz and Stegun 26.7.1, by the incomplete beta function.
    """
    at, free = np.broadcast_arrays(np.asarray(x, float), np.asarray(degrees, float))
    beyond = 0.5 * incomplete_beta(free / 2, 0.5, free / (free + at * at))
    return np.asarray(np.where(at > 0, 1 - beyond, beyond))


def value_at(chance: float, degrees: ArrayLike) -> Floats:
    """Give x with P(T <= x) = `chance`, for a chance of a half and more and degrees over two.

    Begins with the expansion of Abramowitz and Stegun 26.7.5; Newton's steps make it exact.
    """
    free = np.asarray(degrees, float)
    z = NormalDist().inv_cdf(chance)
    x = z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
    for _ in range(NEWTON_STEPS):
        x = x - (chance_below(x, free) - chance) / density(x, free)
    return np.asarray(x)


def density(x: Floats, degrees: Floats) -> Floats:
    """Give the density of the distribution at x."""
    log_share = log_gamma((degrees + 1) / 2) - log_gamma(degrees / 2)
    scale = np.exp(log_share) / np.sqrt(degrees * np.pi)
    return np.asarray(scale * (1 + x * x / degrees) ** (-(degrees + 1) / 2))


def incomplete_beta(a: Floats, b: float, x: Floats) -> Floats:
    """Give the regularised incomplete beta function I_x(a, b) for x in 0 to 1.

    Abramowitz and Stegun 26.5.8; on the far side of the mean by its mirror image, where the
    fraction ends sooner.
    """
    shape = np.shape(x)
    a, x = np.ravel(np.broadcast_to(a, shape)), np.ravel(x)
    other = np.full(a.shape, b)
    mirrored = x > (a + 1) / (a + b + 2)
    first, second = np.where(mirrored, other, a), np.where(mirrored, a, other)
    at = np.clip(np.where(mirrored, 1 - x, x), 0, 1)
    with np.errstate(divide="ignore"):
        log_front = (
            log_gamma(a + b) - log_gamma(a) - math.lgamma(b)
            + first * np.log(at) + second * np.log1p(-at)
        )  # fmt: skip
    part = np.exp(log_front) / first * continued_fraction(first, second, at)
    return np.asarray(np.where(mirrored, 1 - part, part).reshape(shape))


def continued_fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    """Give the fraction of the incomplete beta function by Lentz's method."""
    c = np.ones_like(x)
    d = 1 / away_from_nought(1 - (a + b) * x / (a + 1))
    found = d.copy()
    for step in range(1, STEPS):
        twice = 2 * step
        even = step * (b - step) * x / ((a + twice - 1) * (a + twice))
        odd = -(a + step) * (a + b + step) * x / ((a + twice) * (a + twice + 1))
        for term in (even, odd):
            d = 1 / away_from_nought(1 + term * d)
            c = away_from_nought(1 + term / c)
            found = found * c * d
        if np.all(np.abs(c * d - 1) < CLOSE):
            break
    return found


def away_from_nought(values: Floats) -> Floats:
    """Give the values with noughts replaced, so that they can be divided by."""
    return np.asarray(np.where(np.abs(values) < SMALLEST, SMALLEST, values))


def log_gamma(values: Floats) -> Floats:
    """Give the logarithm of the gamma function of each value."""
    flat = np.ravel(values)
    return np.array([math.lgamma(value) for value in flat]).reshape(np.shape(values))
