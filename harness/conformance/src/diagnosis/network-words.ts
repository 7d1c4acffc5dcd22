const WANTS_NETWORK =
  /temporary failure in name resolution|name or service not known|nodename nor servname|could ?n[o']t resolve (?:host|proxy)|could not resolve|getaddrinfo|\bEAI_AGAIN\b|\bENOTFOUND\b|network is unreachable|\bENETUNREACH\b|failed to establish a new connection|max retries exceeded with url|no matching distribution found|could not find a version that satisfies|could not connect to the endpoint url|unable to resolve host|unknownhostexception|no such host|server misbehaving|npm (?:err!|error) network|cannot connect to the (?:internet|hub)|we couldn't connect to/i;
const OWN_MACHINE = /\blocalhost\b|\b127\.0\.0\.1\b|\balgo-\d+\b/;

/** The first line in which a program says that it could not reach something outside its container. */
export function networkLineIn(lines: readonly string[]): string | undefined {
  return lines.find((line) => WANTS_NETWORK.test(line) && !OWN_MACHINE.test(line))?.trim();
}
