import {
  CHANNEL_NAME_PATTERN,
  ENVIRONMENT_KEY_PATTERN,
  ENVIRONMENT_LIMITS,
  HYPERPARAMETER_LIMITS,
  INPUT_MODES,
  METRIC_LIMITS,
} from "@byoa/contract";
import { z } from "zod";
import { CONTENT_TYPE_PATTERN } from "./content-type-pattern.ts";
import { CAPABILITIES } from "./profile.ts";
import { DURATION_PATTERN, SIZE_PATTERN } from "./units.ts";

/** Shape of `byoa.yaml`. Checks only: numbers, units and files are turned into a profile elsewhere, so that this is also the JSON Schema. */

const file = z.string().min(1).meta({ description: "Path, relative to this file's folder." });
const contentType = z
  .string()
  .regex(CONTENT_TYPE_PATTERN, "is not a content type like text/csv")
  .meta({ description: "Content type, for example text/csv." });
const duration = z.string().regex(DURATION_PATTERN, "is not a duration like 90s or 8m");
const size = z.union([z.string().regex(SIZE_PATTERN, "is not a size like 512m or 2g"), z.int().positive()]);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const inputMode = z.enum(INPUT_MODES).meta({ description: "How an ordinary job reads this channel. Default: File." });

const channelDetails = z
  .strictObject({
    path: file.optional(),
    paths: z
      .array(file)
      .min(1)
      .optional()
      .meta({ description: "Several files or folders that together are the channel." }),
    contentType: contentType.optional(),
    required: z.boolean().optional().meta({ description: "true: a job without this channel must fail." }),
    inputMode: inputMode.optional(),
  })
  .refine((channel) => (channel.path === undefined) !== (channel.paths === undefined), "needs either path or paths");

const channelName = z.string().regex(CHANNEL_NAME_PATTERN, "is not a channel name: 1 to 64 letters, digits, . - or _");

const hyperparameterValue = z.union([scalar, z.array(z.unknown())]);
const hyperparameterDetails = z.strictObject({
  value: hyperparameterValue.meta({ description: "A value that works." }),
  invalid: hyperparameterValue.optional().meta({ description: "A value that the image must refuse." }),
  required: z.boolean().optional().meta({ description: "true: a job without it must fail." }),
  type: z
    .enum(["string", "number", "boolean", "json"])
    .optional()
    .meta({ description: "Found from the value when absent." }),
});
const hyperparameterName = z
  .string()
  .min(1, "is empty")
  .max(
    HYPERPARAMETER_LIMITS.keyCharacters,
    `is longer than the contract's ${HYPERPARAMETER_LIMITS.keyCharacters} characters`,
  );

const variableName = z
  .string()
  .regex(ENVIRONMENT_KEY_PATTERN, "is not a variable name: letters, digits and _, not starting with a digit")
  .max(
    ENVIRONMENT_LIMITS.keyCharacters,
    `is longer than the contract's ${ENVIRONMENT_LIMITS.keyCharacters} characters`,
  );
const variables = z
  .record(variableName, scalar)
  .refine(
    (pairs) => Object.keys(pairs).length <= ENVIRONMENT_LIMITS.entries,
    `has more than the contract's ${ENVIRONMENT_LIMITS.entries} variables`,
  );

const request = z
  .strictObject({
    name: z.string().min(1).optional(),
    contentType,
    accept: z.string().min(1).optional(),
    body: z
      .union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())])
      .optional()
      .meta({
        description: "The body as text; an object or a list is sent as JSON.",
      }),
    bodyFile: file.optional(),
    expect: z
      .strictObject({
        contentType: contentType.optional(),
        text: z.string().optional().meta({ description: "The whole body, white space at its ends aside." }),
        json: z.unknown().optional().meta({ description: "The body as JSON, equal to this." }),
        matches: z.string().optional().meta({ description: "A regular expression that the body must match." }),
      })
      .optional(),
  })
  .refine((sample) => (sample.body === undefined) !== (sample.bodyFile === undefined), "needs either body or bodyFile");

