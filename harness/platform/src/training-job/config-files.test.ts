import { expect, test } from "vitest";
import { configFiles, networkOf } from "./config-files.ts";
import type { TrainingRequest } from "./training-request.ts";

const request: TrainingRequest = {
  jobName: "job",
  image: "image",
  output: "jobs",
  hyperparameters: { criterion: "gini", "learning-rate": "0.1", max_leaf_nodes: "5" },
  channels: [
    { name: "training", inputMode: "File", contentType: "text/csv", files: [] },
    { name: "testing", inputMode: "File", contentType: "text/csv", files: [] },
  ],
};

test("one host in File mode gets the files of contract B1, byte for byte", () => {
  expect(Object.fromEntries(configFiles(request, "algo-1"))).toMatchInlineSnapshot(`
    {
      "hyperparameters.json": "{"criterion":"gini","learning-rate":"0.1","max_leaf_nodes":"5"}",
      "inputdataconfig.json": "{"training":{"ContentType":"text/csv","TrainingInputMode":"File","S3DistributionType":"FullyReplicated","RecordWrapperType":"None"},"testing":{"ContentType":"text/csv","TrainingInputMode":"File","S3DistributionType":"FullyReplicated","RecordWrapperType":"None"}}",
      "resourceconfig.json": "{"current_host":"algo-1","current_instance_type":"ml.m5.xlarge","current_group_name":"homogeneousCluster","hosts":["algo-1"],"instance_groups":[{"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.xlarge","hosts":["algo-1"]}],"network_interface_name":"eth0"}",
    }
  `);
});

test("extra keys and files come only when asked for", () => {
  const files = configFiles({ ...request, channels: [], configuration: { extraKeys: true } }, "algo-1");
  expect([...files.keys()]).toMatchInlineSnapshot(`
    [
      "hyperparameters.json",
      "inputdataconfig.json",
      "resourceconfig.json",
      "init-config.json",
      "trainingjobconfig.json",
      "upstreamoutputdataconfig.json",
      "metric-definition-regex.json",
      "debughookconfig.json",
      "profilerconfig.json",
    ]
  `);
  expect(files.get("resourceconfig.json")).toContain(
    ',"network_interface_name":"eth0","topology":null,"byoa_unknown_key":',
  );
});

test("the documented minimum has three keys", () => {
  const files = configFiles(
    { ...request, hosts: ["algo-2", "algo-1"], configuration: { documentedOnly: true } },
    "algo-2",
  );
  expect(files.get("resourceconfig.json")).toBe(
    '{"current_host":"algo-2","hosts":["algo-1","algo-2"],"network_interface_name":"eth0"}',
  );
});

test("several hosts get a network of their own, unless the request asks for a way out", () => {
  const hosts = ["algo-1", "algo-2"];
  expect(networkOf(request)).toBe("none");
  expect(networkOf({ ...request, hosts: ["algo-7"] })).toBe("none");
  expect(networkOf({ ...request, hosts })).toBe("job");
  expect(networkOf({ ...request, hosts, network: "open" })).toBe("open");
});
