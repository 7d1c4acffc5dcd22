import json
import pathlib

import flask

import centroids

application = flask.Flask(__name__)
model = None


def get_model():
    global model
    if model is None:
        model = json.loads(pathlib.Path("/opt/ml/model/model.json").read_text())
    return model


@application.get("/ping")
def ping():
    try:
        healthy = bool(get_model())
    except (OSError, ValueError):
        healthy = False
    return flask.Response("\n", 200 if healthy else 404, mimetype="application/json")


@application.post("/invocations")
def invocations():
    if flask.request.mimetype != "text/csv":
        return flask.Response("This predictor only supports CSV data", 415, mimetype="text/plain")
    loaded = get_model()
    width = len(next(iter(loaded.values())))
    try:
        rows = [[float(value) for value in line.split(",")] for line in flask.request.get_data(as_text=True).splitlines() if line.strip()]
    except ValueError as error:
        return flask.Response(f"{error}\n", 400, mimetype="text/plain")
    if not rows or any(len(row) != width for row in rows):
        return flask.Response(f"send rows of {width} columns\n", 400, mimetype="text/plain")
    return flask.Response("".join(f"{centroids.predict(loaded, row)}\n" for row in rows), mimetype="text/csv")
