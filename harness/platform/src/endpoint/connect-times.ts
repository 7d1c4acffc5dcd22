import { connect } from "node:net";

/**
 * Opens `count` connections at once and closes each as soon as it stands. Gives for each the time until then in
 * milliseconds; Infinity when it was refused or took longer than `timeoutMs`.
 */
export function connectTimes(url: string, count: number, timeoutMs: number): Promise<number[]> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  return Promise.all(Array.from({ length: count }, () => connectTime(host, Number(port), timeoutMs)));
}

function connectTime(host: string, port: number, timeoutMs: number): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    const socket = connect({ host, port });
    const finish = (time: number) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(time);
    };
    const timer = setTimeout(() => finish(Number.POSITIVE_INFINITY), timeoutMs);
    socket.once("connect", () => finish(performance.now() - began));
    socket.once("error", () => finish(Number.POSITIVE_INFINITY));
  });
}
