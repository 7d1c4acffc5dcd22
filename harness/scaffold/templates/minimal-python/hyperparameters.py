"""Every hyperparameter arrives as a string; some tools put JSON quotes around it. Unknown ones are left aside."""
import json
import os

from paths import CONFIG

DISTANCES = ("euclidean", "manhattan")


def read():
    """Gives distance and epochs. Raises ValueError that names the hyperparameter."""
    given = {}
    path = f"{CONFIG}/hyperparameters.json"
    if os.path.exists(path):
        with open(path) as file:
            given = {name: str(value).strip('"') for name, value in json.load(file).items()}
    distance = given.get("distance", "euclidean")
    if distance not in DISTANCES:
        raise ValueError(f"hyperparameter distance is {distance!r}; it must be one of {', '.join(DISTANCES)}")
    try:
        epochs = int(given.get("epochs", "1"))
    except ValueError:
        epochs = 0
    if epochs < 1:
        raise ValueError(f"hyperparameter epochs is {given['epochs']!r}; it must be a whole number of at least 1")
    return distance, epochs
