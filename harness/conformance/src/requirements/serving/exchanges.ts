import type { EndpointObservation, Exchange } from "@byoa/platform";

/** The exchange of that name, or undefined: it was not sent. */
export function exchangeNamed(
  { exchanges }: Pick<EndpointObservation, "exchanges">,
  name: string,
): Exchange | undefined {
  return exchanges.find((exchange) => exchange.name === name);
}

/** All whose name begins so. */
export function exchangesNamed({ exchanges }: Pick<EndpointObservation, "exchanges">, start: string): Exchange[] {
  return exchanges.filter(({ name }) => name.startsWith(start));
}

/** The steady pings. */
export const pingsOf = ({ exchanges }: Pick<EndpointObservation, "exchanges">): Exchange[] =>
  exchanges.filter(({ name }) => name === "ping");

/** True for the plain 200. */
export const isOk = ({ response }: Exchange): boolean => response?.status === 200;

/** A refusal that names the request as the fault. */
export const isRefusal = ({ response }: Exchange): boolean =>
  response !== undefined && response.status >= 400 && response.status < 500;

/** Two exchanges were under way at the same time. */
export function overlaps(one: Exchange, other: Exchange): boolean {
  return one.sentAtMs < other.sentAtMs + other.totalMs && other.sentAtMs < one.sentAtMs + one.totalMs;
}
