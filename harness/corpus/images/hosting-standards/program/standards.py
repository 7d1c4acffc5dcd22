"""Which handler answers: an environment variable, a function of the user's script, or the framework's own."""
import importlib.util
import os
import pathlib


def user_module():
    folder = pathlib.Path(os.environ.get("SAGEMAKER_MODEL_PATH", "/opt/ml/model"))
    path = folder / os.environ.get("CUSTOM_SCRIPT_FILENAME", "model.py")
    if not path.exists():
        return None
    specification = importlib.util.spec_from_file_location("customer_script", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def handler(kind, default):
    return getattr(user_module(), f"custom_sagemaker_{kind}_handler", default)
