import { expect, test } from "vitest";
import { configFileText } from "./config-file.ts";
import { hyperparametersFile } from "./hyperparameters.ts";
import { inputDataConfigFile, platformChannelConfig } from "./input-data-config.ts";
import { documentedResourceConfig, platformResourceConfig, resourceConfigFile } from "./resource-config.ts";

const bytes = (text: string) => Buffer.byteLength(text);

test("hyperparameters are one flat object of strings", () => {
  const file = { criterion: "gini", "learning-rate": "0.1", max_leaf_nodes: "5" };
  expect(configFileText(file)).toBe('{"criterion":"gini","learning-rate":"0.1","max_leaf_nodes":"5"}');
  expect(bytes(configFileText(file))).toBe(63);
  expect(configFileText({})).toBe("{}");
  expect(hyperparametersFile.safeParse({ depth: 5 }).success).toBe(false);
});

test("one File channel without a content type takes the 107 bytes seen in a real job", () => {
  const file = { training: platformChannelConfig({ inputMode: "File" }) };
  expect(configFileText(file)).toMatchInlineSnapshot(
    `"{"training":{"TrainingInputMode":"File","S3DistributionType":"FullyReplicated","RecordWrapperType":"None"}}"`,
  );
  expect(bytes(configFileText(file))).toBe(107);
});

test("two channels with content types take 262 bytes", () => {
  const channel = platformChannelConfig({ inputMode: "File", contentType: "text/csv" });
  expect(bytes(configFileText({ training: channel, testing: channel }))).toBe(262);
});

test("a Pipe job with one RecordIO channel takes 280 bytes", () => {
  const file = {
    training: platformChannelConfig({
      inputMode: "Pipe",
      contentType: "application/x-recordio",
      recordWrapper: "RecordIO",
    }),
    testing: platformChannelConfig({ inputMode: "Pipe", contentType: "text/csv" }),
  };
  expect(bytes(configFileText(file))).toBe(280);
});

test("the resource configuration of one host and of two is byte-exact", () => {
  const one = platformResourceConfig({ currentHost: "algo-1", hosts: ["algo-1"], instanceType: "ml.m5.xlarge" });
  expect(bytes(configFileText(one))).toBe(272);
  const gpu = platformResourceConfig({ currentHost: "algo-1", hosts: ["algo-1"], instanceType: "ml.g4dn.12xlarge" });
  expect(bytes(configFileText(gpu))).toBe(280);
  const two = platformResourceConfig({
    currentHost: "algo-1",
    hosts: ["algo-1", "algo-2"],
    instanceType: "ml.m5.xlarge",
  });
  expect(configFileText(two)).toMatchInlineSnapshot(
    `"{"current_host":"algo-1","current_instance_type":"ml.m5.xlarge","current_group_name":"homogeneousCluster","hosts":["algo-1","algo-2"],"instance_groups":[{"instance_group_name":"homogeneousCluster","instance_type":"ml.m5.xlarge","hosts":["algo-2","algo-1"]}],"network_interface_name":"eth0"}"`,
  );
  expect(bytes(configFileText(two))).toBe(290);
});

test("readers accept new keys and the documented minimum", () => {
  expect(
    resourceConfigFile.parse({
      ...documentedResourceConfig({ currentHost: "algo-1", hosts: ["algo-1"] }),
      topology: null,
    }),
  ).toMatchObject({ topology: null });
  expect(inputDataConfigFile.parse({ train: { TrainingInputMode: "File", Later: 1 } })).toMatchObject({
    train: { Later: 1 },
  });
});
