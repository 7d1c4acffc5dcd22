import { z } from "zod";
import { ApiError } from "../protocol/api-error.ts";
import { logGroupArn } from "../protocol/arns.ts";
import type { Operations } from "../protocol/operation.ts";
import { filterPattern } from "./filter-pattern.ts";
import type { LogEvent, LogStore, LogStream } from "./log-store.ts";

/** A page of events: at most so many, and at most 1 MB with 26 bytes for each event, as CloudWatch counts. */
const PAGE = { events: 10_000, bytes: 1_048_576, overheadBytes: 26 } as const;
const DESCRIBE_PAGE = 50;

const eventsInput = z.object({
  logGroupName: z.string().optional(),
  logGroupIdentifier: z.string().optional(),
  startTime: z.number().optional(),
  endTime: z.number().optional(),
  nextToken: z.string().optional(),
  limit: z.number().default(PAGE.events),
});
const getInput = eventsInput.extend({ logStreamName: z.string(), startFromHead: z.boolean().default(false) });
const filterInput = eventsInput.extend({
  logStreamNames: z.array(z.string()).optional(),
  logStreamNamePrefix: z.string().optional(),
  filterPattern: z.string().default(""),
});
const streamsInput = eventsInput.extend({
  logStreamNamePrefix: z.string().optional(),
  orderBy: z.enum(["LogStreamName", "LastEventTime"]).default("LogStreamName"),
  descending: z.boolean().default(false),
  limit: z.number().default(DESCRIBE_PAGE),
});
const groupsInput = z.object({ logGroupNamePrefix: z.string().default("") });

/** CloudWatch Logs as far as clients read the logs of jobs and endpoints. */
export function logOperations(store: LogStore): Operations<"logs"> {
  return {
    DescribeLogGroups(input, caller) {
      const { logGroupNamePrefix } = groupsInput.parse(input);
      const names = store.groups(caller.region).filter((name) => name.startsWith(logGroupNamePrefix));
      return {
        logGroups: names.map((logGroupName) => {
          const arn = logGroupArn(caller, logGroupName);
          const creationTime = store.streams(caller.region, logGroupName)[0]?.createdMs ?? 0;
          return {
            logGroupName,
            creationTime,
            metricFilterCount: 0,
            arn: `${arn}:*`,
            logGroupArn: arn,
            storedBytes: 0,
          };
        }),
      };
    },
    DescribeLogStreams(input, caller) {
      const query = streamsInput.parse(input);
      const group = groupName(query);
      const named = streamsOf(store, caller.region, group).filter(({ name }) =>
        name.startsWith(query.logStreamNamePrefix ?? ""),
      );
      const sorted =
        query.orderBy === "LogStreamName" ? named : named.toSorted((one, other) => one.lastMs - other.lastMs);
      const ordered = query.descending ? sorted.toReversed() : sorted;
      const start = query.nextToken === undefined ? 0 : ordered.findIndex(({ name }) => name === query.nextToken) + 1;
      const page = ordered.slice(start, start + query.limit);
      return {
        logStreams: page.map((stream) => ({
          logStreamName: stream.name,
          creationTime: stream.createdMs,
          firstEventTimestamp: stream.firstMs,
          lastEventTimestamp: stream.lastMs,
          lastIngestionTime: stream.lastMs,
          arn: `${logGroupArn(caller, group)}:log-stream:${stream.name}`,
          storedBytes: 0,
        })),
        ...(start + page.length < ordered.length ? { nextToken: page.at(-1)?.name } : {}),
      };
    },
    GetLogEvents(input, { region }) {
      const query = getInput.parse(input);
      const stream = streamsOf(store, region, groupName(query)).find(({ name }) => name === query.logStreamName);
      if (stream === undefined) throw notFound("log stream");
      const { direction, id } = tokenOf(query.nextToken);
      const newest = direction === undefined ? !query.startFromHead : direction === "b";
      const found = store.events({
        streams: [stream.id],
        startMs: query.startTime,
        endMs: query.endTime,
        ...(direction === "f" ? { afterId: id } : {}),
        ...(direction === "b" ? { beforeId: id } : {}),
        newest,
        limit: query.limit,
      });
      const events = newest ? withinBytes(found.toReversed()).toReversed() : withinBytes(found);
      // At the end the token that was given comes back: that is how a client sees it.
      const [first, last] = [events[0]?.id ?? id ?? 0, events.at(-1)?.id ?? id ?? 0];
      return {
        events: events.map(({ timeMs, message }) => ({ timestamp: timeMs, message, ingestionTime: timeMs })),
        nextForwardToken: tokenText("f", direction === "b" && events.length === 0 ? last - 1 : last),
        nextBackwardToken: tokenText("b", direction === "f" && events.length === 0 ? first + 1 : first),
      };
    },
    FilterLogEvents(input, { region }) {
      const query = filterInput.parse(input);
      const isWanted = filterPattern(query.filterPattern);
      const all = streamsOf(store, region, groupName(query));
      const streams = all.filter(
        ({ name }) =>
          (query.logStreamNames === undefined || query.logStreamNames.includes(name)) &&
          name.startsWith(query.logStreamNamePrefix ?? ""),
      );
      if (query.logStreamNames?.some((name) => !all.some((stream) => stream.name === name)))
        throw notFound("log stream");
      const { id: afterId } = tokenOf(query.nextToken);
      const page = { startMs: query.startTime, endMs: query.endTime, afterId, limit: PAGE.events };
      const found = store.events({ streams: streams.map(({ id }) => id), ...page });
      const read = withinBytes(found);
      const matching = read.filter(({ message }) => isWanted(message));
      const events = matching.slice(0, query.limit);
      const cutAt = events.length < matching.length ? events.at(-1) : read.at(-1);
      const isMore = events.length < matching.length || read.length < found.length || found.length === PAGE.events;
      return {
        events: events.map(({ id, stream, timeMs, message }) => ({
          logStreamName: stream,
          timestamp: timeMs,
          message,
          ingestionTime: timeMs,
          eventId: String(id).padStart(56, "0"),
        })),
        searchedLogStreams: [],
        ...(isMore && cutAt !== undefined ? { nextToken: tokenText("f", cutAt.id) } : {}),
      };
    },
  };
}

