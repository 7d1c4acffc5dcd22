import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { FakeProgram, ProgramRun } from "./fake-program.fixture.ts";

/** A program of the suite, once for a shell and once as a function: both do the same. In the shell `$B` is the base folder. */
export interface SuiteProgram {
  readonly shell: string;
  readonly fake: FakeProgram;
}

const untilKilled = async ({ killed }: ProgramRun): Promise<number> => {
  await new Promise((resolve) => killed.addEventListener("abort", resolve));
  return 137;
};

const MODEL = "/opt/ml/model";
const server = `require("http").createServer((q, r) => r.end(q.url)).listen(process.env.SAGEMAKER_BIND_TO_PORT || 8080, () => console.log("up"))`;

export const PROGRAMS = {
  /** Both streams, a last line without its end, and an exit code. */
  speaks: {
    shell: "echo one; echo two; echo wrong >&2; printf partial; exit 7",
    fake({ print }) {
      print("one\ntwo\n");
      print("wrong\n", "stderr");
      print("partial");
      return 7;
    },
  },
  told: {
    shell: 'echo "$1 $GIVEN"',
    fake({ print, arguments: [first], environment }) {
      print(`${first} ${environment.GIVEN}\n`);
      return 0;
    },
  },
  /** Two thousand lines, and then its end at once. */
  talks: {
    shell: "i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done",
    fake({ print }) {
      for (let line = 0; line < 2_000; line++) print(`line ${line}\n`);
      return 0;
    },
  },
  /** Far more output than is kept, in lines and in one line. */
  floods: {
    shell:
      "head -c 300000 /dev/zero | tr '\\0' x; echo; i=0; while [ $i -lt 3000 ]; do echo a line of some length $i; i=$((i+1)); done; echo last",
    fake({ print }) {
      print(`${"x".repeat(300_000)}\n`);
      for (let line = 0; line < 3_000; line++) print(`a line of some length ${line}\n`);
      print("last\n");
      return 0;
    },
  },
  /** Runs until it is ended. */
  stays: {
    shell: "echo up; exec sleep 600",
    fake(run) {
      run.print("up\n");
      return untilKilled(run);
    },
  },
  /** Wants a whole processor until it is ended. */
  burns: {
    shell: "echo up; while :; do :; done",
    fake(run) {
      run.print("up\n");
      return untilKilled(run);
    },
  },
  /** Hears SIGTERM, says so, and ends with 5. */
  hears: {
    shell: "trap 'echo heard; exit 5' TERM; echo up; while :; do sleep 0.05; done",
    async fake({ print, terminated }) {
      print("up\n");
      await new Promise((resolve) => terminated.addEventListener("abort", resolve));
      print("heard\n");
      return 5;
    },
  },
  /** Ends, and leaves a child that holds its output. */
  detaches: {
    shell: "setsid sleep 60 & echo done; exit 3",
    fake({ print, killed }) {
      void sleep(60_000, undefined, { signal: killed }).catch(() => {});
      print("done\n");
      return 3;
    },
  },
  /** Leaves a file, a folder, a link to the file and one to the folder itself. */
  leaves: {
    shell:
      "mkdir -p $B/model/sub; printf hello > $B/model/sub/file; ln -s sub/file $B/model/link; ln -s . $B/model/loop; echo up; exec sleep 600",
    fake(run) {
      run.files.write(`${MODEL}/sub/file`, "hello");
      run.files.link(`${MODEL}/link`, "sub/file");
      run.files.link(`${MODEL}/loop`, ".");
      run.print("up\n");
      return untilKilled(run);
    },
  },
  /** Tells the mode and the text of what it was given, and whether it may write there. */
  looks: {
    shell:
      "cat $B/model/run.sh; echo; test -x $B/model/run.sh && echo executable; touch $B/model/new 2>/dev/null || echo refused",
    fake({ files, print }) {
      print(`${files.read(`${MODEL}/run.sh`)}\n`);
      if (((files.mode(`${MODEL}/run.sh`) ?? 0) & 0o111) !== 0) print("executable\n");
      try {
        files.write(`${MODEL}/new`, "");
      } catch {
        print("refused\n");
      }
      return 0;
    },
  },
  serves: {
    shell: `exec node -e '${server}'`,
    async fake(run) {
      const http = createServer((request, response) => response.end(request.url));
      await new Promise<void>((resolve) => http.listen(run.port, "127.0.0.1", resolve));
      run.killed.addEventListener("abort", () => {
        http.closeAllConnections();
        http.close();
      });
      run.print("up\n");
      return untilKilled(run);
    },
  },
} as const satisfies Readonly<Record<string, SuiteProgram>>;

export type ProgramName = keyof typeof PROGRAMS;
