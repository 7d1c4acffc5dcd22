import json
import pathlib

import flask

import learner

app = flask.Flask(__name__)
MODEL = pathlib.Path("/opt/ml/model/means.json")
model = json.loads(MODEL.read_text()) if MODEL.exists() else None


def refuse(status, text):
    return flask.Response(text + "\n", status, mimetype="text/plain")


@app.get("/ping")
def ping():
    return flask.Response("", 200 if model else 503)


@app.post("/invocations")
def invocations():
    if flask.request.mimetype != "text/csv":
        return refuse(415, "only text/csv")
    width = len(next(iter(model.values())))
    answers = []
    try:
        for number, line in enumerate(flask.request.get_data().decode("utf-8").splitlines(), 1):
            values = [float(value) for value in line.split(",")]
            if len(values) != width:
                return refuse(400, f"row {number} has {len(values)} columns, not {width}")
            answers.append(learner.predict(model, values))
    except ValueError as error:
        return refuse(400, f"not a row of numbers: {error}")
    if not answers:
        return refuse(400, "the body is empty")
    return flask.Response("\n".join(answers) + "\n", mimetype="text/csv")
