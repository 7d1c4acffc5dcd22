import { z } from "zod";
import { validationException } from "../protocol/api-error.ts";
import type { Resource } from "./resources.ts";

/** What the List operations have in common; times in seconds. */
const listInput = z.object({
  NextToken: z.string().optional(),
  MaxResults: z.number().optional(),
  NameContains: z.string().optional(),
  StatusEquals: z.string().optional(),
  CreationTimeAfter: z.number().optional(),
  CreationTimeBefore: z.number().optional(),
  LastModifiedTimeAfter: z.number().optional(),
  LastModifiedTimeBefore: z.number().optional(),
  SortBy: z.string().optional(),
  SortOrder: z.string().optional(),
});

const DEFAULT_PAGE = 10;

/**
 * One page of a List operation: filtered, sorted, and a token for the next one. The token holds where the page ended, so what is
 * created or deleted meanwhile neither repeats nor hides others. Throws ApiError `ValidationException` for a token that is none.
 */
export function pageOf(
  resources: readonly Resource[],
  input: unknown,
  defaultOrder: "Ascending" | "Descending",
): { readonly page: readonly Resource[]; readonly NextToken?: string } {
  const query = listInput.parse(input);
  const { MaxResults: size = DEFAULT_PAGE, SortBy: by = "CreationTime", SortOrder: order = defaultOrder } = query;
  const placeOf = (resource: Resource): Place => [sortValue(resource, by), resource.name];
  const sorted = resources
    .filter((resource) => isWanted(resource, query))
    .toSorted((one, other) => compare(placeOf(one), placeOf(other)));
  if (order === "Descending") sorted.reverse();
  const after = query.NextToken === undefined ? undefined : placeOfToken(query.NextToken);
  const isAfter = (place: Place) =>
    after === undefined || (order === "Descending" ? compare(place, after) < 0 : compare(place, after) > 0);
  const rest = sorted.filter((resource) => isAfter(placeOf(resource)));
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return rest.length > page.length && last !== undefined
    ? { page, NextToken: Buffer.from(JSON.stringify(placeOf(last))).toString("base64url") }
    : { page };
}

/** Where a resource stands in the order: what is sorted by, then its name. */
type Place = readonly [string | number, string];
const place = z.tuple([z.union([z.string(), z.number()]), z.string()]);

function placeOfToken(token: string): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(token, "base64url").toString("utf8")));
  } catch {
    throw validationException("Invalid pagination token");
  }
}

function compare([a, aName]: Place, [b, bName]: Place): number {
  if (a !== b) return a < b ? -1 : 1;
  return aName === bName ? 0 : aName < bName ? -1 : 1;
}

function sortValue({ name, status, createdMs, modifiedMs }: Resource, by: string): string | number {
  if (by === "Name") return name;
  if (by === "Status") return status;
  return by === "LastModifiedTime" ? modifiedMs : createdMs;
}

function isWanted({ name, status, createdMs, modifiedMs }: Resource, query: z.infer<typeof listInput>): boolean {
  const { NameContains: part, StatusEquals: wanted } = query;
  return (
    (part === undefined || name.toLowerCase().includes(part.toLowerCase())) &&
    (wanted === undefined || status === wanted) &&
    isBetween(createdMs, query.CreationTimeAfter, query.CreationTimeBefore) &&
    isBetween(modifiedMs, query.LastModifiedTimeAfter, query.LastModifiedTimeBefore)
  );
}

const isBetween = (
  timeMs: number,
  afterSeconds = Number.NEGATIVE_INFINITY,
  beforeSeconds = Number.POSITIVE_INFINITY,
): boolean => timeMs > afterSeconds * 1000 && timeMs < beforeSeconds * 1000;
