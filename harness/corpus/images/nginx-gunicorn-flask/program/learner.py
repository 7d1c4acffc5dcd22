"""A classifier by the mean of each class: enough to have a model that answers."""
import csv
import math
import pathlib


def read(folder):
    for path in sorted(pathlib.Path(folder).rglob("*.csv")):
        if path.name.startswith("."):
            continue
        with path.open(newline="") as lines:
            for label, *values in csv.reader(lines):
                yield label, [float(value) for value in values]


def fit(rows):
    sums = {}
    for label, values in rows:
        count, total = sums.get(label, (0, [0.0] * len(values)))
        sums[label] = (count + 1, [a + b for a, b in zip(total, values)])
    return {label: [value / count for value in total] for label, (count, total) in sums.items()}


def predict(model, values):
    return min(model, key=lambda label: math.dist(model[label], values))
