"""A training job: reads the channels, saves the model, leaves its reason in the failure file when it fails."""
import os
import signal
import sys
import threading
import traceback

import channels
import hyperparameters
from model import Model
from paths import FAILURE, MODEL


class Stopped(Exception):
    """SIGTERM: save what there is, and end."""


stopping = False


def on_sigterm(*_):
    global stopping
    stopping = True
    raise Stopped  # also out of a read that waits for data


def run():
    signal.signal(signal.SIGTERM, on_sigterm)
    try:
        train()
    except Exception as error:
        os.makedirs(os.path.dirname(FAILURE), exist_ok=True)
        with open(FAILURE, "w") as file:
            file.write(f"{error}\n\n{traceback.format_exc()}")
        print(f"error: {error}", file=sys.stderr, flush=True)
        sys.exit(1)


def train():
    print("training started", flush=True)
    distance, epochs = hyperparameters.read()
    given = channels.configured()
    if "training" not in given:
        raise ValueError(f"channel training is missing; the job has: {', '.join(given) or 'none'}")
    os.makedirs(os.path.dirname(MODEL), exist_ok=True)

    # Begun beside the training channel, so that in Pipe mode neither has to wait for the other.
    testing = Reader("testing", given["testing"]) if "testing" in given else None
    model = Model(distance)
    try:
        for epoch in range(epochs):
            print(f"epoch {epoch}", flush=True)
            for label, features in channels.rows("training", given["training"], epoch):
                model.add(label, features)
            if not model.sums:
                raise ValueError("channel training has no rows")
            model.save(MODEL)
        tested = testing.rows() if testing else []
    except Stopped:
        if not model.sums:
            raise ValueError("stopped before the first row") from None
        model.save(MODEL)
        print("stopped: the model so far is saved", flush=True)
        os._exit(0)  # a thread may still wait for a pipe
    if tested:
        right = sum(model.predict(features) == label for label, features in tested)
        print(f"testing:accuracy={right / len(tested):.4f};", flush=True)
    print("training finished", flush=True)


class Reader(threading.Thread):
    """Reads a whole channel in the background."""

    def __init__(self, name, settings):
        super().__init__(daemon=True)
        self.job, self.found, self.error = (name, settings), [], None
        self.start()

    def run(self):
        try:
            self.found = list(channels.rows(*self.job, 0, lambda: stopping))
        except Exception as error:
            self.error = error

    def rows(self):
        self.join()
        if self.error:
            raise self.error
        return self.found
