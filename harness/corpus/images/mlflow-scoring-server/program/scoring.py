import csv
import io
import json
import pathlib

import flask

app = flask.Flask(__name__)
weights = json.loads(pathlib.Path("/opt/ml/model/weights.json").read_text())
columns = [name for name in weights if name != "intercept"]
FORMATS = ("dataframe_split", "dataframe_records", "instances")


class BadInput(Exception):
    pass


def records(kind, text):
    if kind == "text/csv":
        return list(csv.DictReader(io.StringIO(text)))
    try:
        given = json.loads(text)
    except ValueError as error:
        raise BadInput(f"Failed to parse input from JSON: {error}")
    names = [name for name in FORMATS if isinstance(given, dict) and name in given]
    if len(names) != 1:
        raise BadInput(f"The input must be a JSON dictionary with exactly one of {FORMATS}")
    if names[0] == "dataframe_split":
        split = given["dataframe_split"]
        return [dict(zip(split["columns"], row)) for row in split["data"]]
    return given[names[0]]


def predict(rows):
    if not rows:
        raise BadInput("no rows")
    answers = []
    for row in rows:
        missing = [name for name in columns if name not in row]
        if missing:
            raise BadInput(f"Model is missing inputs {missing}")
        answers.append(weights["intercept"] + sum(weights[name] * float(row[name]) for name in columns))
    return answers


@app.get("/ping")
@app.get("/health")
def ping():
    return flask.Response("\n", 200, mimetype="application/json")


@app.get("/version")
def version():
    return flask.Response("2", 200)


@app.post("/invocations")
def invocations():
    kind = flask.request.mimetype
    if kind not in ("text/csv", "application/json"):
        return flask.Response(f"This predictor only supports text/csv and application/json. Got '{kind}'.", 415, mimetype="text/plain")
    try:
        answers = predict(records(kind, flask.request.get_data().decode("utf-8")))
    except (BadInput, ValueError, TypeError, KeyError) as error:
        return flask.Response(json.dumps({"error_code": "BAD_REQUEST", "message": str(error)[:300]}), 400, mimetype="application/json")
    return flask.Response(json.dumps({"predictions": answers}), 200, mimetype="application/json")
