import { expect, test } from "vitest";
import { type MachineFacts, planEngine } from "./plan.ts";

const bareDebian: MachineFacts = {
  platform: "linux",
  isRoot: true,
  distributions: ["debian"],
  dockerdInstalled: false,
  dockerHost: undefined,
  socketRefusesUs: false,
  setupForbidden: false,
  interactive: false,
};

test("root on Debian gets Docker installed and started, told in one line first", () => {
  expect(planEngine(bareDebian)).toMatchInlineSnapshot(`
    {
      "action": "provide",
      "announcement": "no container engine answers: Docker is installed now (apt-get install docker.io iptables) and started; BYOA_SETUP=never forbids it",
      "ask": false,
      "install": true,
    }
  `);
});

test("an engine that is installed but does not run is only started, on any Linux", () => {
  expect(planEngine({ ...bareDebian, distributions: ["fedora"], dockerdInstalled: true })).toMatchInlineSnapshot(`
    {
      "action": "provide",
      "announcement": "no container engine answers: Docker is started now (dockerd); BYOA_SETUP=never forbids it",
      "ask": false,
      "install": false,
    }
  `);
});

test("a derivative of Ubuntu counts as Ubuntu", () => {
  expect(planEngine({ ...bareDebian, distributions: ["linuxmint", "ubuntu", "debian"] }).action).toBe("provide");
});

test("somebody at a terminal is asked first", () => {
  expect(planEngine({ ...bareDebian, interactive: true })).toMatchObject({ action: "provide", ask: true });
});

test("where we may not or cannot provide an engine, one line says what to do", () => {
  const machines: Record<string, Partial<MachineFacts>> = {
    forbidden: { setupForbidden: true },
    "not root": { isRoot: false },
    "not root, installed": { isRoot: false, dockerdInstalled: true },
    "another distribution": { distributions: ["alpine"] },
    "no distribution": { distributions: [] },
    macOS: { platform: "darwin", distributions: [] },
    "DOCKER_HOST set": { dockerHost: "tcp://10.0.0.1:2375" },
    "not in the group": { isRoot: false, socketRefusesUs: true },
  };
  const plans = Object.entries(machines).map(
    ([name, facts]) => [name, planEngine({ ...bareDebian, ...facts })] as const,
  );
  expect(plans.every(([, plan]) => plan.action === "give-up")).toBe(true);
  expect(
    Object.fromEntries(plans.map(([name, plan]) => [name, "message" in plan ? plan.message : ""])),
  ).toMatchInlineSnapshot(`
    {
      "DOCKER_HOST set": "no container engine answers: DOCKER_HOST is tcp://10.0.0.1:2375; start that engine or unset DOCKER_HOST, then run the same command again",
      "another distribution": "no container engine answers: it is installed by us on Debian and Ubuntu only; install and start Docker Engine, then run the same command again",
      "forbidden": "no container engine answers: BYOA_SETUP=never forbids to provide one; start Docker Engine yourself, then run the same command again",
      "macOS": "no container engine answers: none is running; start Docker Desktop, Colima or Podman, then run the same command again",
      "no distribution": "no container engine answers: it is installed by us on Debian and Ubuntu only; install and start Docker Engine, then run the same command again",
      "not in the group": "no container engine answers: its socket refuses this user; join the group docker (and log in again) or run as root, then run the same command again",
      "not root": "no container engine answers: only root can install or start one; install and start Docker Engine, then run the same command again",
      "not root, installed": "no container engine answers: only root can install or start one; install and start Docker Engine, then run the same command again",
    }
  `);
});
