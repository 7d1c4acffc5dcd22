import { expect, test } from "vitest";
import { toyProfile } from "../run/toys.fixture.ts";
import { otherChannelIn, textReadAsJson, valueRefusedIn } from "./what-was-asked-for.ts";

const profile = {
  ...toyProfile,
  hyperparameters: [
    { name: "do_train", value: "True", invalid: undefined, required: false, type: "string" as const },
    { name: "epochs", value: "3", invalid: undefined, required: false, type: "number" as const },
  ],
};
const [channel] = toyProfile.channels;

test.each<[string, string | undefined]>([
  ["[Errno 2] No such file or directory: '/opt/ml/input/data/train/'", "train"],
  ["ENOENT: no such file or directory, scandir '/opt/ml/input/data/train'", "train"],
  ["cannot open /opt/ml/input/data/validation/part-1.csv", "validation"],
  ["No such file or directory: '/opt/ml/input/data/training/labels.csv'", undefined],
  ["ENOENT: no such file or directory, open '/opt/ml/input/data/training_0'", undefined],
  ["reading /opt/ml/input/data/train", undefined],
])("the channel that is missed by %s", (line, wanted) => {
  expect(channel?.name).toBe("training");
  expect(otherChannelIn(["Traceback", line], profile)?.wanted).toBe(wanted);
});

test.each<[string, string | undefined]>([
  ["train.py: error: unrecognized arguments: True", "do_train"],
  ["Error: Got unexpected extra argument (True)", "do_train"],
  ["train.py: error: unrecognized arguments: --do_train True", undefined],
  ["train.py: error: unrecognized arguments: --sagemaker_x 1", undefined],
  ["ValueError: True", undefined],
])("the option that was given a value in %s", (line, name) => {
  expect(valueRefusedIn([line], profile)?.name).toBe(name);
});

const gini = { name: "criterion", value: "gini", invalid: undefined, required: false, type: "string" as const };
const withText = { ...profile, hyperparameters: [...profile.hyperparameters.slice(1), gini] };

test.each([
  ["Node", ["SyntaxError: Unexpected token 'g', \"gini\" is not valid JSON"]],
  ["R", ["Error: lexical error: invalid char in json text. gini"]],
  [
    "Python",
    [
      "Traceback (most recent call last):",
      '  File "/opt/program/train", line 12, in <module>',
      "    hp = {k: json.loads(v) for k, v in hp.items()}",
      "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
    ],
  ],
])("a hyperparameter's text that %s reads as JSON is named", (_, lines) => {
  expect(textReadAsJson(lines, withText)).toMatchObject({ name: "criterion", value: "gini" });
});

test("JSON that is broken elsewhere names no hyperparameter, and neither does one that is JSON", () => {
  const line = "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)";
  expect(
    textReadAsJson(["Traceback (most recent call last):", "    rows = json.load(file)", line], withText),
  ).toBeUndefined();
  const numbers = { ...profile, hyperparameters: profile.hyperparameters.slice(1) };
  expect(textReadAsJson(["    hp = json.loads(text)", line], numbers)).toBeUndefined();
});
