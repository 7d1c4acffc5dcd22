/** What an engine makes and must remove. */
export type Kind = "container" | "volume" | "network";

export interface Thing {
  readonly kind: Kind;
  readonly name: string;
}

/** What was made, or asked to be made, and has not been seen removed: when the engine stops answering, it is what may be left. */
export interface Inventory {
  /** Noted before it is asked for: a request without an answer may have made it. */
  note(kind: Kind, name: string): void;
  forget(kind: Kind, name: string): void;
  list(): Thing[];
}

export function newInventory(): Inventory {
  const things = new Map<string, Thing>();
  return {
    note: (kind, name) => void things.set(`${kind} ${name}`, { kind, name }),
    forget: (kind, name) => void things.delete(`${kind} ${name}`),
    list: () => [...things.values()],
  };
}

const COMMANDS: Readonly<Record<Kind, string>> = {
  container: "docker rm -f -v",
  volume: "docker volume rm -f",
  network: "docker network rm",
};

/** The command that removes them, in the order in which they let go of each other. */
export function removalCommand(things: readonly Thing[]): string {
  const kinds: readonly Kind[] = ["container", "volume", "network"];
  return kinds
    .map((kind) => ({ kind, names: things.filter((thing) => thing.kind === kind).map(({ name }) => name) }))
    .filter(({ names }) => names.length > 0)
    .map(({ kind, names }) => `${COMMANDS[kind]} ${names.join(" ")}`)
    .join("; ");
}
