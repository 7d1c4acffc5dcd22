import argparse
import json
import pathlib

import uvicorn
from fastapi import FastAPI, HTTPException, Request, Response

import standards

parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, default=8080)
options, _ = parser.parse_known_args()
app = FastAPI()
vocabulary = json.loads(pathlib.Path("/opt/ml/model/config.json").read_text())["vocabulary"]


async def own_ping(_: Request):
    return Response(status_code=200)


async def own_invoke(request: Request):
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "application/json only")
    try:
        given = json.loads(await request.body())
        prompt, count = given["prompt"], int(given.get("max_tokens", 16))
        if not isinstance(prompt, str) or not 0 < count <= 4096:
            raise ValueError("prompt must be text and max_tokens between 1 and 4096")
    except (ValueError, TypeError, KeyError) as error:
        raise HTTPException(400, f"bad request: {error}"[:200])
    words = [vocabulary[(len(prompt) + number) % len(vocabulary)] for number in range(count)]
    return {"choices": [{"text": " ".join(words)}]}


app.add_api_route("/ping", standards.handler("ping", own_ping), methods=["GET"])
app.add_api_route("/invocations", standards.handler("invocation", own_invoke), methods=["POST"])
uvicorn.run(app, host="0.0.0.0", port=options.port)
