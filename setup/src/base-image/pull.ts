import { followEngine } from "@byoa/platform";
import type Docker from "dockerode";

const patienceMs = 8_000;

/**
 * Pulls an image, if a registry answers within a few seconds; afterwards it may take as long as it takes.
 *
 * @returns why not, in a few words; undefined when the image is there.
 */
export async function pullImage(
  docker: Docker,
  name: string,
  tell: (text: string) => void,
  signal: AbortSignal,
): Promise<string | undefined> {
  const noAnswer = new AbortController();
  const timer = setTimeout(() => noAnswer.abort(), patienceMs);
  tell(`asking the registry for ${name}`);
  try {
    const abortSignal = AbortSignal.any([signal, noAnswer.signal]);
    const events = await docker.pull(name, { abortSignal });
    const layers = new Map<string, string>();
    await followEngine(events, (event) => {
      clearTimeout(timer);
      if (event.id === undefined || event.status === undefined) return;
      layers.set(event.id, event.status);
      const ready = [...layers.values()].filter((status) => /complete|exists/i.test(status)).length;
      tell(`pulling ${name}: ${ready} of ${layers.size} layers`);
    });
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (noAnswer.signal.aborted) return `no registry answered within ${patienceMs / 1000} s`;
    return shortReason(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The engine's sentence without the wrapping of the client and the addresses that mean nothing to a person. */
function shortReason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/no such host|lookup |connection refused|unreachable|timeout|deadline/i.test(text)) return "no registry answers";
  return (
    text
      .replace(/^\(HTTP code \d+\) [^-]*- /, "")
      .split("\n")[0]
      ?.trim() ?? text
  );
}
