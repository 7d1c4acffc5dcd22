"""Compares this decision tree with scikit-learn's on the same rows.

    pip install scikit-learn
    python compare/scikit-learn.py TRAINING_FOLDER TESTING_FOLDER [MODEL_JSON]

Folders hold CSV files, label first, no header. scikit-learn breaks ties at random, so it is trained with 50 seeds.
MODEL_JSON is a model that this algorithm has trained on the same folder; its tree is walked here, independently of our code.
"""

import csv
import json
import sys
from pathlib import Path

import sklearn
from sklearn.tree import DecisionTreeClassifier

SEEDS = 50


def read(folder):
    rows = [row for path in sorted(Path(folder).rglob("*.csv")) for row in csv.reader(path.open()) if row]
    return [row[0] for row in rows], [[float(value) for value in row[1:]] for row in rows]


def predict(model, features):
    node = model["nodes"][0]
    while "feature" in node:
        node = model["nodes"][node["left" if features[node["feature"]] < node["threshold"] else "right"]]
    return str(node["label"])


def accuracy(predictions, labels):
    right = sum(prediction == label for prediction, label in zip(predictions, labels))
    return f"{right}/{len(labels)} = {right / len(labels):.4f}"


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    training_labels, training = read(sys.argv[1])
    testing_labels, testing = read(sys.argv[2])
    trees = [DecisionTreeClassifier(random_state=seed).fit(training, training_labels) for seed in range(SEEDS)]
    results = sorted({accuracy(tree.predict(testing), testing_labels) for tree in trees})
    print(f"scikit-learn {sklearn.__version__}, {SEEDS} seeds: {' to '.join(results)}")
    if len(sys.argv) == 4:
        model = json.loads(Path(sys.argv[3]).read_text())
        print(f"this algorithm: {accuracy([predict(model, row) for row in testing], testing_labels)}")


main()
