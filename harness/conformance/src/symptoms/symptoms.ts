import { account } from "./rules/account.ts";
import { answers } from "./rules/answers.ts";
import { batch } from "./rules/batch.ts";
import { configuration } from "./rules/configuration.ts";
import { crashes } from "./rules/crashes.ts";
import { data } from "./rules/data.ts";
import { entryScript } from "./rules/entry-script.ts";
import { files } from "./rules/files.ts";
import { gpu } from "./rules/gpu.ts";
import { health } from "./rules/health.ts";
import { hosts } from "./rules/hosts.ts";
import { hyperparameters } from "./rules/hyperparameters.ts";
import { machine } from "./rules/machine.ts";
import { memory } from "./rules/memory.ts";
import { missing } from "./rules/missing.ts";
import { models } from "./rules/models.ts";
import { network } from "./rules/network.ts";
import { registry } from "./rules/registry.ts";
import { rights } from "./rules/rights.ts";
import { servers } from "./rules/servers.ts";
import { starting } from "./rules/starting.ts";
import { statuses } from "./rules/statuses.ts";
import { training } from "./rules/training.ts";
import type { Symptom } from "./symptom.ts";

/** Every symptom that is known. Where two match the same words, the first one counts: special before general. */
export const symptoms: readonly Symptom[] = [
  ...machine,
  ...entryScript,
  ...starting,
  ...gpu,
  ...hosts,
  ...models,
  ...batch,
  ...hyperparameters,
  ...configuration,
  ...memory,
  ...crashes,
  ...network,
  ...missing,
  ...rights,
  ...files,
  ...health,
  ...servers,
  ...answers,
  ...statuses,
  ...registry,
  ...data,
  ...account,
  ...training,
];
