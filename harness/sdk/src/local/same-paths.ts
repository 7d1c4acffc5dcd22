import type { TrainingHostObservation } from "@byoa/platform";

type Host = Pick<TrainingHostObservation, "host" | "model" | "output">;

/**
 * Files that several hosts of a job wrote at the same path with different bytes: their folders become one archive, and one of them
 * is all that is left. One sentence for each, with the paths as the program sees them.
 */
export function samePaths(hosts: readonly Host[]): string[] {
  const written = hosts.flatMap(({ host, model, output }) => [
    ...filesOf(model).map((file) => ({ host, ...file, path: `/opt/ml/model/${file.path}` })),
    ...filesOf(output)
      .filter(({ path }) => path.startsWith("data/"))
      .map((file) => ({ host, ...file, path: `/opt/ml/output/${file.path}` })),
  ]);
  return [...Map.groupBy(written, ({ path }) => path)].flatMap(([path, files]) => {
    const contents = new Set(files.map(({ sha256 }) => sha256));
    if (files.length < 2 || contents.size < 2) return [];
    const names = files.map(({ host }) => host).join(" and ");
    return [`${names} wrote different files ${path}: the archive has that of ${files[0]?.host} (DIST-OUT-05)`];
  });
}

const filesOf = (tree: Host["model"]) =>
  tree
    .filter(({ type, sha256 }) => type === "file" && sha256 !== undefined)
    .map(({ path, sha256 }) => ({ path, sha256 }));
