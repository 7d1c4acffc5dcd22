import { PlatformError } from "../../platform-error.ts";
import { ENGINE_FACETS, type Engine, type EngineFacet, type Host } from "../engine.ts";
import type { HostSpecification } from "../host-specification.ts";
import { freePort } from "../process/free-port.ts";
import { fakeFiles } from "./fake-files.fixture.ts";
import { fakeHost } from "./fake-host.fixture.ts";
import type { FakeProgram } from "./fake-program.fixture.ts";

const SHOWN: ReadonlySet<EngineFacet> = new Set(["read-only-mounts"]);

/**
 * An engine in memory: an image is a function. For tests of everything above the engine; it passes the same contract suite as the real
 * ones, so what is true on it is true of an engine.
 *
 * @example
 * await using engine = fakeEngine({ mine: ({ print }) => { print("done\n"); return 0; } });
 */
export function fakeEngine(images: Readonly<Record<string, FakeProgram>>): Engine {
  const hosts = new Set<Host>();
  const underWay = new Set<Promise<unknown>>();
  let closed = false;
  const refuseWhenClosed = (): void => {
    if (closed) throw new PlatformError("interrupted", "The engine was closed while a container was being made.");
  };
  const programOf = (image: string): FakeProgram => {
    const program = images[image];
    if (program === undefined) throw new PlatformError("image-not-found", `There is no image ${image} here.`);
    return program;
  };
  const prepare = async (specification: HostSpecification): Promise<Host> => {
    refuseWhenClosed();
    const program = programOf(specification.image);
    if (specification.pipesAt !== undefined)
      throw new PlatformError("pipes-not-available", "There are no pipes in memory.");
    const files = await fakeFiles(specification.mounts);
    const port = specification.port === undefined ? undefined : await freePort();
    refuseWhenClosed();
    const host = fakeHost(specification, { program, files, port, onGone: () => hosts.delete(host) });
    hosts.add(host);
    return host;
  };
  return {
    name: "fake",
    version: "1",
    platform: "linux/amd64",
    facets: SHOWN,
    missing: new Map(
      ENGINE_FACETS.filter((facet) => !SHOWN.has(facet)).map((facet) => [
        facet,
        `A program in memory does not show ${facet}.`,
      ]),
    ),
    async image(reference) {
      programOf(reference);
      return {
        reference,
        id: `fake:${reference}`,
        os: "linux",
        architecture: "amd64",
        sizeBytes: 0,
        entrypoint: null,
        cmd: null,
        user: "",
        workingDirectory: "/",
        environment: {},
        labels: {},
        exposedPorts: [],
      };
    },
    async imageFiles() {
      refuseWhenClosed();
      return [];
    },
    prepare(specification) {
      const preparing = prepare(specification);
      underWay.add(preparing);
      const forget = () => underWay.delete(preparing);
      preparing.then(forget, forget);
      return preparing;
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await Promise.allSettled(underWay);
      await Promise.all([...hosts].map((host) => host[Symbol.asyncDispose]()));
    },
  };
}
