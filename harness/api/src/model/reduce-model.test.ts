import { expect, test } from "vitest";
import { reduceModel } from "./reduce-model.ts";

const official = {
  metadata: { apiVersion: "1", protocol: "json", serviceId: "Service", targetPrefix: "Prefix" },
  operations: {
    Get: { http: { method: "POST", requestUri: "/" }, input: { shape: "GetRequest" } },
    Put: { http: { method: "POST", requestUri: "/" }, input: { shape: "PutRequest" } },
  },
  shapes: {
    GetRequest: { type: "structure", required: ["Names"], members: { Names: { shape: "Names" } } },
    Names: { type: "list", member: { shape: "Name" }, max: 5 },
    Name: { type: "string", pattern: "[a-z]+" },
    PutRequest: { type: "structure", members: { Node: { shape: "Node" } } },
    Node: { type: "structure", members: { Children: { shape: "Nodes" } } },
    Nodes: { type: "list", member: { shape: "Node" } },
  },
};

test("a reduced model holds what the operations reach, with its limits, and names all others", () => {
  expect(reduceModel(official, ["Get"], "release")).toEqual({
    service: "Service",
    protocol: "json",
    apiVersion: "1",
    targetPrefix: "Prefix",
    source: "release",
    operations: { Get: { method: "POST", path: "/", input: "GetRequest" } },
    otherOperations: ["Put"],
    shapes: {
      GetRequest: { type: "structure", required: ["Names"], members: { Names: { shape: "Names" } } },
      Name: { type: "string", pattern: "[a-z]+" },
      Names: { type: "list", member: "Name", max: 5 },
    },
  });
});

test("shapes that hold themselves end, and an operation that is not there is an error", () => {
  expect(Object.keys(reduceModel(official, ["Put"], "release").shapes)).toEqual(["Node", "Nodes", "PutRequest"]);
  expect(() => reduceModel(official, ["Delete"], "release")).toThrow("Service has no operation Delete");
});