export const configuration = z
  .strictObject({
    $schema: z.string().optional(),
    image: z.string().min(1).optional().meta({ description: "Image that trains and serves." }),
    command: z.array(z.string().min(1)).min(1).optional().meta({
      description:
        "What runs the program in its folder where there are no containers; train or serve follows. Default: node with the main of package.json.",
    }),
    trainImage: z.string().min(1).optional(),
    serveImage: z.string().min(1).optional().meta({ description: "Image that serves, when it is another one." }),
    capabilities: z.array(z.enum(CAPABILITIES)).optional().meta({
      description:
        "What the image claims. What is listed must work, what is not is not looked at; without the list it is found by looking.",
    }),
    channels: z
      .record(channelName, z.union([file, channelDetails]))
      .optional()
      .meta({ description: "Channel name to its data: a path, or the details. {}: the job has no channels." }),
    hyperparameters: z
      .record(hyperparameterName, z.union([hyperparameterValue, hyperparameterDetails]))
      .refine(
        (pairs) => Object.keys(pairs).length <= HYPERPARAMETER_LIMITS.entries,
        `has more than the contract's ${HYPERPARAMETER_LIMITS.entries} hyperparameters`,
      )
      .optional()
      .meta({ description: "Name to a value that works, or to the details." }),
    smoke: z
      .record(hyperparameterName, hyperparameterValue)
      .optional()
      .meta({ description: "Hyperparameter values that make a long job short." }),
    checkpoints: z
      .strictObject({
        step: z.string().min(1).meta({
          description:
            "How a step (an epoch, an iteration) shows in the log: a regular expression whose first group is its number, as in epoch=(\\d+).",
        }),
        hyperparameters: z
          .record(hyperparameterName, hyperparameterValue)
          .optional()
          .meta({ description: "Hyperparameter values that make a job long enough to be interrupted." }),
      })
      .optional()
      .meta({ description: "How it shows that an interrupted job goes on from its checkpoints." }),
    environment: z
      .union([z.strictObject({ train: variables.optional(), serve: variables.optional() }), variables])
      .optional()
      .meta({ description: "Variables for both, or one map each under train and serve." }),
    requests: z
      .array(request)
      .min(1)
      .optional()
      .meta({ description: "Sample requests that a trained model must answer." }),
    model: file.optional().meta({ description: "model.tar.gz or a folder to serve in place of the trained model." }),
    metrics: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(METRIC_LIMITS.nameCharacters),
          regex: z.string().min(1).max(METRIC_LIMITS.regexCharacters),
        }),
      )
      .max(METRIC_LIMITS.entries)
      .optional()
      .meta({ description: "Metric definitions, as CreateTrainingJob takes them." }),
    limits: z
      .strictObject({
        start: duration.optional().meta({ description: "From start to the first good /ping: 1m to 60m, default 8m." }),
        training: duration.optional().meta({ description: "Longest that one training job may take." }),
        invocation: duration.optional().meta({ description: "Longest that one request may take. Default 60s." }),
        log: size.optional().meta({
          description:
            "How much of each container's log is kept: its beginning and its end. Default of a check 1m, which is 25,000 lines, of train and serve 8m.",
        }),
      })
      .optional(),
    soak: z
      .strictObject({
        requests: z.int().min(3_000).meta({ description: "How many of the sample requests to send, at least 3000." }),
        growth: size.meta({ description: "What memory may grow from the middle third of them to the last: 24m." }),
      })
      .optional()
      .meta({ description: "Looks whether memory stays flat over many requests; without it nobody looks." }),
    resources: z
      .strictObject({
        platform: z
          .string()
          .regex(/^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/, "is not a platform like linux/amd64")
          .optional(),
        memory: size.optional().meta({ description: "Memory of each container. Default: its share of the machine." }),
        processes: z.int().positive().optional().meta({ description: "Processes in each container. Default: 1024." }),
        cpus: z.number().positive().optional().meta({ description: "Processors of each container. Default: all." }),
        disk: size.optional().meta({
          description: "What each container may write to disk. Default: its share of half of the free space.",
        }),
        archive: size.optional().meta({
          description:
            "How much is read of one folder that a container leaves, and unpacked from a model: apparent sizes. Default 16g, and 64g for a model.",
        }),
        sharedMemory: size.optional(),
        gpus: z
          .union([z.string().min(1), z.int().positive()])
          .optional()
          .meta({ description: "all, a count, or device=0." }),
      })
      .optional(),
  })
  .meta({ title: "byoa.yaml", description: "What byoa needs to know of an image to check all of it." });

export type Configuration = z.infer<typeof configuration>;
