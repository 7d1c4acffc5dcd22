/** The ten faults that people report most, each as one of our images that is broken in that way alone. */
export const faults: readonly { readonly what: string; readonly mutant: string }[] = [
  { what: "built on a Mac, for another processor", mutant: "wrong-architecture" },
  { what: "the entry point in shell form loses its argument", mutant: "shell-form-entrypoint" },
  { what: "the entry script has no execute bit", mutant: "train-not-executable" },
  { what: "the entry script has Windows line ends", mutant: "windows-line-ends" },
  { what: "training ends on a variable that only a toolkit sets", mutant: "needs-toolkit-variables" },
  { what: "hyperparameters are used as numbers, and arrive as text", mutant: "numbers-expected" },
  { what: "the model is saved elsewhere than in /opt/ml/model", mutant: "model-elsewhere" },
  { what: "a module of the server is not in the image", mutant: "crashes-at-serve" },
  { what: "the server listens on 127.0.0.1 only", mutant: "loopback-only" },
  { what: "/ping is redirected", mutant: "ping-redirects" },
];
