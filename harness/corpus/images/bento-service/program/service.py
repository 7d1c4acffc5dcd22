import json
import math
import pathlib

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

model = json.loads(pathlib.Path(__file__).with_name("runner.json").read_text())


def classify(body):
    rows = json.loads(body)
    if not isinstance(rows, list) or not rows:
        raise ValueError("expected a list of rows")
    if any(not isinstance(row, list) or len(row) != 4 for row in rows):
        raise ValueError("expected rows of 4 numbers")
    return [min(model, key=lambda name: math.dist(model[name], [float(value) for value in row])) for row in rows]


async def healthy(_: Request):
    return PlainTextResponse("")


async def invoke(request: Request):
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/json":
        return JSONResponse({"error": f"unsupported content type {kind}"}, 415)
    body = await request.body()
    try:
        return JSONResponse(await run_in_threadpool(classify, body))
    except (ValueError, TypeError) as error:
        return JSONResponse({"error": f"BentoMLException: {error}"[:200]}, 400)


SERVICE = [Route("/livez", healthy), Route("/readyz", healthy), Route("/classify", invoke, methods=["POST"])]
PLATFORM = [Route("/ping", healthy), Route("/invocations", invoke, methods=["POST"])]
app = Starlette(routes=SERVICE + PLATFORM)
