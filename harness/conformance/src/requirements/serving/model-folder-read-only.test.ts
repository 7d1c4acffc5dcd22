import { expect, test } from "vitest";
import { judgementOf } from "../judgement-of.fixture.ts";
import { modelFolderReadOnly } from "./model-folder-read-only.ts";
import { aProfile, aServing, inWords } from "./observations.fixture.ts";

type Observed = Parameters<typeof modelFolderReadOnly.judge>[0];
const judged = (observed: Observed) => inWords(judgementOf(modelFolderReadOnly, observed, aProfile()));

test("a server that works read-only holds", () => {
  expect(judged({ served: aServing() })).toMatchInlineSnapshot(`"pass"`);
});

test("one that works only with a writable folder is told", () => {
  expect(
    judged({
      served: aServing({
        modelWritable: true,
        earlier: [
          aServing({
            notReady: true,
            died: 1,
            log: ["Error: EROFS: read-only file system, open '/opt/ml/model/cache.json'"],
          }),
        ],
      }),
    }),
  ).toMatchInlineSnapshot(
    `"broken: with /opt/ml/model mounted read-only it does not serve, with a writable one it does: Error: EROFS: read-only file system, open '/opt/ml/model/cache.json'"`,
  );
});

test("a refused write that did no harm is a note", () => {
  expect(
    judged({ served: aServing({ log: ["warning: [Errno 30] Read-only file system: '/opt/ml/model/__pycache__'"] }) }),
  ).toMatchInlineSnapshot(
    `"pass: a write to a read-only place was refused, and did no harm: warning: [Errno 30] Read-only file system: '/opt/ml/model/__pycache__'"`,
  );
});
