import { posix } from "node:path";
import { type EntryProgram, lookAtImage } from "../../experiments/image/look-at-image.ts";
import type { Evidence } from "../../requirement/evidence.ts";
import { shorten } from "../../requirement/evidence-text.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { withFix } from "../../requirement/with-fix.ts";
import { programIsFound } from "../sights/image.ts";

const EXECUTE = 0o111;

export const scriptsCanBeStarted = requirement({
  id: "IMG-SCRIPT-10",
  section: "image",
  level: "SHOULD",
  sentence: "Entry scripts have Unix line ends, a first line that names their interpreter, and the execute bit.",
  why: "A script from a Windows checkout, or without its execute bit, does not start: the message is `no such file or directory` for a file that is plainly there.",
  causes: ["git turned the line ends on Windows", "`chmod +x` was forgotten", "the first line `#!…` is missing"],
  fix: "`COPY --chmod=755 train /usr/local/bin/train` (Dockerfile; with the classic builder `RUN chmod 755 …`), `*.sh text eol=lf` (.gitattributes), `#!/usr/bin/env python3` as the first line.",
  sources: [
    awsGuide("your-algorithms-training-algo-dockerfile"),
    issue("aws/amazon-sagemaker-examples", 571),
    issue("aws/amazon-sagemaker-examples", 969),
    issue("aws/sagemaker-python-sdk", 4678),
  ],
  needs: { look: lookAtImage },
  facets: ["image"],
  passHasSeen: programIsFound,
  judge({ look }) {
    const programs = [look.train, look.serve].flatMap((image) => image?.programs ?? []);
    for (const program of programs) {
      const wrong = whatIsWrong(program);
      if (wrong !== undefined) return withFix(wrong.fix, broken(`${program.path} ${wrong.what}`, evidenceOf(program)));
    }
    return pass();
  },
});

interface Wrong {
  readonly what: string;
  readonly fix: string;
}

function whatIsWrong({ role, path, mode, text, windowsLineEnds, shebang }: EntryProgram): Wrong | undefined {
  const name = posix.basename(path);
  if (windowsLineEnds === true) {
    return {
      what: "has Windows line ends (CRLF, 0x0D 0x0A)",
      fix: `Save ${name} with Unix line ends and keep git from turning them: \`${name} text eol=lf\` in .gitattributes; until then \`RUN sed -i 's/\\r$//' ${path}\` in the Dockerfile.`,
    };
  }
  if (role !== "script" && (mode & EXECUTE) === 0) {
    return {
      what: `has no execute bit (mode ${mode.toString(8)})`,
      fix: `Set it in the Dockerfile: \`COPY --chmod=755 ${name} ${path}\`, or \`RUN chmod 755 ${path}\`.`,
    };
  }
  if (role !== "script" && text !== undefined && shebang === undefined) {
    return {
      what: "is a text without `#!` and interpreter in its first line",
      fix: `Begin ${path} with its interpreter: \`#!/usr/bin/env python3\`, \`#!/usr/bin/env node\` or \`#!/bin/sh\`, with nothing before it.`,
    };
  }
  return undefined;
}

function evidenceOf({ path, mode, uid, sizeBytes, text }: EntryProgram): Evidence {
  const firstLine = text === undefined ? "" : `\n${shorten(text.split("\n", 1)[0] ?? "")}`;
  return { label: path, text: `mode ${mode.toString(8)}, owner ${uid}, ${sizeBytes} bytes${firstLine}` };
}
