import { expect, test } from "vitest";
import { toyProfile } from "../run/toys.fixture.ts";
import { otherChannelIn, valueRefusedIn } from "./what-was-asked-for.ts";

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
