import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import {
  type ChannelInput,
  decorated,
  type Endpoint,
  type EndpointCall,
  type Exchange,
  OWNER_ONLY,
  type Platform,
  readableLog,
  type TrainingRequest,
} from "@byoa/platform";
import { toPlain } from "../observations/plain.ts";
import type { Redact } from "../secrets/redaction.ts";
import { jsonText } from "../text/json-text.ts";
import { visibleLine } from "../text/visible-text.ts";

/**
 * The platform for `--keep`: writes down what each job and endpoint was given beside what it left: the request, the channels' files
 * (below `feeds` those that went through pipes), each HTTP exchange.
 *
 *     <job>/request.json  <job>/input/<channel>/…  <job>/feeds/<channel>/…  <job>/record.json  <job>/log.txt
 *     <endpoint>/request.json  <endpoint>/exchanges/001-sample.json  <endpoint>/exchanges/001-sample.body
 *
 * @param jobsFolder where endpoints are kept; jobs are kept in their own output folder
 */
export function keepingPlatform(platform: Platform, jobsFolder: string, hide: Redact): Platform {
  return decorated(platform, {
    async startTrainingJob(request) {
      const folder = join(request.output, request.jobName);
      await keepRequest(folder, request, hide);
      const job = await platform.startTrainingJob(request);
      const finished = job.finished.then(async (record) => {
        await put(join(folder, "record.json"), json(record, hide));
        const lines = record.hosts.flatMap(({ log, logLoss }) =>
          readableLog(log, logLoss).map(
            ({ atMs, stream, text }) => `${atMs} ms ${stream} ${visibleLine(hide(text))}\n`,
          ),
        );
        await put(join(folder, "log.txt"), lines.join(""));
        return record;
      });
      finished.catch(() => undefined);
      return decorated(job, { finished });
    },
    async startEndpoint(request) {
      const folder = join(jobsFolder, request.name ?? "endpoint");
      await makeFolder(join(folder, "exchanges"));
      await put(join(folder, "request.json"), json(request, hide));
      return keepingEndpoint(await platform.startEndpoint(request), join(folder, "exchanges"), hide);
    },
  });
}

function keepingEndpoint(endpoint: Endpoint, folder: string, hide: Redact): Endpoint {
  let calls = 0;
  const keep = async (number: number, { body }: EndpointCall, exchange: Exchange): Promise<void> => {
    const file = join(folder, `${String(number).padStart(3, "0")}-${exchange.name.replace(/[^\w-]+/g, "-")}`);
    await put(`${file}.json`, json(exchange, hide));
    if (body !== undefined) await put(`${file}.body`, body);
  };
  return decorated(endpoint, {
    async call(call) {
      calls += 1;
      const number = calls;
      const exchange = await endpoint.call(call);
      await keep(number, call, exchange);
      return exchange;
    },
  });
}

async function keepRequest(folder: string, request: TrainingRequest, hide: Redact): Promise<void> {
  await makeFolder(folder);
  const channels = request.channels.map(({ files, ...channel }) => ({
    ...channel,
    files: files.map(({ path }) => path),
  }));
  await put(join(folder, "request.json"), json({ ...request, channels }, hide));
  for (const channel of request.channels) await keepChannel(folder, channel);
}

/** Files in memory are written; those of the user are linked to, however large they are. */
async function keepChannel(folder: string, { name, files, inputMode }: ChannelInput): Promise<void> {
  const place = join(folder, inputMode === "Pipe" ? "feeds" : "input", name);
  await makeFolder(place);
  for (const { path, content } of files) {
    const file = join(place, path);
    await makeFolder(dirname(file));
    await (Buffer.isBuffer(content) ? put(file, content) : symlink(resolve(content.file), file));
  }
}

const makeFolder = (path: string): Promise<unknown> => mkdir(path, { recursive: true, mode: OWNER_ONLY.folder });

const put = (file: string, content: string | Buffer): Promise<void> =>
  writeFile(file, content, { mode: OWNER_ONLY.file });

const json = (value: unknown, hide: Redact): string => jsonText(toPlain(value, hide));
