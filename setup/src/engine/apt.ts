import { runQuietly } from "../child-process.ts";
import { findProgram } from "./machine.ts";

let listsAreFresh = false;

/** Installs Debian packages without what they only recommend; goes on where an earlier run was interrupted. */
export async function installPackages(
  names: string[],
  tell: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const aptGet = findProgram("apt-get") ?? "apt-get";
  if ((await runQuietly("dpkg", ["--audit"], { signal, env })) !== "") {
    await runQuietly("dpkg", ["--configure", "-a"], { signal, env });
  }
  const onLine = (line: string) => {
    const step = /^(?:Get:\d+ \S+ \S+ \S+ (\S+)|(?:Unpacking|Setting up) (\S+))/.exec(line);
    if (step) tell(`installing ${names.join(", ")}: ${step[1] ?? step[2]}`);
  };
  if (!listsAreFresh) {
    tell("fetching the lists of Debian packages");
    await runQuietly(aptGet, ["update"], { signal, env });
    listsAreFresh = true;
  }
  tell(`installing ${names.join(", ")}`);
  await runQuietly(aptGet, ["install", "-y", "--no-install-recommends", ...names], { signal, env, onLine });
}
