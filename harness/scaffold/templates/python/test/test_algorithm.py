"""python3 -m unittest: trains on data/ and asks the server for a prediction, both as plain processes, without a container."""
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request


class Algorithm(unittest.TestCase):
    def test_trains_and_serves(self):
        with tempfile.TemporaryDirectory() as base:  # stands for /opt/ml
            shutil.copytree("data", f"{base}/input/data")
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            environment = {**os.environ, "SAGEMAKER_BASE_DIR": base, "SAGEMAKER_BIND_TO_PORT": str(port)}
            subprocess.run([sys.executable, "main.py", "train"], env=environment, check=True)
            self.assertTrue(os.path.exists(f"{base}/model/model.json"))
            server = subprocess.Popen([sys.executable, "main.py", "serve"], env=environment)
            try:
                url = f"http://127.0.0.1:{port}"
                while server.poll() is None and not is_ready(url):
                    time.sleep(0.05)
                request = urllib.request.Request(
                    f"{url}/invocations", b"5.1,3.5,1.4,0.2\n", {"Content-Type": "text/csv"}
                )
                self.assertEqual(urllib.request.urlopen(request).read(), b"0\n")
            finally:
                server.terminate()
            self.assertEqual(server.wait(), 0)


def is_ready(url):
    try:
        return urllib.request.urlopen(f"{url}/ping").status == 200
    except urllib.error.URLError:
        return False
