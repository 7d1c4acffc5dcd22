import { engineContract } from "./engine-contract.fixture.ts";
import { fakeEngine } from "./fake-engine.fixture.ts";
import { PROGRAMS } from "./programs.fixture.ts";

const images = Object.fromEntries(Object.entries(PROGRAMS).map(([name, { fake }]) => [name, fake]));

engineContract("in memory", {
  open: async () => fakeEngine(images),
  program: (name) => ({ image: name, environment: {} }),
  left: async () => [],
});
