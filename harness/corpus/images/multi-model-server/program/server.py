import json
import os
import pathlib

import uvicorn
from fastapi import FastAPI, HTTPException, Request, Response

app = FastAPI()
loaded = {}


def described(name):
    return {"modelName": name, "modelUrl": loaded[name]["url"]}


@app.get("/ping")
def ping():
    return Response(status_code=200)


@app.get("/models")
def models():
    return {"models": [described(name) for name in sorted(loaded)]}


@app.get("/models/{name}")
def model(name: str):
    if name not in loaded:
        raise HTTPException(404, f"{name} is not loaded")
    return described(name)


@app.post("/models")
async def load(request: Request):
    given = await request.json()
    name, url = given["model_name"], given["url"]
    if name in loaded:
        raise HTTPException(409, f"{name} is loaded already")
    try:
        weights = json.loads(pathlib.Path(url, "weights.json").read_text())
    except (OSError, ValueError) as error:
        raise HTTPException(400, str(error)[:200])
    loaded[name] = {"url": url, "weights": weights}
    return described(name)


@app.delete("/models/{name}")
def unload(name: str):
    if loaded.pop(name, None) is None:
        raise HTTPException(404, f"{name} is not loaded")
    return Response(status_code=200)


@app.post("/models/{name}/invoke")
async def invoke(name: str, request: Request):
    if name not in loaded:
        raise HTTPException(404, f"{name} is not loaded")
    try:
        values = [float(value) for value in (await request.body()).decode("utf-8").split(",")]
    except ValueError as error:
        raise HTTPException(400, str(error)[:200])
    weights = loaded[name]["weights"]
    return {"prediction": sum(weight * value for weight, value in zip(weights, values))}


uvicorn.run(app, host="0.0.0.0", port=int(os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080")))