function groupName({ logGroupName, logGroupIdentifier }: z.infer<typeof eventsInput>): string {
  const name = logGroupName ?? logGroupIdentifier?.split(":log-group:").at(-1)?.replace(/:\*$/, "");
  if (name === undefined || (logGroupName !== undefined && logGroupIdentifier !== undefined))
    throw new ApiError(
      "InvalidParameterException",
      "Exactly one of the parameters logGroupName and logGroupIdentifier must be given",
    );
  return name;
}

function streamsOf(store: LogStore, region: string, group: string): readonly LogStream[] {
  const streams = store.streams(region, group);
  if (streams.length === 0) throw notFound("log group");
  return streams;
}

const notFound = (what: string): ApiError =>
  new ApiError("ResourceNotFoundException", `The specified ${what} does not exist.`);

function withinBytes(events: readonly LogEvent[]): readonly LogEvent[] {
  let bytes = 0;
  const end = events.findIndex(({ message }) => {
    bytes += Buffer.byteLength(message) + PAGE.overheadBytes;
    return bytes > PAGE.bytes;
  });
  return end === -1 ? events : events.slice(0, Math.max(end, 1));
}

const tokenText = (direction: "f" | "b", id: number): string => `${direction}/${String(id).padStart(56, "0")}/s`;

/** Throws ApiError `InvalidParameterException` for a token that no answer has given. */
function tokenOf(token: string | undefined): { readonly direction?: "f" | "b"; readonly id?: number } {
  if (token === undefined) return {};
  const match = /^([fb])\/(\d+)\/s$/.exec(token);
  if (match === null) throw new ApiError("InvalidParameterException", "The specified nextToken is invalid.");
  return { direction: match[1] === "b" ? "b" : "f", id: Number(match[2]) };
}
