"""Nearest centroid."""
import math


def fit(rows):
    sums = {}
    for label, features in rows:
        count, total = sums.get(label, (0, [0.0] * len(features)))
        sums[label] = (count + 1, [a + b for a, b in zip(total, features)])
    return {label: [value / count for value in total] for label, (count, total) in sums.items()}


def predict(model, features):
    return min(model, key=lambda label: math.dist(model[label], features))
