import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openStore, type Store } from "../store/open-store.ts";
import { logOperations } from "./log-operations.ts";
import { openLogStore } from "./log-store.ts";

const caller = { account: "000000000000", region: "us-east-1" };
const group = "/aws/sagemaker/TrainingJobs";
const answer = z.object({
  events: z.array(z.object({ message: z.string(), timestamp: z.number() })),
  nextForwardToken: z.string().optional(),
  nextBackwardToken: z.string().optional(),
  nextToken: z.string().optional(),
});

let folder: string;
let store: Store;
let clock: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "byoa-logs-"));
  store = openStore(folder);
  clock = 1000;
});

afterEach(() => {
  store[Symbol.dispose]();
  rmSync(folder, { recursive: true, force: true });
});

function withLines(count: number, text = (index: number) => `line ${index}`) {
  const logs = openLogStore(store, () => clock);
  for (let index = 1; index <= count; index += 1, clock += 10)
    logs.append("us-east-1", group, "job/algo-1-1", text(index));
  return logOperations(logs);
}

const get = async (operations: ReturnType<typeof logOperations>, input: object) =>
  answer.parse(
    await operations.GetLogEvents({ logGroupName: group, logStreamName: "job/algo-1-1", ...input }, caller, () => {}),
  );

test("a follower that passes the token on sees each line once, those that come later too", async () => {
  const operations = withLines(5);
  const first = await get(operations, { startFromHead: true, limit: 3 });
  const second = await get(operations, { startFromHead: true, limit: 3, nextToken: first.nextForwardToken });
  const end = await get(operations, { startFromHead: true, nextToken: second.nextForwardToken });
  expect([first, second, end].map(({ events }) => events.map(({ message }) => message))).toEqual([
    ["line 1", "line 2", "line 3"],
    ["line 4", "line 5"],
    [],
  ]);
  expect(end.nextForwardToken).toBe(second.nextForwardToken);
  openLogStore(store, () => clock).append("us-east-1", group, "job/algo-1-1", "late");
  const later = await get(operations, { nextToken: end.nextForwardToken });
  expect(later.events.map(({ message }) => message)).toEqual(["late"]);
});

test("without startFromHead the newest come first, and the backward token leads to those before", async () => {
  const operations = withLines(5);
  const newest = await get(operations, { limit: 2 });
  const before = await get(operations, { limit: 2, nextToken: newest.nextBackwardToken });
  expect([newest, before].map(({ events }) => events.map(({ message }) => message))).toEqual([
    ["line 4", "line 5"],
    ["line 2", "line 3"],
  ]);
});

test("startTime includes its moment, endTime excludes it: the Python SDK counts on both", async () => {
  const { events } = await get(withLines(5), { startFromHead: true, startTime: 1010, endTime: 1030 });
  expect(events.map(({ timestamp }) => timestamp)).toEqual([1010, 1020]);
});

test("a page holds at most 1 MB, and none is empty before the end", async () => {
  const operations = withLines(5, () => "x".repeat(400_000));
  const first = await get(operations, { startFromHead: true });
  const second = await get(operations, { startFromHead: true, nextToken: first.nextForwardToken });
  const third = await get(operations, { startFromHead: true, nextToken: second.nextForwardToken });
  expect([first, second, third].map(({ events }) => events.length)).toEqual([2, 2, 1]);
});

test("before the first line the group is not there, as on AWS; a token of nobody's is refused", async () => {
  const none = withLines(0);
  await expect(get(none, {})).rejects.toMatchObject({
    code: "ResourceNotFoundException",
    message: "The specified log group does not exist.",
  });
  const operations = withLines(1);
  await expect(get(operations, { logStreamName: "other" })).rejects.toMatchObject({
    code: "ResourceNotFoundException",
  });
  await expect(get(operations, { nextToken: "x" })).rejects.toMatchObject({ code: "InvalidParameterException" });
});

test("filtered events come in pages that leave none out", async () => {
  const operations = withLines(9, (index) => (index % 2 === 0 ? "even" : "odd"));
  const ask = async (input: object) =>
    answer.parse(
      await operations.FilterLogEvents({ logGroupName: group, filterPattern: "even", ...input }, caller, () => {}),
    );
  const first = await ask({ limit: 3 });
  const second = await ask({ limit: 3, nextToken: first.nextToken });
  expect([first.events.length, second.events.length, second.nextToken]).toEqual([3, 1, undefined]);
});
