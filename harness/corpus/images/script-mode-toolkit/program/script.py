import argparse
import csv
import json
import os
import pathlib

parser = argparse.ArgumentParser()
parser.add_argument("--neighbors", type=int, default=5)
parser.add_argument("--weights", choices=["uniform", "distance"], default="uniform")
parser.add_argument("--model-dir", default=os.environ.get("SM_MODEL_DIR", "/opt/ml/model"))
parser.add_argument("--training", default=os.environ.get("SM_CHANNEL_TRAINING"))
options, _ = parser.parse_known_args()

if options.training is None:
    raise SystemExit("the job has no channel training")
rows = []
for path in sorted(pathlib.Path(options.training).rglob("*.csv")):
    with path.open(newline="") as lines:
        rows += list(csv.reader(lines))
if not rows:
    raise SystemExit("the channel training has no rows")
print(f"rows={len(rows)}; neighbors={options.neighbors}; weights={options.weights}")
model = {"neighbors": options.neighbors, "weights": options.weights, "rows": rows}
pathlib.Path(options.model_dir, "model.json").write_text(json.dumps(model))
