"""Runs the user's script as the platform's own images do: variables SM_*, one option for each hyperparameter."""
import json
import os
import pathlib
import signal
import subprocess
import sys

BASE = pathlib.Path("/opt/ml")


def configuration(name):
    path = BASE / "input" / "config" / name
    return json.loads(path.read_text()) if path.exists() else {}


def value_of(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


hyperparameters = {name: value_of(text) for name, text in configuration("hyperparameters.json").items()}
own = {name: value for name, value in hyperparameters.items() if not name.startswith(("sagemaker_", "_"))}
channels = [name for name, channel in configuration("inputdataconfig.json").items()]
hosts = configuration("resourceconfig.json").get("hosts", ["algo-1"])

environment = dict(os.environ)
environment["SM_MODEL_DIR"] = str(BASE / "model")
environment["SM_OUTPUT_DATA_DIR"] = str(BASE / "output" / "data")
environment["SM_CHANNELS"] = json.dumps(channels)
environment["SM_HOSTS"] = json.dumps(hosts)
environment["SM_HPS"] = json.dumps(own)
for name in channels:
    environment["SM_CHANNEL_" + name.upper()] = str(BASE / "input" / "data" / name)

options = [part for name, value in own.items() for part in (f"--{name}", str(value))]
script = os.environ["TOOLKIT_SCRIPT"]
print("running", script, "with the options", sorted(own))
process = subprocess.Popen([sys.executable, script, *options], env=environment, stderr=subprocess.PIPE, text=True)
signal.signal(signal.SIGTERM, lambda *_: process.terminate())
said = []
for line in process.stderr:
    sys.stderr.write(line)
    sys.stderr.flush()
    said.append(line)
code = process.wait()
if code != 0:
    reason = "".join(said[-1:]).strip() or f"the script ended with {code}"
    (BASE / "output" / "failure").write_text(f"ExecuteUserScriptError: {reason}\n\n{''.join(said[-50:])}")
sys.exit(code if code >= 0 else 128 - code)
