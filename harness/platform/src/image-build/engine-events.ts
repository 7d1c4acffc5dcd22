import { createInterface } from "node:readline";

/** One event of the engine's answer to a pull, an import or a build. */
export interface EngineEvent {
  id?: string;
  status?: string;
  stream?: string;
  error?: string;
  /** What a build has made. */
  aux?: { ID?: string };
}

/**
 * Reads an engine's answer, one JSON document a line, to its end.
 *
 * @throws Error with the engine's own sentence, when an event carries one.
 */
export async function followEngine(
  answer: NodeJS.ReadableStream,
  onEvent: (event: EngineEvent) => void,
): Promise<void> {
  for await (const line of createInterface({ input: answer })) {
    if (line.trim() === "") continue;
    const event: EngineEvent = JSON.parse(line);
    if (event.error !== undefined) throw new Error(event.error.trim());
    onEvent(event);
  }
}
