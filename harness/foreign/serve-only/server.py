"""Two rules that classify Iris. The load time stands for the reading of large weights."""
import json
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LOAD_SECONDS = 15
rules = None


def load():
    global rules
    time.sleep(LOAD_SECONDS)
    with open("/opt/classifier/rules.json") as file:
        rules = json.load(file)
    print("model loaded")


def classify(row):
    _, _, length, width = row
    return 0 if length < rules["petal_length"] else 1 if width < rules["petal_width"] else 2


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5

    def answer(self, status, text=""):
        self.send_response(status)
        if text:
            self.send_header("Content-Type", "text/csv" if status == 200 else "text/plain")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_GET(self):
        self.answer(404 if self.path != "/ping" else 503 if rules is None else 200)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.headers.get_content_type() != "text/csv":
            return self.answer(415, "send text/csv\n")
        try:
            rows = [[float(value) for value in line.split(",")] for line in body.decode().splitlines() if line.strip()]
            if not rows:
                raise ValueError("no rows")
            self.answer(200, "".join(f"{classify(row)}\n" for row in rows))
        except ValueError as error:
            self.answer(400, f"{error}\n")

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 128


server = Server(("", 8080), Handler)
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
threading.Thread(target=load, daemon=True).start()
print("listening")
server.serve_forever()
