import { type Channel, JobFault, noRows } from "@byoa/toolkit";
import { examples } from "./examples.ts";
import { openMoments, type Standardisation } from "./standardisation.ts";

/** What must be known of the data before the first step. */
export interface Survey {
  readonly rows: number;
  readonly featureCount: number;
  /** Learnt from the training channel alone. */
  readonly standardisation: Standardisation;
}

/**
 * Reads both channels once, before anything is learnt. A pass of its own, though it costs one: the standardisation is then the same
 * from the first step to the last and in every input mode, and a bad row in either channel is told before an hour of training.
 * @throws JobFault for a channel without rows, the first bad row, or testing rows of another width
 */
export async function surveyData(
  { training, testing }: { readonly training: Channel; readonly testing: Channel | undefined },
  classes: number,
): Promise<Survey> {
  // At the same time: in Pipe mode nobody promises which channel is fed first.
  const [ofTraining, ofTesting] = await Promise.all([
    surveyed(training, classes),
    testing && surveyed(testing, classes),
  ]);
  if (ofTesting !== undefined && ofTesting.featureCount !== ofTraining.featureCount) {
    throw new JobFault(
      `channel "testing" has ${ofTesting.featureCount} features a row, channel "training" has ${ofTraining.featureCount}`,
    );
  }
  return ofTraining;
}

async function surveyed(channel: Channel, classes: number): Promise<Survey> {
  const moments = openMoments();
  for await (const { features } of examples(channel.rows(), classes)) moments.add(features);
  if (moments.rows === 0) throw noRows(channel);
  const standardisation = moments.standardisation();
  return { rows: moments.rows, featureCount: standardisation.mean.length, standardisation };
}
