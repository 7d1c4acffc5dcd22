import { expect, test } from "vitest";
import { listeningSockets } from "./listening-sockets.ts";

test("listening sockets are read from the kernel's tables, connections are left out", () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 21342 1
   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 21343 1
  sl  local_address                         remote_address                        st tx_queue
   0: 00000000000000000000000000000000:1388 00000000000000000000000000000000:0000 0A 00000000:00000000
   1: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000
   2: 0000000000000000FFFF00000100007F:1F91 00000000000000000000000000000000:0000 0A 00000000:00000000`;
  expect(listeningSockets(table)).toEqual([
    { address: "127.0.0.1", port: 8080 },
    { address: "::", port: 5000 },
    { address: "::1", port: 80 },
    { address: "127.0.0.1", port: 8081 },
  ]);
});
