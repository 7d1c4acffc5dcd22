/** Where jobs are kept, the same for every command. The value stands here too: no engine is loaded to parse a line. */
export const JOBS_FLAG = ["--jobs-dir <DIR>", "folder of the jobs' records and archives", "byoa-jobs"] as const;
