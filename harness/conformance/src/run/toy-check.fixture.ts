import { notPossible } from "../experiment/not-run.ts";
import { broken, notTestable, pass } from "../requirement/judgement.ts";
import { precondition } from "../requirement/precondition.ts";
import type { CheckOptions } from "./options.ts";
import { toyExperiment, toyPlatform, toyProfile, toyRequirement, typedRequirement } from "./toys.fixture.ts";

/** A catalogue of four, for an image that trains and serves on the loopback interface only. */

const train = toyExperiment("train-sample", { exitCode: 0, log: ["epoch 1"] });
const serve = toyExperiment("serve-model", { address: "127.0.0.1:8080" }, { role: "serve", needs: { train } });
const invoke = toyExperiment("invoke", notPossible("the endpoint is not ready"), { role: "serve", needs: { serve } });

const endpointReady = precondition({
  uses: { serve },
  unmet: ({ serve }) =>
    serve?.address.startsWith("127.") === true
      ? notTestable("the endpoint never got ready", "HOST-PING-06")
      : undefined,
});

const exits = typedRequirement({
  ...toyRequirement("TRAIN-EXIT-01"),
  needs: { train },
  judge: ({ train: { exitCode } }) => (exitCode === 0 ? pass() : broken(`exit code ${exitCode}`)),
});
const binds = typedRequirement({
  ...toyRequirement("HOST-BIND-02", { section: "serving", dependsOn: ["TRAIN-EXIT-01"] }),
  needs: { serve },
  judge: ({ serve: { address } }) =>
    address.startsWith("127.") ? broken(`listens on ${address}`, { label: "sockets", text: address }) : pass(),
});
const pings = toyRequirement("HOST-PING-06", { section: "serving", needs: { serve }, dependsOn: ["HOST-BIND-02"] });
const answers = toyRequirement("INV-OK-01", { section: "serving", needs: { invoke }, requires: endpointReady });
export const toys = [exits, binds, pings, answers];

export const toyOptions = (changes: Partial<CheckOptions> = {}): CheckOptions => ({
  catalogue: toys,
  profile: toyProfile,
  openPlatform: async () => toyPlatform(),
  ...changes,
});

export const brief = ({ verdicts }: { verdicts: readonly { id: string; verdict: string; dependsOn?: string }[] }) =>
  Object.fromEntries(
    verdicts.map(({ id, verdict, dependsOn }) => [id, dependsOn ? `${verdict} < ${dependsOn}` : verdict]),
  );
