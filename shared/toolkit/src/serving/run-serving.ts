import { once } from "node:events";
import { createServer } from "node:http";
import { availableParallelism } from "node:os";
import { log } from "../training/log.ts";
import { jobPaths } from "../training/paths.ts";
import { servingApplication } from "./application.ts";
import { gracefulStop } from "./graceful-stop.ts";
import { hostModel } from "./hosted-model.ts";
import { errorLine } from "./one-line.ts";
import type { Serving } from "./serving.ts";
import { type ServingSettings, servingSettings } from "./settings.ts";

/** Longer than the platform's 5 s between pings: a socket closed just as it is used again would be a failed ping. */
const KEEP_ALIVE_MS = 75_000;
const BACKLOG_CONNECTIONS = 1024;
const MOST_WORKERS = 4;

/**
 * Serves until SIGTERM or SIGINT, then ends the process: 0 after a stop, 1 when the model does not load or the port is taken.
 * Connections are taken, and `/ping` says 503, from before the model is loaded.
 *
 * @param program the file that called `runProgram`, started again in worker threads for large bodies
 */
export async function runServing(serving: Serving, program: URL): Promise<never> {
  const settings = settingsOrExit();
  const modelFolder = jobPaths().model;
  const model = hostModel({
    serving,
    modelFolder,
    program,
    workers: Math.min(MOST_WORKERS, Math.max(1, availableParallelism() - 1)),
    log,
  });
  const server = createServer(servingApplication(model, settings, log));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const stop = gracefulStop(server);
  const signal = firstSignal();

  server.on("error", (error) => end(1, `error: cannot listen on port ${settings.port}: ${error.message}`));
  server.listen({ port: settings.port, host: "0.0.0.0", backlog: BACKLOG_CONNECTIONS });
  model.load().then(
    () => log(`serving ${modelFolder} on port ${settings.port}`),
    (error) => end(1, `error: the model in ${modelFolder} does not load: ${errorLine(error)}`),
  );

  const name = await signal;
  const cut = await stop();
  return end(0, `stopped by ${name}${cut > 0 ? `, ${cut} unfinished requests cut off` : ""}`);
}

/** PID 1 hears only the signals it has a handler for. */
async function firstSignal(): Promise<string> {
  return Promise.race((["SIGTERM", "SIGINT"] as const).map((name) => once(process, name).then(() => name)));
}

function settingsOrExit(): ServingSettings {
  try {
    return servingSettings(process.env);
  } catch (error) {
    return end(1, `error: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function end(code: number, line: string): never {
  log(line);
  process.exit(code);
}
