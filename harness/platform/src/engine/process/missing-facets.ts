import type { EngineFacet } from "../engine.ts";

/** What a process of this machine cannot show, and why, in one line each. */
export function missingFacets(system: NodeJS.Platform): Map<EngineFacet, string> {
  const missing = new Map<EngineFacet, string>([
    ["image", "There is no image to look into: only a container shows it."],
    ["user", "The program runs as whoever started byoa: only a container shows another user."],
    ["own-network", "The program shares this machine's network and gets a free port: only a container shows 8080."],
    ["network-isolation", "The program shares this machine's network: only a container can be without a way out."],
    [
      "host-network",
      "The hosts of a job share this machine's ports, and their names lead nowhere: only containers find each other by them.",
    ],
    ["read-only-mounts", "A folder of this machine is not read-only to its owner: only a container shows it."],
  ]);
  if (system !== "linux") {
    missing.set("sockets", "Whose socket listens is read from /proc, which only Linux has.");
    missing.set("memory", "Memory is read from /proc, which only Linux has.");
    missing.set("slow-motion", "Processor time is read from /proc, which only Linux has.");
  }
  return missing;
}
