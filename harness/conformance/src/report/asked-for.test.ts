import { expect, it } from "vitest";
import { askedFor } from "./asked-for.ts";

it.each([
  ["No such file or directory: '/opt/ml/input/data/train/data.csv'", ["train"], []],
  ["KeyError: 'SM_CHANNEL_VALIDATION'", ["validation"], []],
  ["missing input channels: train, validation", ["train", "validation"], []],
  ["This image needs the channels 'train' and 'validation'.", ["train", "validation"], []],
  ["channel 'train' is missing", ["train"], []],
  ["The channel is missing", [], []],
  ["the 'train' channel was not given", ["train"], []],
  ["hyperparameter 'target' is required", [], ["target"]],
  ["required hyperparameters: target, max_depth", [], ["target", "max_depth"]],
  ["Missing required hyperparameter: learning_rate.", [], ["learning_rate"]],
  ["train.py: error: the following arguments are required: --data-dir, -e/--epochs", [], ["data-dir", "epochs"]],
  ["Error: Missing option '--epochs'.", [], ["epochs"]],
  ["ValueError: could not convert string to float: 'setosa'", [], []],
])("%s", (text, channels, hyperparameters) => {
  expect(askedFor(text)).toEqual({ channels, hyperparameters });
});
