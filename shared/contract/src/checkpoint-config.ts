import { z } from "zod";

/** `checkpointconfig.json`, present only when the job has a CheckpointConfig. Seen, not documented. */
export const checkpointConfigFile = z.looseObject({ LocalPath: z.string() });
export type CheckpointConfigFile = z.infer<typeof checkpointConfigFile>;
