import type Dockerode from "dockerode";
import { expect, test } from "vitest";
import { newInventory } from "./inventory.ts";
import { jobNetworks } from "./job-networks.ts";

/** Networks on a client that answers each request to make one as it is told to. */
function networksOn(answers: readonly (Error | undefined)[] = []) {
  const asked: Dockerode.NetworkCreateOptions[] = [];
  const removed: string[] = [];
  const docker: unknown = {
    createNetwork: async (options: Dockerode.NetworkCreateOptions) => {
      asked.push(options);
      const answer = answers[asked.length - 1];
      if (answer !== undefined) throw answer;
    },
    getNetwork: (name: string) => ({ remove: async () => void removed.push(name) }),
  };
  const inventory = newInventory();
  const networks = jobNetworks({ docker: docker as Dockerode, labels: { "byoa.run": "run" }, inventory }, "byoa-run");
  return { networks, asked, removed, inventory };
}

const refused = (words: string) => Object.assign(new Error(words), { statusCode: 403 });
const job = { job: "a", hosts: ["algo-1", "algo-2"] };

test("the first host makes the network of its job, the last one removes it, and each address is known beforehand", async () => {
  const { networks, asked, removed, inventory } = networksOn();
  const [one, two] = await Promise.all([networks.join(job), networks.join(job)]);
  expect(asked).toMatchObject([{ Internal: true, Labels: { "byoa.run": "run" } }]);
  const range = asked[0]?.IPAM?.Config?.[0]?.Subnet?.replace(/\.0\/24$/, "");
  expect(range).toMatch(/^10\.0\.\d+$/);
  const addresses = [
    ["algo-1", `${range}.2`],
    ["algo-2", `${range}.3`],
  ];
  expect([...one.addresses]).toEqual(addresses);
  expect([...two.addresses]).toEqual(addresses);
  await one.leave();
  await one.leave();
  expect(removed).toEqual([]);
  expect(inventory.list()).toEqual([{ kind: "network", name: "byoa-run-job-1" }]);
  await two.leave();
  expect(removed).toEqual(["byoa-run-job-1"]);
  expect(inventory.list()).toEqual([]);
});

test("each job has a network of its own", async () => {
  const { networks } = networksOn();
  const [one, other] = await Promise.all([networks.join(job), networks.join({ ...job, job: "b" })]);
  expect(one.name).not.toBe(other.name);
});

test("a range that somebody has already is not the end: another one is tried", async () => {
  const taken = refused("Pool overlaps with other one on this address space");
  const { networks, asked } = networksOn([taken, taken]);
  const { name } = await networks.join(job);
  expect(asked.map(({ Name }) => Name)).toEqual([name, name, name]);
});

test("a network that cannot be made is one clear error for each host, and nothing is left of it", async () => {
  const { networks, inventory, removed } = networksOn([refused("could not find plugin bridge")]);
  const outcomes = await Promise.allSettled([networks.join(job), networks.join(job)]);
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({
      status: "rejected",
      reason: { code: "engine-failed", message: expect.stringContaining("making the network of a job") },
    });
  expect(inventory.list()).toEqual([]);
  expect(removed).toEqual([]);
  // The next job is not held up by it.
  expect((await networks.join(job)).name).toBe("byoa-run-job-2");
});

test("ranges that are all taken are one clear error", async () => {
  const { networks } = networksOn(Array(50).fill(refused("Pool overlaps with other one on this address space")));
  await expect(networks.join(job)).rejects.toMatchObject({ code: "engine-failed" });
});
