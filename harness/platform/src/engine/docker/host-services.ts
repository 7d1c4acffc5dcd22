import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);
const COMMENT = "byoa-closed-network";
const LIMIT_MS = 5_000;

/** What a bridge may not send to this machine itself: new connections are refused at once, everything that is no TCP is dropped. */
const REFUSED: readonly (readonly string[])[] = [
  ["-p", "tcp", "--syn", "-j", "REJECT", "--reject-with", "tcp-reset"],
  ["!", "-p", "tcp", "-j", "DROP"],
];

/**
 * Closes the way from the containers of a bridge to the services of this machine that listen on all interfaces: the bridge has an
 * address here, so that requests reach the containers, and no engine closes the way back. Answers to requests still pass.
 *
 * Only root may do it, on the engine's own machine. Where it cannot be done the way stays open, as docs/security.md says.
 *
 * @returns takes the rules away again; undefined where there are none
 */
export async function closeHostServices(networkId: string): Promise<(() => Promise<void>) | undefined> {
  const bridge = `br-${networkId.slice(0, 12)}`;
  if (process.getuid?.() !== 0 || !existsSync(`/sys/class/net/${bridge}`)) return undefined;
  const rules = REFUSED.map((rule) => ["INPUT", "-i", bridge, ...rule, "-m", "comment", "--comment", COMMENT]);
  const takeAway = async (): Promise<void> => {
    for (const rule of rules) await iptables("-D", ...rule).catch(() => undefined);
  };
  try {
    await removeStale();
    for (const rule of rules) await iptables("-I", ...rule);
    return takeAway;
  } catch {
    // No iptables here, or no right to use it: half of the rules are none.
    await takeAway();
    return undefined;
  }
}

/** Rules of processes that were killed: their bridge is gone. */
async function removeStale(): Promise<void> {
  for (const line of (await iptables("-S", "INPUT")).split("\n")) {
    const bridge = / -i (br-\w+) /.exec(line)?.[1];
    if (bridge === undefined || !line.includes(COMMENT) || existsSync(`/sys/class/net/${bridge}`)) continue;
    await iptables("-D", ...line.split(" ").slice(1)).catch(() => undefined);
  }
}

async function iptables(...words: readonly string[]): Promise<string> {
  const { stdout } = await run("iptables", ["--wait", "2", ...words], { timeout: LIMIT_MS });
  return stdout;
}
