import { expect, test } from "vitest";
import { findCauses } from "./find-causes.ts";
import { symptoms } from "./symptoms.ts";

/** What a log shows, in lines: number, title, facts, times; then what was not recognised. */
function shown(log: string): string[] {
  const { causes, unrecognised } = findCauses(symptoms, log.split("\n"));
  return [
    ...causes.map(({ line, symptom, facts, times }) =>
      [line, symptom.title, ...Object.values(facts).slice(0, 1), ...(times > 1 ? [`${times} times`] : [])].join(" · "),
    ),
    ...unrecognised.map(({ line, quote }) => `? ${line} · ${quote}`),
  ];
}

test("the error that ends a trace counts, not its frames and its source", () => {
  expect(
    shown(`Training env: {"hyperparameters": {}}
Traceback (most recent call last):
  File "/opt/program/train.py", line 12, in <module>
    raise FileNotFoundError("No such file or directory: 'nginx'")
  File "/opt/program/data.py", line 3, in read
    frame = pd.read_csv("/opt/ml/input/data/train/iris.csv")  # MemoryError
FileNotFoundError: [Errno 2] No such file or directory: '/opt/ml/input/data/train/iris.csv'
sagemaker-training-toolkit ERROR    Reporting training FAILURE`),
  ).toEqual(["7 · A channel is not there · train", "8 · The toolkit of AWS failed before your program"]);
});

test("of errors that were raised one after the other, the first is the cause", () => {
  expect(
    shown(`Traceback (most recent call last):
  File "serve.py", line 1, in load
    import cv2
ImportError: libGL.so.1: cannot open shared object file: No such file or directory

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "serve.py", line 9, in <module>
    raise RuntimeError("No module named 'vision'")
RuntimeError: No module named 'vision'
[2026-11-25 13:40:02 +0000] [7] [ERROR] Worker failed to boot.
"GET /ping HTTP/1.1" 502 182 "-" "AHC/2.0"
"GET /ping HTTP/1.1" 502 182 "-" "AHC/2.0"`),
  ).toEqual([
    "4 · A system library is missing · libGL.so.1",
    "11 · A module is missing · vision",
    "12 · A model server's worker does not start",
    "13 · The proxy finds no server behind it · 502 · 2 times",
  ]);
});

test("a trace that a model server repeats line by line, without its indentation", () => {
  expect(
    shown(`2021-04-13 17:56:47,665 [INFO ] W-9000-model_1-stdout org.pytorch.serve.wlm.WorkerLifeCycle - Traceback (most recent call last):
2021-04-13 17:56:47,665 [INFO ] W-9000-model_1-stdout org.pytorch.serve.wlm.WorkerLifeCycle - File "/opt/ml/model/code/inference.py", line 5, in model_fn
2021-04-13 17:56:47,665 [INFO ] W-9000-model_1-stdout org.pytorch.serve.wlm.WorkerLifeCycle - raise OSError("Read-only file system: '/opt/ml/model'")
2021-04-13 17:56:47,666 [INFO ] W-9000-model_1-stdout org.pytorch.serve.wlm.WorkerLifeCycle - ModuleNotFoundError: No module named 'transformers'
2021-04-13 17:56:47,666 [WARN ] W-9000-model_1 org.pytorch.serve.wlm.BatchAggregator - Load model failed: model, error: Worker died.
#011at java.base/java.util.concurrent.ArrayBlockingQueue.poll(ArrayBlockingQueue.java:432)`),
  ).toEqual(["4 · A module is missing · transformers", "5 · A model server's worker does not start · model"]);
});

test("Java's deepest cause counts more than what wraps it", () => {
  expect(
    shown(`Exception in thread "main" java.lang.RuntimeException: cannot start
    at com.example.Server.main(Server.java:12)
Caused by: java.net.BindException: Address already in use
    ... 2 more`)[0],
  ).toBe("3 · The port is taken");
});

test("progress, access logs and warnings are no causes; a warning ranks behind an error", () => {
  expect(
    shown(`Loading checkpoint shards: 100%|██████████| 4/4 [00:14<00:00, error 3.59s/it]
10.32.0.2 - - "GET /ping HTTP/1.1" 200 1 "-" "AHC/2.0"
2026-11-25 W tensorflow/stream_executor/platform/default/dso_loader.cc:64] Could not load dynamic library 'libcudart.so.11.0'; dlerror: libcudart.so.11.0: cannot open shared object file: No such file or directory
KeyError: 'SM_MODEL_DIR'`),
  ).toEqual(["4 · A variable SM is missing · SM_MODEL_DIR", "3 · A library of CUDA is missing · libcudart.so.11.0"]);
});

test("an error that no rule knows is said to be unrecognised, once", () => {
  expect(
    shown(`Traceback (most recent call last):
  File "train.py", line 3, in <module>
ValueError: Input contains NaN in row 4
ERROR: lost part 1
ERROR: lost part 2
AlgorithmError: , exit code: 1`),
  ).toEqual(["6 · AlgorithmError", "? 3 · ValueError: Input contains NaN in row 4", "? 4 · ERROR: lost part 1"]);
});

test("whatever a log holds, what is kept of it has a limit", () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `ModuleNotFoundError: No module named 'm${index}'`);
  const { causes } = findCauses(symptoms, [...lines, ...lines.map((line) => `ERROR ${line.replaceAll("o", "0")}`)]);
  expect(causes).toHaveLength(100);
});
