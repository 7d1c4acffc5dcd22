import os
import signal
import subprocess
import sys


def serve():
    if not os.path.exists("/opt/ml/model/MLmodel"):
        raise SystemExit("Could not find an MLmodel file in /opt/ml/model")
    nginx = subprocess.Popen(["nginx", "-c", "/opt/scoring/nginx.conf"])
    server = subprocess.Popen(["gunicorn", "--timeout=60", "-b", "127.0.0.1:8000", "-w", "2", "--threads", "4", "scoring:app"])

    def stop(*_):
        nginx.send_signal(signal.SIGQUIT)
        nginx.wait()
        server.terminate()
        server.wait()
        sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    os.wait()
    for process in (nginx, server):
        process.terminate()
    sys.exit(1)


command = sys.argv[1] if len(sys.argv) > 1 else ""
if command == "serve":
    serve()
elif command == "train":
    raise Exception("Train is not implemented.")
else:
    raise Exception(f"Unrecognized command {command}, full args = {sys.argv}")
