import { expect, test } from "vitest";
import { networkLineIn } from "./network-words.ts";

test.each([
  "ERROR: No matching distribution found for six==1.16.0",
  "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='hub.invalid', port=443): Max retries exceeded with url: /model",
  "curl: (6) Could not resolve host: files.invalid",
  "Error: getaddrinfo EAI_AGAIN registry.invalid",
  "npm error network request to https://registry.invalid/six failed",
  'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://s3.invalid/"',
  "dial tcp: lookup files.invalid on 127.0.0.11:53: no such host".replace("127.0.0.11", "10.0.0.2"),
  "java.net.UnknownHostException: files.invalid",
  "OSError: We couldn't connect to 'https://hub.invalid' to load this file",
])("a program that wants the network: %s", (line) => {
  expect(networkLineIn(["starting", line])).toBe(line);
});

test.each([
  "connect ECONNREFUSED 127.0.0.1:6379",
  "could not resolve host name of localhost",
  "KeyError: 'network'",
  "epoch 1 of a neural network",
])("another matter: %s", (line) => {
  expect(networkLineIn([line])).toBeUndefined();
});
