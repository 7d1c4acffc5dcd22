"""The rows of a channel, label first, in File, FastFile and Pipe mode."""
import csv
import json
import math
import os
import time

from paths import CONFIG, DATA


def configured():
    """The job's channels by name; a run without the platform has the folders that are there."""
    path = f"{CONFIG}/inputdataconfig.json"
    if os.path.exists(path):
        with open(path) as file:
            return json.load(file)
    return {name: {} for name in os.listdir(DATA)}


def rows(name, settings, epoch, stopped=lambda: False):
    """Yields (label, features) of one epoch. Raises ValueError that names file and line of a bad row."""
    columns = None
    for place, lines in sources(name, settings, epoch, stopped):
        for fields in csv.reader(lines):
            if not fields:
                continue
            columns = columns or len(fields)
            try:
                features = [float(field) for field in fields[1:]]
            except ValueError as error:
                raise ValueError(f"channel {name}: {place}: {error}") from None
            if len(fields) != columns or not features or not all(map(math.isfinite, features)):
                raise ValueError(f"channel {name}: {place}: a row needs a label and {columns - 1} finite numbers: {fields}")
            yield fields[0], features


def sources(name, settings, epoch, stopped):
    if settings.get("TrainingInputMode") == "Pipe":
        path = f"{DATA}/{name}_{epoch}"
        while not os.path.exists(path):  # the next epoch's pipe may come later
            if stopped():
                return
            time.sleep(0.02)
        with open(path, newline="") as pipe:
            yield path, pipe
        return
    for folder, _, files in sorted(os.walk(f"{DATA}/{name}")):
        for file in sorted(files):
            if file.startswith((".", "_")):  # what tools leave in a bucket is no data
                continue
            with open(os.path.join(folder, file), newline="") as lines:
                yield file, lines
