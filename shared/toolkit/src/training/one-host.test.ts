import { expect, test } from "vitest";
import { isTrainingHost } from "./one-host.ts";

const all = ["algo-1", "algo-2"];
const first = { current: "algo-1", all, rank: 0, isLeader: true, resourceConfig: undefined };
const second = { current: "algo-2", all, rank: 1, isLeader: false, resourceConfig: undefined };
const channel = (distribution: "FullyReplicated" | "ShardedByS3Key") => ({
  name: "training",
  config: { TrainingInputMode: "File" as const, S3DistributionType: distribution },
});

test("one host trains, the others say who does", () => {
  const lines: string[] = [];
  expect(isTrainingHost(first, [channel("FullyReplicated")], (line) => lines.push(line))).toBe(true);
  expect(isTrainingHost(second, [channel("FullyReplicated")], (line) => lines.push(line))).toBe(false);
  expect(lines).toEqual(["this algorithm trains on one host: algo-1 trains, algo-2 is done"]);
});

test("data spread over several hosts are refused, on one host they are whole", () => {
  expect(() => isTrainingHost(first, [channel("ShardedByS3Key")])).toThrow(
    'channel "training" is ShardedByS3Key, but one host needs all rows; it must be FullyReplicated',
  );
  expect(isTrainingHost({ ...first, all: ["algo-1"] }, [channel("ShardedByS3Key")])).toBe(true);
});
