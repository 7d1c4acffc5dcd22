import type { LocalPlatformOptions } from "@byoa/platform";
import { openLocalSession } from "./local/open-local-session.ts";
import { SdkError } from "./sdk-error.ts";
import type { Session } from "./session.ts";

/** The session for an instance type: `local` is this machine. Throws SdkError `cloud-not-available` for any other. */
export async function openSession(
  instanceType: string,
  options: LocalPlatformOptions & { readonly jobsFolder?: string | undefined },
): Promise<Session> {
  if (instanceType === "local") return await openLocalSession(options);
  throw new SdkError(
    "cloud-not-available",
    `instanceType ${JSON.stringify(instanceType)} means SageMaker itself, which byoa does not reach yet. Use "local".`,
  );
}
