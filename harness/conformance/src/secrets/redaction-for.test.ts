import { expect, test } from "vitest";
import { aProfile } from "../requirements/training/observations.fixture.ts";
import { redactedValues, redactionFor, redactionOfProcess, redactionOfWords } from "./redaction-for.ts";

test("variables of both roles and hyperparameters are looked at", () => {
  const redact = redactionFor(
    aProfile({
      trainEnvironment: { HF_TOKEN: "train-secret" },
      serveEnvironment: { API_PASSPHRASE: "serve-secret" },
      hyperparameters: [
        { name: "api_key", value: "hyper-secret", invalid: undefined, required: false, type: "string" },
        { name: "objective", value: "hyper-plain", invalid: undefined, required: false, type: "string" },
      ],
      smokeHyperparameters: { db_password: "smoke-secret" },
    }),
  );
  expect(redact("train-secret serve-secret hyper-secret hyper-plain smoke-secret")).toBe(
    "[HF_TOKEN redacted] [API_PASSPHRASE redacted] [api_key redacted] hyper-plain [db_password redacted]",
  );
});

test("a command line gives its secrets away before anything is read", () => {
  const words = ["check", "image", "--env", "API_KEY=s3cr3t-value", "--hp=token=other-secret", "--hp", "epochs=100000"];
  expect(redactionOfWords(words)("no image s3cr3t-value, other-secret, 100000")).toBe(
    "no image [API_KEY redacted], [token redacted], 100000",
  );
});

test("a file that people send to others holds no value of the command line, and no secret variable", () => {
  const hide = redactionOfProcess(["--env", "A=open sesame", "plain"], {
    MY_PASSPHRASE: "say friend",
    HOME: "/root",
    NOTHING: undefined,
  });
  expect(hide("open sesame, say friend, /root, plain")).toBe("[A redacted], [MY_PASSPHRASE redacted], /root, plain");
});

test("a record keeps the names of its secrets, short ones too", () => {
  expect(redactedValues({ api_key: "abc", epochs: "10", url: "https://u:password@h" })).toEqual({
    api_key: "[api_key redacted]",
    epochs: "10",
    url: "https://u:[password in url redacted]@h",
  });
});
