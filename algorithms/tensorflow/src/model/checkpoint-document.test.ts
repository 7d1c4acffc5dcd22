import { beforeAll, expect, test } from "vitest";
import { openPureBackend } from "../backend/pure-backend.ts";
import { irisData } from "../fixtures/iris-examples.ts";
import { trained } from "../fixtures/trained-network.ts";
import { checkpointText, resumableState } from "./checkpoint-document.ts";

beforeAll(openPureBackend);

test("a checkpoint holds every bit of where the training stood, and only its own job goes on from it", async () => {
  const { last, values } = await trained({ epochs: 2 });
  const state = await last.state();
  const job = { hyperparameters: values, standardisation: irisData().standardisation };
  const content = Buffer.from(checkpointText(job, state));
  const reason = (changed: Partial<typeof values>) =>
    resumableState(content, { ...job, hyperparameters: { ...values, ...changed } });

  expect(resumableState(content, job)).toEqual(state);
  expect(reason({ epochs: 500, patience: 9 })).toEqual(state);
  expect(reason({ units: 64 })).toBe("it is of a job with another units");
  expect(resumableState(content, { ...job, standardisation: { mean: [0], scale: [1] } })).toBe(
    "it is of a job with other data",
  );
  for (const damaged of [content.subarray(0, 200), Buffer.from("{}"), Buffer.alloc(0)]) {
    expect(resumableState(damaged, job)).toBe("it is no checkpoint of this algorithm");
  }
});
