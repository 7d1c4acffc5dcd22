import json
import math
import pathlib

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
centers = json.loads(pathlib.Path("/opt/ml/model/centers.json").read_text())
WIDTH = len(next(iter(centers.values())))


def predict(rows):
    for number, row in enumerate(rows, 1):
        if not isinstance(row, list) or len(row) != WIDTH:
            raise ValueError(f"row {number} is not a list of {WIDTH} numbers")
    return [min(centers, key=lambda label: math.dist(centers[label], [float(value) for value in row])) for row in rows]


def read(kind, body):
    text = body.decode("utf-8")
    if kind == "text/csv":
        return [line.split(",") for line in text.splitlines()]
    rows = json.loads(text)["instances"]
    if not isinstance(rows, list):
        raise ValueError("instances is not a list")
    return rows


@app.get("/ping")
def ping():
    return Response(status_code=200)


@app.post("/invocations")
async def invocations(request: Request):
    kind = request.headers.get("content-type", "application/json").split(";")[0].strip().lower()
    if kind not in ("text/csv", "application/json"):
        raise HTTPException(415, "text/csv or application/json")
    body = await request.body()
    try:
        answers = await run_in_threadpool(lambda: predict(read(kind, body)))
    except (ValueError, TypeError, KeyError) as error:
        raise HTTPException(400, f"bad input: {error}"[:200])
    if not answers:
        raise HTTPException(400, "no rows")
    if kind == "text/csv":
        return Response("\n".join(answers) + "\n", media_type="text/csv")
    return {"predictions": answers}
