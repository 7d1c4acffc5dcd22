import { z } from "zod";
import { SECTIONS } from "../requirement/requirement-ids.ts";
import { CONCLUSIONS, type Report, VERDICTS } from "./report.ts";

const evidence = z.object({
  label: z.string().describe("what it is: `exit code`, `last log lines`, `POST /invocations`"),
  text: z.string(),
});

const level = z.enum(["MUST", "SHOULD", "MAY"]);
const durationMs = z.number().nonnegative();

const verdict = z.object({
  id: z.string().describe("the requirement, for example HOST-BIND-02"),
  level,
  section: z.enum(SECTIONS),
  verdict: z.enum(VERDICTS),
  finding: z.string().exactOptional().describe("what was seen, or why there is no verdict"),
  evidence: z.array(evidence).readonly(),
  fix: z
    .string()
    .exactOptional()
    .describe("what to do about it, where what was seen says more than the requirement's own fix"),
  dependsOn: z.string().exactOptional().describe("the requirement that has to hold first"),
  causedBy: z.string().exactOptional().describe("the requirement that reports the cause of this finding too"),
  onlyWarning: z.string().exactOptional().describe("why a MUST that does not hold is only a warning here"),
  unseen: z.boolean().exactOptional().describe("its judge found no fault, and what a pass must have seen was not seen"),
  needsData: z.boolean().exactOptional().describe("only the user's own data could tell"),
  tooBusy: z
    .boolean()
    .exactOptional()
    .describe("the machine did not give the container the time that the verdict rests on"),
  facet: z.string().exactOptional().describe("what the engine cannot make visible, where that is the reason"),
  notes: z.array(z.string()).readonly().describe("remarks that are nobody's fault"),
});

const image = z.object({
  reference: z.string(),
  id: z.string(),
  os: z.string(),
  architecture: z.string(),
  sizeBytes: z.number().nonnegative(),
});

const experiment = z.object({
  name: z.string(),
  title: z.string(),
  outcome: z.enum(["observed", "not-run", "error"]),
  reason: z.string().exactOptional(),
  durationMs: durationMs.exactOptional(),
});

const count = z.int().nonnegative();

/** `report.json`, as it is written and read again. It only grows: readers must accept keys that they do not know. */
export const reportSchema = z
  .object({
    schemaVersion: z.literal(1),
    byoa: z.string().describe("version of byoa"),
    contract: z.string().describe("year and month of the contract's state"),
    image,
    serveImage: image.exactOptional().describe("present when serving was judged on another image"),
    profile: z.string().describe("where what is known of the image comes from: a file, `flags`, or `iris`"),
    engine: z.object({ name: z.string(), version: z.string(), platform: z.string() }),
    startedAt: z.iso.datetime(),
    durationMs,
    conclusion: z.enum(CONCLUSIONS),
    strict: z.literal(true).exactOptional().describe("warnings counted like failures"),
    selection: z
      .object({ selected: count, notSelected: count })
      .exactOptional()
      .describe(
        "present when requirements were left out by --only, --skip or --level: the conclusion is of the selected alone",
      ),
    verdicts: z.array(verdict).readonly(),
    counts: z.object({
      pass: count,
      fail: count,
      warn: count,
      "not-applicable": count,
      "not-testable": count,
      error: count,
    }),
    experiments: z.array(experiment).readonly(),
    shortened: z.array(z.string()).readonly().describe("waits of ours that are shorter than the platform's"),
    limits: z.array(z.string()).readonly().exactOptional().describe("what each container could use"),
    found: z
      .array(
        z.object({
          what: z.string().describe("`capability serve`, `content type text/csv`"),
          foundBy: z.string().describe("a label, an answer, the sample's extension, a flag that was not given"),
        }),
      )
      .readonly()
      .exactOptional()
      .describe("what nothing declares and was found by looking"),
    leftOut: z.array(z.string()).readonly().describe("what was not looked at, and why"),
    flags: z.array(z.string()).readonly().exactOptional().describe("flags that a command must repeat"),
    next: z.string().exactOptional().describe("what to type next"),
  })
  .describe("What `byoa check` found, as report.json holds it.");

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/**
 * Holds the schema and the type to each other, in both directions: `tsc` fails when they differ.
 * @public for the compiler alone
 */
export const schemaIsTheType: Same<z.infer<typeof reportSchema>, Report> = true;
