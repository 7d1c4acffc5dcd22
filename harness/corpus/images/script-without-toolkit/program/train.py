#!/usr/bin/env python3
import argparse
import json
import os
import pathlib
import signal
import sys
import traceback


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default=os.environ["SM_CHANNEL_TRAINING"])
    parser.add_argument("--model-dir", default=os.environ["SM_MODEL_DIR"])
    options, _ = parser.parse_known_args()
    rows = [line.split(",") for path in pathlib.Path(options.data).rglob("*.csv") for line in path.read_text().splitlines()]
    pathlib.Path(options.model_dir, "model.json").write_text(json.dumps(rows))
    print(f"rows={len(rows)};")


signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
try:
    main()
except Exception as error:
    traceback.print_exc()
    pathlib.Path("/opt/ml/output/failure").write_text(repr(error))
    sys.exit(1)
