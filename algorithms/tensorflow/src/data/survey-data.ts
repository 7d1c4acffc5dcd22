import { type Channel, JobFault, noRows } from "@byoa/toolkit";
import { type Example, examples } from "./examples.ts";
import { openMoments, type Standardisation } from "./standardisation.ts";

/** Rows kept for a job that is stopped before its first epoch. */
const MOST_FIRST_ROWS = 1_024;

/** What must be known of the data before the first step. */
export interface Survey {
  readonly rows: number;
  readonly featureCount: number;
  /** Learnt from the training channel alone. */
  readonly standardisation: Standardisation;
  /** The first rows of the training channel. */
  readonly firstRows: readonly Example[];
  /** True when the job was stopped before the end of the data; the rest is of the rows read until then. */
  readonly interrupted: boolean;
}

/**
 * Reads both channels once, before anything is learnt. A pass of its own, though it costs one: the standardisation is then the same
 * from the first step to the last and in every input mode, and a bad row in either channel is told before an hour of training.
 * @throws JobFault for a channel without rows, the first bad row, or testing rows of another width; the signal's reason when the
 * job is stopped before the first row
 */
export async function surveyData(
  { training, testing }: { readonly training: Channel; readonly testing: Channel | undefined },
  classes: number,
  signal: AbortSignal,
): Promise<Survey> {
  // At the same time: in Pipe mode nobody promises which channel is fed first.
  const [ofTraining, ofTesting] = await Promise.all([
    surveyed(training, classes, signal),
    testing && surveyed(testing, classes, signal),
  ]);
  const interrupted = ofTraining.interrupted || ofTesting?.interrupted === true;
  if (ofTesting !== undefined && !interrupted && ofTesting.featureCount !== ofTraining.featureCount) {
    throw new JobFault(
      `channel "testing" has ${ofTesting.featureCount} features a row, channel "training" has ${ofTraining.featureCount}`,
    );
  }
  return { ...ofTraining, interrupted };
}

async function surveyed(channel: Channel, classes: number, signal: AbortSignal): Promise<Survey> {
  const moments = openMoments();
  const firstRows: Example[] = [];
  let interrupted = false;
  try {
    for await (const example of examples(channel.rows(), classes)) {
      moments.add(example.features);
      if (firstRows.length < MOST_FIRST_ROWS) firstRows.push(example);
    }
  } catch (error) {
    if (!signal.aborted || error instanceof JobFault) throw error;
    interrupted = true;
  }
  if (moments.rows === 0 && !interrupted) throw noRows(channel);
  const standardisation = moments.standardisation();
  return { rows: moments.rows, featureCount: standardisation.mean.length, standardisation, firstRows, interrupted };
}
