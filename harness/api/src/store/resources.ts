import { z } from "zod";
import type { Store } from "./open-store.ts";

/** One job, model, configuration or endpoint. */
export interface Resource {
  readonly name: string;
  readonly status: string;
  readonly createdMs: number;
  readonly modifiedMs: number;
  readonly document: unknown;
}

export type ResourceKind = "training-job" | "model" | "endpoint-config" | "endpoint";

/** The resources of one kind; each region has its own, as on AWS. */
export interface Resources {
  /** False when one of that name is there: nothing has changed then. */
  add(region: string, resource: Resource): boolean;
  find(region: string, name: string): Resource | undefined;
  update(region: string, name: string, status: string, document: unknown): void;
  remove(region: string, name: string): boolean;
  list(region: string): readonly Resource[];
  /** Those of every region with that status, to take them up again after a restart. */
  withStatus(...statuses: readonly string[]): readonly (Resource & { readonly region: string })[];
}

const row = z.object({
  region: z.string(),
  name: z.string(),
  status: z.string(),
  created_ms: z.number(),
  modified_ms: z.number(),
  document: z.string(),
});

export function resourcesOf({ database }: Store, kind: ResourceKind, nowMs: () => number = Date.now): Resources {
  const insert = database.prepare("INSERT OR IGNORE INTO resource VALUES (?, ?, ?, ?, ?, ?, ?)");
  const change = database.prepare(
    "UPDATE resource SET status = ?, modified_ms = ?, document = ? WHERE region = ? AND kind = ? AND name = ?",
  );
  const drop = database.prepare("DELETE FROM resource WHERE region = ? AND kind = ? AND name = ?");
  const one = database.prepare("SELECT * FROM resource WHERE region = ? AND kind = ? AND name = ?");
  const all = database.prepare("SELECT * FROM resource WHERE region = ? AND kind = ?");
  const everywhere = database.prepare("SELECT * FROM resource WHERE kind = ?");
  return {
    add(region, { name, status, createdMs, modifiedMs, document }) {
      const { changes } = insert.run(region, kind, name, status, createdMs, modifiedMs, JSON.stringify(document));
      return Number(changes) === 1;
    },
    find(region, name) {
      const found = one.get(region, kind, name);
      return found === undefined ? undefined : resourceOf(found);
    },
    update(region, name, status, document) {
      change.run(status, nowMs(), JSON.stringify(document), region, kind, name);
    },
    remove: (region, name) => Number(drop.run(region, kind, name).changes) === 1,
    list: (region) => all.all(region, kind).map(resourceOf),
    withStatus: (...statuses) =>
      everywhere
        .all(kind)
        .map(resourceOf)
        .filter(({ status }) => statuses.includes(status)),
  };
}

function resourceOf(found: unknown): Resource & { readonly region: string } {
  const { region, name, status, created_ms: createdMs, modified_ms: modifiedMs, document } = row.parse(found);
  let parsed: unknown;
  return {
    region,
    name,
    status,
    createdMs,
    modifiedMs,
    // A list of thousands reads the documents of one page only.
    get document() {
      parsed ??= JSON.parse(document);
      return parsed;
    },
  };
}
