"""Where the platform's folders lie: below /opt/ml, or elsewhere for a run without a container."""
import os

BASE = os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")
CONFIG = f"{BASE}/input/config"
DATA = f"{BASE}/input/data"
MODEL = f"{BASE}/model/model.json"
FAILURE = f"{BASE}/output/failure"
