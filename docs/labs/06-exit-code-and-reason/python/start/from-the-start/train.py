"""A training job: reads the channels, learns the centre of each class, leaves it as the model."""

import json
import math
import os
import signal
import sys
import traceback
from pathlib import Path

BASE = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))


def main():
    failure = open(BASE / "output/failure", "w")  # early: once the disk is full it is too late
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the job is stopped; there is nothing half-done to save
    try:
        settings = read_settings()
        rows = read_channel("training")
        centroids = learn(rows, settings["shrink"])
        model = {"centroids": centroids, "distance": settings["distance"]}
        (BASE / "model/model.json").write_text(json.dumps(model))
        print(f"learnt {len(centroids)} centroids from {len(rows)} rows")
        test(centroids, settings["distance"])
    except Exception as error:
        traceback.print_exc()
        failure.write(str(error))
        sys.exit(1)


def read_settings():
    """Every value arrives as a string; some tools quote words once more, as JSON. Names that are not ours are left alone."""
    given = json.loads((BASE / "input/config/hyperparameters.json").read_text())
    distance = given.get("distance", "euclidean").strip('"')
    if distance not in ("euclidean", "manhattan"):
        raise ValueError(f"hyperparameter distance must be euclidean or manhattan, not {distance}")
    text = given.get("shrink", "0")
    try:
        shrink = float(text)
    except ValueError:
        shrink = -1
    if not 0 <= shrink < 1:
        raise ValueError(f'hyperparameter shrink must be a number from 0 to below 1, not "{text}"')
    return {"distance": distance, "shrink": shrink}


def channels():
    return json.loads((BASE / "input/config/inputdataconfig.json").read_text())


def read_channel(name):
    """A channel is a folder; the files in it, and folders below, have names that nobody promises."""
    if name not in channels():
        raise ValueError(f"channel {name} is missing; the job has {', '.join(channels()) or 'none'}")
    files = [path for path in (BASE / "input/data" / name).rglob("*") if path.is_file() and path.name[0] not in "._"]
    rows = [row for path in sorted(files) for row in parse(path)]
    if not rows:
        raise ValueError(f"channel {name} has no rows")
    return rows


def parse(path):
    rows = []
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            label, *features = [float(field) for field in line.split(",")]
        except ValueError:
            features = []
        if not features:
            raise ValueError(f"{path}, line {number}: not a label and numbers: {line}")
        rows.append((int(label), features))
    return rows


def learn(rows, shrink):
    """The mean of each class, moved by `shrink` towards the mean of all."""
    overall = mean([features for _, features in rows])
    centroids = []
    for label in sorted({label for label, _ in rows}):
        own = mean([features for other, features in rows if other == label])
        centroids.append({"label": label, "features": [a + shrink * (b - a) for a, b in zip(own, overall)]})
    return centroids


def mean(rows):
    return [sum(column) / len(column) for column in zip(*rows)]


def test(centroids, distance):
    """The metric's line has the form that the regular expression of the job's metric definition looks for."""
    if "testing" not in channels():
        return
    rows = read_channel("testing")
    right = sum(nearest(centroids, features, distance) == label for label, features in rows)
    print(f"testing:accuracy={right / len(rows):.4f};")
    folder = BASE / "output/data"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "testing.json").write_text(json.dumps({"right": right, "rows": len(rows)}))


def nearest(centroids, features, distance):
    def length(centroid):
        differences = [abs(a - b) for a, b in zip(centroid["features"], features)]
        return sum(differences) if distance == "manhattan" else math.hypot(*differences)

    return min(centroids, key=length)["label"]
