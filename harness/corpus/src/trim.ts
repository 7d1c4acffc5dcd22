import type { Recording } from "@byoa/platform";

/** Enough of a compiled program to tell what it is. */
const PROGRAM_BYTES = 1024;
/** Archives of longer jobs hold all of their rows; no experiment serves them. */
const ARCHIVE_BYTES = 32 * 1024;
const ELF = Buffer.from("\x7fELF", "latin1");

/** The recording without the bytes that no judge looks at, so that a repository can hold many. */
export function trim(recording: Recording): Recording {
  return {
    ...recording,
    imageFiles: recording.imageFiles.map((read) => ({
      ...read,
      files: read.files.map((file) =>
        file.content?.subarray(0, ELF.length).equals(ELF)
          ? { ...file, content: file.content.subarray(0, PROGRAM_BYTES) }
          : file,
      ),
    })),
    trainingJobs: recording.trainingJobs.map((job) =>
      job.kind === "refused"
        ? job
        : {
            ...job,
            record: {
              ...job.record,
              archives: job.record.archives.filter(({ bytes }) => bytes.length <= ARCHIVE_BYTES),
            },
          },
    ),
  };
}
