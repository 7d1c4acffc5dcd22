"""The program of the image: `main.py train` or `main.py serve`."""
import sys

import serve
import train

ROLES = {"train": train.run, "serve": serve.run}

if __name__ == "__main__":
    role = ROLES.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if role is None:
        sys.exit(f"usage: main.py train|serve (unknown argument: {sys.argv[1:]})")
    role()
