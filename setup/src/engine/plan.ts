/** What is known about the machine when no engine answered. */
export interface MachineFacts {
  platform: NodeJS.Platform;
  isRoot: boolean;
  /** ID and ID_LIKE of /etc/os-release, empty where there is none. */
  distributions: readonly string[];
  dockerdInstalled: boolean;
  dockerHost: string | undefined;
  /** The engine's socket is there, this user may not write to it. */
  socketRefusesUs: boolean;
  /** BYOA_SETUP=never. */
  setupForbidden: boolean;
  /** Somebody is at a terminal and can be asked. */
  interactive: boolean;
}

export type EnginePlan =
  | { action: "provide"; install: boolean; ask: boolean; announcement: string }
  | { action: "give-up"; message: string };

export const isDebianLike = (facts: MachineFacts): boolean =>
  facts.platform === "linux" && facts.distributions.some((name) => name === "debian" || name === "ubuntu");

/** What to do when no container engine answers: provide one where that is safe and possible, else say what a person can do. */
export function planEngine(facts: MachineFacts): EnginePlan {
  const giveUp = (reason: string, next: string): EnginePlan => ({
    action: "give-up",
    message: `no container engine answers: ${reason}; ${next}, then run the same command again`,
  });
  if (facts.dockerHost) {
    return giveUp(`DOCKER_HOST is ${facts.dockerHost}`, "start that engine or unset DOCKER_HOST");
  }
  if (facts.socketRefusesUs) {
    return giveUp("its socket refuses this user", "join the group docker (and log in again) or run as root");
  }
  if (facts.platform !== "linux") return giveUp("none is running", "start Docker Desktop, Colima or Podman");
  const canStart = facts.isRoot && (facts.dockerdInstalled || isDebianLike(facts));
  if (!canStart) {
    const why = facts.isRoot ? "it is installed by us on Debian and Ubuntu only" : "only root can install or start one";
    return giveUp(why, "install and start Docker Engine");
  }
  if (facts.setupForbidden) return giveUp("BYOA_SETUP=never forbids to provide one", "start Docker Engine yourself");
  const install = !facts.dockerdInstalled;
  const what = install
    ? "is installed now (apt-get install docker.io iptables) and started"
    : "is started now (dockerd)";
  return {
    action: "provide",
    install,
    ask: facts.interactive,
    announcement: `no container engine answers: Docker ${what}; BYOA_SETUP=never forbids it`,
  };
}
