import type { ListeningSocket } from "../observation/process-facts.ts";

const LISTEN = "0A";
/** Docker's own name server inside a container of a network of ours. */
const NAME_SERVER = "127.0.0.11";

/** The listening sockets of a `/proc/net/tcp` or `/proc/net/tcp6` table (or both, one after the other), each once. */
export function listeningSockets(table: string): ListeningSocket[] {
  const found = new Map<string, ListeningSocket>();
  for (const line of table.split("\n")) {
    const [, local, , state] = line.trim().split(/\s+/);
    const match = state === LISTEN ? /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(local ?? "") : null;
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const socket = { address: addressOf(match[1]), port: Number.parseInt(match[2], 16) };
    if (socket.address !== NAME_SERVER) found.set(`${socket.address} ${socket.port}`, socket);
  }
  return [...found.values()];
}

/** The kernel prints each 32-bit word in the machine's order: little endian on what we run on. */
function addressOf(hexadecimal: string): string {
  const bytes = Buffer.from(hexadecimal, "hex");
  for (let word = 0; word < bytes.length; word += 4) bytes.subarray(word, word + 4).reverse();
  if (bytes.length === 4) return [...bytes].join(".");
  const mapped = bytes.subarray(0, 12).equals(Buffer.from("00000000000000000000ffff", "hex"));
  if (mapped) return [...bytes.subarray(12)].join(".");
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16));
  // The URL parser knows the shortest form of an IPv6 address.
  return new URL(`http://[${groups.join(":")}]/`).hostname.slice(1, -1);
}
