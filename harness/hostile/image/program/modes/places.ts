import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { type HostilePrograms, model, output, trainFriendly } from "../program.ts";

/** Does what it can; what the container does not allow is only printed. */
function attempt(what: string, action: () => unknown): void {
  try {
    action();
  } catch (error) {
    console.log(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const shell = (command: string): void =>
  attempt(command, () => execFileSync("sh", ["-c", command], { stdio: ["ignore", "ignore", "pipe"] }));

const NAMES: readonly (string | Buffer)[] = [
  "two\nlines",
  "l".repeat(255),
  Buffer.from([0x66, 0xff, 0xfe, 0x80]),
  "\u001b[31mred",
  "..parent",
  "back\\slash",
  "__proto__",
  "constructor",
  "<b onclick=steal()>",
  "-rf",
  " ",
  "$(touch stolen)",
  "\u202etxt.exe",
];

/** Names, nodes and links that mean something to whoever reads the folders. */
export const places: HostilePrograms = {
  "names-odd": {
    train() {
      trainFriendly();
      for (const name of NAMES)
        attempt("a name", () => writeFileSync(Buffer.concat([Buffer.from(`${model}/`), Buffer.from(name)]), "x"));
      attempt("a deep path", () => mkdirSync(`${model}/deep${`/${"d".repeat(190)}`.repeat(15)}`, { recursive: true }));
    },
  },
  "nodes-odd": {
    train() {
      trainFriendly();
      for (const folder of [model, output]) {
        const links = ["/etc/passwd", "../../../../../../etc/shadow", "/", "/proc/self/environ", "self"];
        links.forEach((target, number) => {
          shell(`ln -s ${target} ${folder}/link-${number}`);
        });
        shell(`ln -s self ${folder}/self; ln /etc/hostname ${folder}/hard; mkfifo ${folder}/fifo`);
        shell(`mknod ${folder}/null c 1 3; mknod ${folder}/disk b 254 0`);
        shell(`touch ${folder}/setuid; chmod 6777 ${folder}/setuid`);
        shell(`node -e "require('net').createServer().listen('${folder}/socket', () => process.kill(process.pid))"`);
      }
    },
  },
  /** The folders themselves become links to somewhere else. */
  "folders-replaced": {
    train() {
      trainFriendly();
      for (const folder of [model, output]) shell(`rm -rf ${folder}/* ${folder}; ln -s /etc ${folder}`);
      shell("mv /opt/ml /opt/moved; ln -s /etc /opt/ml");
    },
  },
};
