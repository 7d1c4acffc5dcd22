import { expect, test } from "vitest";
import { containerOptions, type Placement } from "./container-options.ts";

const placement: Placement = {
  containerName: "byoa-run-1-algo-1",
  labels: { "byoa.run": "run" },
  network: "none",
  volumes: new Map([["/opt/ml/input", "byoa-run-1-algo-1-0"]]),
  limits: { memoryBytes: 1 << 30, processes: 1_024, diskBytes: 1 << 30 },
  pipeFolder: "/tmp/pipes",
};
const host = {
  name: "algo-1",
  image: "mine",
  arguments: ["train"],
  environment: { A: "1=2" },
  mounts: [{ path: "/opt/ml/input", readOnly: true }, { path: "/opt/ml/model" }],
  pipesAt: "/opt/ml/input/data",
  network: "none",
  ownNames: ["algo-1"],
} as const;

test("a training container: no terminal, no input, no privileges, its own names, empty volumes", () => {
  expect(containerOptions(host, placement)).toMatchInlineSnapshot(`
    {
      "AttachStdin": false,
      "Cmd": [
        "train",
      ],
      "Env": [
        "A=1=2",
      ],
      "Healthcheck": {
        "Test": [
          "NONE",
        ],
      },
      "HostConfig": {
        "CpuShares": 256,
        "ExtraHosts": [
          "ip-10-0-243-141:127.0.0.1",
          "algo-1:127.0.0.1",
        ],
        "Init": false,
        "LogConfig": {
          "Config": {},
          "Type": "none",
        },
        "Memory": 1073741824,
        "MemorySwap": 1073741824,
        "Mounts": [
          {
            "ReadOnly": true,
            "Source": "byoa-run-1-algo-1-0",
            "Target": "/opt/ml/input",
            "Type": "volume",
            "VolumeOptions": {
              "DriverConfig": {
                "Name": "",
                "Options": {},
              },
              "Labels": {
                "byoa.run": "run",
              },
              "NoCopy": true,
            },
          },
          {
            "ReadOnly": false,
            "Source": "",
            "Target": "/opt/ml/model",
            "Type": "volume",
            "VolumeOptions": {
              "DriverConfig": {
                "Name": "",
                "Options": {},
              },
              "Labels": {
                "byoa.run": "run",
              },
              "NoCopy": true,
            },
          },
          {
            "ReadOnly": true,
            "Source": "/tmp/pipes",
            "Target": "/opt/ml/input/data",
            "Type": "bind",
          },
        ],
        "NetworkMode": "none",
        "OomScoreAdj": 500,
        "PidsLimit": 1024,
        "Ulimits": [
          {
            "Hard": 0,
            "Name": "core",
            "Soft": 0,
          },
        ],
      },
      "Hostname": "ip-10-0-243-141",
      "Image": "mine",
      "Labels": {
        "byoa.run": "run",
      },
      "OpenStdin": false,
      "Tty": false,
      "name": "byoa-run-1-algo-1",
    }
  `);
});

test("an endpoint's port is published only where its address cannot be reached", () => {
  const endpoint = { ...host, arguments: ["serve"], network: "closed", port: 8080, ownNames: [] } as const;
  const here = containerOptions(endpoint, { ...placement, network: "byoa-run-closed" });
  expect(here.ExposedPorts).toEqual({ "8080/tcp": {} });
  expect(here.HostConfig?.PortBindings).toBeUndefined();
  // Else a server that binds to its host name would bind to loopback.
  expect(here.HostConfig?.ExtraHosts).toEqual([]);
  const elsewhere = containerOptions(endpoint, { ...placement, network: "byoa-run-closed", publishOn: "127.0.0.1" });
  expect(elsewhere.HostConfig?.PortBindings).toEqual({ "8080/tcp": [{ HostIp: "127.0.0.1", HostPort: "" }] });
});

test("a container has less weight than the machine's own processes, no swap, and is killed before them", () => {
  const { HostConfig } = containerOptions(host, placement);
  expect(HostConfig).toMatchObject({ CpuShares: 256, OomScoreAdj: 500, Memory: 1 << 30, MemorySwap: 1 << 30 });
});

test("processors are limited only where it is asked for, and what the engine does not enforce is left out", () => {
  const limits = { processors: 1.5, diskBytes: 1 << 30 };
  const { HostConfig } = containerOptions(host, { ...placement, limits });
  expect(HostConfig).toMatchObject({ NanoCpus: 1.5e9, Ulimits: [{ Name: "core", Soft: 0, Hard: 0 }] });
  expect(HostConfig).not.toHaveProperty("Memory");
  expect(HostConfig).not.toHaveProperty("PidsLimit");
});

test("shared memory and GPUs are passed on", () => {
  const of = (gpus: string) =>
    containerOptions({ ...host, limits: { sharedMemoryBytes: 1 << 20, gpus } }, placement).HostConfig;
  expect(of("all")?.ShmSize).toBe(1 << 20);
  expect(of("all")?.DeviceRequests).toMatchObject([{ Count: -1, Capabilities: [["gpu"]] }]);
  expect(of("2")?.DeviceRequests).toMatchObject([{ Count: 2, DeviceIDs: [] }]);
  expect(of("device=0,3")?.DeviceRequests).toMatchObject([{ Count: 0, DeviceIDs: ["0", "3"] }]);
});

test("a host of several has its address, knows the others by theirs, and asks nobody for other names", () => {
  const addresses = new Map([
    ["algo-1", "10.0.7.2"],
    ["algo-2", "10.0.7.3"],
  ]);
  const { HostConfig, NetworkingConfig } = containerOptions(host, {
    ...placement,
    network: "byoa-run-job-1",
    addresses,
  });
  expect(HostConfig).toMatchObject({
    NetworkMode: "byoa-run-job-1",
    ExtraHosts: ["algo-1:10.0.7.2", "algo-2:10.0.7.3"],
    Dns: ["127.0.0.1"],
  });
  expect(NetworkingConfig?.EndpointsConfig).toEqual({
    "byoa-run-job-1": { IPAMConfig: { IPv4Address: "10.0.7.2" } },
  });
});

test("slow motion is a quota from the start, in the form of the container's own limit where it has one", () => {
  const slow = { ...host, slowMotion: 0.1 };
  expect(containerOptions(slow, placement).HostConfig).toMatchObject({ CpuPeriod: 50_000, CpuQuota: 5_000 });
  const { HostConfig } = containerOptions(slow, { ...placement, limits: { processors: 1.5, diskBytes: 1 << 30 } });
  expect(HostConfig).toMatchObject({ NanoCpus: 1e8 });
  expect(HostConfig).not.toHaveProperty("CpuQuota");
});
