"""The server: /ping and /invocations on port 8080. Python's own is enough for a start; put gunicorn before it when it is not."""
import csv
import io
import json
import math
import os
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from model import Model
from paths import MODEL

LARGEST_BODY = 32 * 1024 * 1024


class BadInput(Exception):
    pass


def run():
    model = Model.load(MODEL)  # before the server listens: /ping must not say 200 without a model
    port = int(os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080"))
    server = Server(("0.0.0.0", port), handler(model))
    # shutdown() waits for the loop that this signal has interrupted: it must come from elsewhere.
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    print(f"serving on port {port}", flush=True)
    server.serve_forever(poll_interval=0.05)
    server.server_close()  # waits for the requests that are open
    print("stopped", flush=True)


class Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 128


def handler(model):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def do_GET(self):
            self.answer(200 if self.path == "/ping" else 404)

        def do_POST(self):
            try:
                body = self.body()
                if self.path != "/invocations":
                    return self.answer(404, "not found\n")
                kind = self.headers.get_content_type() if self.headers.get("Content-Type") else "text/csv"
                if kind not in READERS:
                    return self.answer(415, f"{kind} is not known; send {' or '.join(READERS)}\n")
                labels = [model.predict(row) for row in READERS[kind](body, model.columns)]
            except BadInput as error:
                return self.answer(400, f"{error}\n")
            if kind == "application/json":
                return self.answer(200, json.dumps({"predictions": labels}) + "\n", "application/json")
            self.answer(200, "".join(f"{label}\n" for label in labels), "text/csv; charset=utf-8")

        def body(self):
            if "chunked" in self.headers.get("Transfer-Encoding", ""):
                return self.chunks()
            size = int(self.headers.get("Content-Length", "0"))
            if size > LARGEST_BODY:
                self.close_connection = True
                raise BadInput("the body is too large")
            return self.rfile.read(size)

        def chunks(self):
            body = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                body += self.rfile.read(size)
                self.rfile.readline()
                if len(body) > LARGEST_BODY:
                    raise BadInput("the body is too large")
            self.rfile.readline()
            return body

        def answer(self, status, text="", kind="text/plain; charset=utf-8"):
            body = text.encode()
            self.send_response(status)
            if body:
                self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass  # a line for each /ping would be all that the log shows

    return Handler


def from_csv(body, columns):
    try:
        lines = csv.reader(io.StringIO(body.decode("utf-8-sig").strip()))
        return checked([[float(field) for field in line] for line in lines if line], columns)
    except (ValueError, csv.Error) as error:
        raise BadInput(f"not rows of numbers: {str(error)[:200]}") from None


def from_json(body, columns):
    try:
        rows = json.loads(body)
        rows = rows["instances"] if isinstance(rows, dict) else rows
        return checked([[float(value) for value in row] for row in rows], columns)
    except (ValueError, TypeError, KeyError) as error:
        raise BadInput(f'send {{"instances": [[…]]}}: {str(error)[:200]}') from None


def checked(rows, columns):
    if not rows:
        raise BadInput("there is no row")
    for number, row in enumerate(rows, 1):
        if len(row) != columns or not all(map(math.isfinite, row)):
            raise BadInput(f"row {number} needs {columns} finite numbers")
    return rows


READERS = {"text/csv": from_csv, "application/json": from_json}
