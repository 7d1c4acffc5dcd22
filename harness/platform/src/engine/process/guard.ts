import { spawn } from "node:child_process";
import { BASE_DIRECTORY_VARIABLE } from "@byoa/contract";

/**
 * Reads words until byoa says `gone`. When byoa ends without it: ends the program's group, and on Linux what has left the group
 * and still has the base folder in its environment; removes the folder.
 */
const SCRIPT = `trap '' HUP INT TERM
group=$1
while read -r word; do
  case $word in ended) group= ;; gone) exit 0 ;; esac
done
[ -z "$group" ] || kill -s KILL -- "-$group"
for round in 1 2 3; do
  for environ in $(grep -laF "$3" /proc/[0-9]*/environ); do
    process=\${environ#/proc/}
    kill -s KILL "\${process%/environ}"
  done
done
chmod -R u+rwX "$2"
rm -rf -- "$2"
`;

/** What outlives this process to clean up after it, whatever ends it. */
export interface Guard {
  /** The process group has ended: its number may soon be another's. */
  ended(): void;
  /** The folder is removed: nothing is left to guard. */
  gone(): void;
}

/**
 * Watches over a process group and its folder from a process of its own. SIGKILL gives this process no last word, but it closes
 * the pipe that the guard reads. Where there is no `sh`, the next start removes what is left.
 */
export function guardOver(group: number, { root, path }: { readonly root: string; readonly path: string }): Guard {
  const owned = `${BASE_DIRECTORY_VARIABLE}=${path}`;
  const child = spawn("/bin/sh", ["-c", SCRIPT, "byoa-guard", String(group), root, owned], {
    cwd: "/",
    env: { PATH: "/usr/bin:/bin" },
    stdio: ["pipe", "ignore", "ignore"],
    // Not in this process's group: a signal for that one is not for the guard.
    detached: true,
  });
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  child.unref();
  const say = (word: string) => {
    if (child.stdin.writable) child.stdin.write(`${word}\n`);
  };
  return {
    ended: () => say("ended"),
    gone() {
      say("gone");
      child.stdin.end();
    },
  };
}
