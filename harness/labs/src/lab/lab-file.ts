import { z } from "zod";

/** Shape of a lab's `lab.yaml`. Checks only: paths and defaults are worked out in read-lab.ts. */

export const LAB_PARTS = ["ways", "training", "serving", "course", "further"] as const;
export const LAB_LANGUAGES = ["node", "python"] as const;
/** What a lab's start/ is laid over. */
export const LAB_BASES = [
  "program",
  "template",
  "algorithms/decision-tree",
  "algorithms/tensorflow",
  "nothing",
] as const;
/** Images of ours that a lab's Dockerfile starts from, and the folder that each is built from. */
export const PREBUILT_IMAGES = { "byoa/node-framework": "frameworks/node" } as const;
const PREBUILT_NAMES = ["byoa/node-framework"] as const satisfies readonly (keyof typeof PREBUILT_IMAGES)[];

const patterns = z.array(z.string().regex(/^[A-Z*][A-Z0-9*-]*$/, "is not a requirement's ID or pattern")).min(1);
const fileNames = z.array(z.string().min(1)).min(1);
/** One value for every language, or one each. */
const byLanguage = <T extends z.ZodType>(value: T) => z.union([value, z.partialRecord(z.enum(LAB_LANGUAGES), value)]);

const regex = z.string().refine((text) => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}, "is not a regular expression");

const exercise = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not a folder's name: small letters, digits and hyphens")
    .optional()
    .meta({ description: "Folder below start/ and solution/; left out where a lab has a single exercise." }),
  title: z.string().min(1).optional(),
  fails: byLanguage(z.record(z.string(), regex)).meta({
    description: "What does not hold in start/, and what its finding or evidence says: a regular expression each.",
  }),
  edit: byLanguage(fileNames).meta({ description: "The files that are to be mended." }),
  without: fileNames.optional().meta({ description: "Files of the base that start/ does not have." }),
  looksAt: patterns.optional(),
  hints: z
    .tuple([byLanguage(z.string().min(1)), byLanguage(z.string().min(1)), byLanguage(z.string().min(1))])
    .meta({ description: "Each stronger than the last; the last names file and line." }),
});

export const labFile = z
  .strictObject({
    id: z.int().min(0),
    title: z.string().min(1),
    part: z.enum(LAB_PARTS),
    minutes: z.int().min(1),
    memory: z.string().regex(/^\d+(\.\d+)?[mg]$/, "is not a size like 512m or 1g"),
    needs: z.array(z.enum(["containers"])).meta({ description: "[]: works without containers too." }),
    from: z.enum(LAB_BASES).default("program"),
    languages: z.array(z.enum(LAB_LANGUAGES)).min(1).default(["node"]),
    kind: z.enum(["image", "mutant"]).default("image"),
    prebuilt: z.enum(PREBUILT_NAMES).optional(),
    buildArguments: z.record(z.string(), z.string()).optional(),
    images: z
      .strictObject({ train: z.string().min(1), serve: z.string().min(1) })
      .optional()
      .meta({
        description: "Dockerfiles of two images that are judged as a pair.",
      }),
    looksAt: patterns,
    learnt: z.string().min(1),
    exercises: z.array(exercise).min(1),
    grading: z
      .strictObject({ hyperparameters: z.record(z.string(), z.string()).optional() })
      .optional()
      .meta({ description: "What a teacher's run does otherwise than the student saw, besides other data." }),
  })
  .refine(
    ({ exercises }) => exercises.length === 1 || exercises.every(({ name }) => name !== undefined),
    "has several exercises, and each needs a name",
  );

export type LabFile = z.infer<typeof labFile>;
