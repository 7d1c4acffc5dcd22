import { stat } from "node:fs/promises";
import type Dockerode from "dockerode";
import { distance } from "fastest-levenshtein";

/** What a name that no image has may have meant, as a sentence with a space before it; empty where nothing is near. Never throws. */
export async function nearImageHint(docker: Dockerode, reference: string): Promise<string> {
  if ((await stat(reference).catch(() => undefined))?.isDirectory())
    return ` A folder of that name is here: ./${reference}`;
  const images = await docker.listImages().catch(() => []);
  const meant = nearestName(
    reference,
    images.flatMap(({ RepoTags }) => RepoTags ?? []),
  );
  return meant === undefined ? "" : ` Did you mean ${meant}, which is here?`;
}

/** The name that differs in the fewest letters, a third of them at most. A tag counts only where one was given. */
export function nearestName(reference: string, names: readonly string[]): string | undefined {
  const isTagged = /:[^/]*$/.test(reference);
  const shown = names.map((name) => (isTagged ? name : name.replace(/:latest$/, "")));
  const [nearest] = shown
    .map((name) => ({ name, away: distance(reference.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, away }) => away <= Math.ceil(name.length / 3))
    .toSorted((a, b) => a.away - b.away);
  return nearest?.name;
}
