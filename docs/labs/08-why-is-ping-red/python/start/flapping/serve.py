"""The server of the endpoint: GET /ping asks whether it is well, POST /invocations asks for predictions."""
import json
import math
import os
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "0.0.0.0"  # every interface of the container: the platform calls from outside of it
PORT = int(os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080"))
MODEL = os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml") + "/model/model.json"
LARGEST_BODY = 25 * 1024 * 1024
REQUESTS_A_MINUTE = 10  # from one address, against abuse
model = None  # until it is loaded
times = {}  # of the last minute's requests, by address


def main():
    global model
    ThreadingHTTPServer.daemon_threads = False  # server_close() waits for the requests that are open
    ThreadingHTTPServer.request_queue_size = 128
    server = ThreadingHTTPServer((HOST, PORT), Handler)
    listening = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
    listening.start()
    signal.signal(signal.SIGTERM, lambda *_: server.shutdown())
    print(f"listening on {HOST}:{PORT}", flush=True)
    with open(MODEL) as file:  # an error here ends the program, and that is right
        model = json.load(file)
    print(f"model with {len(model['centroids'])} centroids is loaded", flush=True)
    listening.join()
    server.server_close()


class Refusal(Exception):
    """Arguments: the status and the message for the client."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5  # seconds that a connection may idle

    def do_GET(self):
        if is_too_many(self.client_address[0]):
            return self.answer(429, "too many requests, try again in a minute\n")
        self.answer(404 if self.path != "/ping" else 503 if model is None else 200)

    def do_POST(self):
        try:
            body = self.read_body()
            if is_too_many(self.client_address[0]):
                raise Refusal(429, "too many requests, try again in a minute")
            if self.path != "/invocations":
                raise Refusal(404, f"there is no POST {self.path}")
            self.answer(200, predictions(self.headers, body.decode(errors="replace")), "text/csv")
        except Refusal as refusal:
            status, message = refusal.args
            self.answer(status, message + "\n")

    def read_body(self):
        size = int(self.headers.get("Content-Length", "0"))
        body = self.rfile.read(min(size, LARGEST_BODY))
        for start in range(LARGEST_BODY, size, 65536):  # read and forgotten, so that the client hears the answer
            self.rfile.read(min(65536, size - start))
        if size > LARGEST_BODY:
            raise Refusal(413, f"the body has {size} bytes, {LARGEST_BODY} are allowed")
        return body

    def answer(self, status, text="", content_type="text/plain"):
        self.send_response(status)
        if text:
            self.send_header("Content-Type", f"{content_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass  # a line for each /ping would be all that the log shows


def is_too_many(address):
    now = time.monotonic()
    lately = [moment for moment in times.get(address, []) if now - moment < 60]
    times[address] = lately + [now]
    return len(lately) >= REQUESTS_A_MINUTE


def predictions(headers, text):
    content_type = headers.get("Content-Type", "text/csv").split(";")[0].strip().lower()
    if content_type != "text/csv":
        raise Refusal(415, f"content type {content_type} is not known, send text/csv")
    accept = headers.get("Accept", "*/*").split(";")[0].strip().lower()
    if accept not in ("*/*", "text/*", "text/csv"):
        raise Refusal(406, f"there is no {accept}, only text/csv")
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise Refusal(400, "the body has no rows")
    return "".join(f"{nearest(features_of(line, row))}\n" for row, line in enumerate(lines, 1))


def features_of(line, row):
    columns = len(model["centroids"][0]["features"])
    try:
        features = [float(field) for field in line.split(",")]
    except ValueError:
        raise Refusal(400, f"row {row} has a field that is not a number") from None
    if len(features) != columns or not all(map(math.isfinite, features)):
        raise Refusal(400, f"row {row} needs {columns} numbers")
    return features


def nearest(features):
    def distance(centroid):
        differences = [abs(a - b) for a, b in zip(centroid["features"], features)]
        return sum(differences) if model["distance"] == "manhattan" else math.hypot(*differences)

    return min(model["centroids"], key=distance)["label"]
