import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { loadDockerode } from "./load-dockerode.ts";

const { cache } = createRequire(import.meta.url);
const isLoaded = (name: string): boolean => Object.keys(cache).some((file) => file.includes(`/node_modules/${name}/`));

test("what dockerode seldom needs is loaded when it is called, and works then", async () => {
  const Client = await loadDockerode();
  expect(["dockerode", "@grpc/grpc-js", "ssh2"].map(isLoaded)).toEqual([true, false, false]);

  // Nobody listens at port 1.
  const behindSsh = new Client({ protocol: "ssh", host: "127.0.0.1", port: 1, username: "nobody" });
  await expect(behindSsh.info()).rejects.toThrow("ECONNREFUSED");
  expect(["@grpc/grpc-js", "ssh2"].map(isLoaded)).toEqual([false, true]);
});
