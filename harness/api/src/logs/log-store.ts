import { z } from "zod";
import type { Store } from "../store/open-store.ts";

export interface LogStream {
  readonly id: number;
  readonly name: string;
  readonly createdMs: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

export interface LogEvent {
  /** Grows with every event; the order of events of one stream. */
  readonly id: number;
  readonly stream: string;
  readonly timeMs: number;
  readonly message: string;
}

/** Which events of which streams. */
export interface EventQuery {
  readonly streams: readonly number[];
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
  readonly afterId?: number | undefined;
  readonly beforeId?: number | undefined;
  /** The newest of them, where there are more than `limit`; still given in order. */
  readonly newest?: boolean | undefined;
  readonly limit: number;
}

export interface LogStore {
  /** Adds one line; the stream appears with its first one. */
  append(region: string, group: string, stream: string, message: string): void;
  groups(region: string): readonly string[];
  /** Streams of a group by name; empty for a group that is not there. */
  streams(region: string, group: string): readonly LogStream[];
  events(query: EventQuery): readonly LogEvent[];
  removeStreams(region: string, group: string, prefix: string): void;
}

/** Of one stream this much is kept; a line says where the rest is missing. */
const KEPT = { events: 200_000, bytes: 64 * 1024 * 1024 } as const;

const streamRow = z.object({
  id: z.number(),
  name: z.string(),
  created_ms: z.number(),
  first_ms: z.number(),
  last_ms: z.number(),
  events: z.number(),
  bytes: z.number(),
});
const eventRow = z.object({ id: z.number(), stream: z.string(), time_ms: z.number(), message: z.string() });

export function openLogStore({ database }: Store, nowMs: () => number = Date.now): LogStore {
  const open = database.prepare(
    `INSERT INTO log_stream (region, log_group, name, created_ms, first_ms, last_ms) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_ms = excluded.last_ms RETURNING id, name, created_ms, first_ms, last_ms, events, bytes`,
  );
  const count = database.prepare("UPDATE log_stream SET events = events + 1, bytes = bytes + ? WHERE id = ?");
  const insert = database.prepare("INSERT INTO log_event (stream, time_ms, message) VALUES (?, ?, ?)");
  const byGroup = database.prepare("SELECT * FROM log_stream WHERE region = ? AND log_group = ? ORDER BY name");
  const groups = database.prepare("SELECT DISTINCT log_group FROM log_stream WHERE region = ? ORDER BY log_group");
  return {
    append(region, group, name, message) {
      const now = nowMs();
      const stream = streamRow.parse(open.get(region, group, name, now, now, now));
      const isFull = stream.events >= KEPT.events || stream.bytes >= KEPT.bytes;
      if (stream.events > KEPT.events || stream.bytes > KEPT.bytes) return;
      const text = isFull ? "byoa: the log is full; further lines are not kept." : message;
      // One more than the limit: then the line about it is there, and nothing comes after it.
      const bytes = isFull ? KEPT.bytes + 1 : Buffer.byteLength(text);
      insert.run(stream.id, now, text);
      count.run(bytes, stream.id);
    },
    groups: (region) => groups.all(region).map(({ log_group: name }) => String(name)),
    streams: (region, group) =>
      byGroup.all(region, group).map((found) => {
        const { id, name, created_ms: createdMs, first_ms: firstMs, last_ms: lastMs } = streamRow.parse(found);
        return { id, name, createdMs, firstMs, lastMs };
      }),
    events({ streams, startMs, endMs, afterId, beforeId, newest, limit }) {
      if (streams.length === 0) return [];
      const rows = database
        .prepare(
          `SELECT log_event.id, log_stream.name AS stream, time_ms, message FROM log_event
           JOIN log_stream ON log_stream.id = log_event.stream
           WHERE log_event.stream IN (${streams.map(() => "?").join(", ")})
             AND time_ms >= ? AND time_ms < ? AND log_event.id > ? AND log_event.id < ?
           ORDER BY log_event.id ${newest ? "DESC" : "ASC"} LIMIT ?`,
        )
        .all(
          ...streams,
          startMs ?? 0,
          endMs ?? Number.MAX_SAFE_INTEGER,
          afterId ?? 0,
          beforeId ?? Number.MAX_SAFE_INTEGER,
          limit,
        )
        .map((found) => {
          const { id, stream, time_ms: timeMs, message } = eventRow.parse(found);
          return { id, stream, timeMs, message };
        });
      return newest ? rows.toReversed() : rows;
    },
    removeStreams(region, group, prefix) {
      for (const stream of this.streams(region, group).filter(({ name }) => name.startsWith(prefix))) {
        database.prepare("DELETE FROM log_event WHERE stream = ?").run(stream.id);
        database.prepare("DELETE FROM log_stream WHERE id = ?").run(stream.id);
      }
    },
  };
}
