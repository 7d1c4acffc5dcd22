import { runScriptProgram } from "@byoa/toolkit";

await runScriptProgram(import.meta.url, {
  // Loaded only for code that lies in S3: the client is larger than everything else here.
  openObject: async (location) => (await import("./s3-object.ts")).openS3Object(location),
});
