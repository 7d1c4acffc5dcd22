import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** The file that the platform starts: its line ends, its processor, its rights. */
export const entryScript: readonly Symptom[] = [
  {
    title: "Windows line ends in the entry script",
    area: "starting",
    role: "cause",
    clues: [
      clue(
        "/usr/bin/env: 'python3\\r': No such file or directory",
        /env: '?(?<interpreter>[\w./-]+)(?:\\r|\^M)'?: No such file or directory/i,
      ),
      clue("/bin/bash^M: bad interpreter: No such file or directory", /bad interpreter: /i),
      clue(
        "exec user process caused: no such file or directory",
        /exec user process caused(?: ")?:? "?no such file or directory/i,
      ),
      clue("$'\\r': command not found", /\$'\\r': command not found/i),
      clue(
        "exec /usr/local/bin/serve: no such file or directory",
        /\bexec (?<program>\/[\w./-]+): no such file or directory/i,
      ),
    ],
    happened: "The entry script is in the image, but the interpreter that its first line names is not found.",
    cause:
      "The script has Windows line ends, so a carriage return is part of the interpreter's name; or the interpreter named in its first line is not in the image.",
    fix: "Save the script with LF line ends (`*.sh text eol=lf` in .gitattributes, or `sed -i 's/\\r$//'` in the Dockerfile) and check that its first line names a program of the image. `head -1 serve | od -c` shows a \\r.",
    requirements: ["IMG-SCRIPT-10"],
    sources: [
      issue("aws/amazon-sagemaker-examples", 571),
      issue("aws/amazon-sagemaker-examples", 969),
      issue("aws/amazon-sagemaker-examples", 1589),
    ],
  },
  {
    title: "exec format error",
    area: "starting",
    role: "cause",
    clues: [
      clue(
        "standard_init_linux.go:228: exec user process caused: exec format error",
        /exec format error|ENOEXEC|invalid ELF header|wrong ELF class|cannot execute binary file|incompatible architecture|Could not load the "\S+" module using the linux/i,
      ),
      clue(
        "The requested image's platform (linux/arm64) does not match the detected host platform (linux/amd64)",
        /platform \((?<built>[\w/]+)\) does not match the (?:detected host|specified) platform(?: \((?<wanted>[\w/]+)\))?/i,
      ),
      clue(
        "no matching manifest for linux/amd64 in the manifest list entries",
        /no matching manifest for (?<wanted>linux\/\w+)/i,
      ),
    ],
    happened: "The kernel of the instance cannot run the entry program.",
    cause:
      "The image is built for another processor (often linux/arm64 on a Mac), or the entry script does not begin with `#!` and its interpreter in the very first line.",
    fix: '`docker image inspect --format "{{.Os}}/{{.Architecture}}" IMAGE` must print linux/amd64 (linux/arm64 for Graviton only): build with `docker build --platform linux/amd64 …`. If it does, give the script a first line such as `#!/usr/bin/env python3`, with nothing before it.',
    requirements: ["IMG-ARCH-01", "IMG-SCRIPT-10"],
    sources: [
      issue("aws-samples/aws-lex-conv-faq", 8),
      issue("apache/airflow", 27899),
      issue("aws-samples/amazon-sagemaker-custom-container", 3),
    ],
  },
  {
    title: "The entry program may not be executed",
    area: "starting",
    role: "cause",
    clues: [
      clue(
        'OCI runtime create failed: exec: "serve": permission denied: unknown',
        /exec:? \\*"(?<program>[^"\\]+)\\*":? (?:stat \S+: )?permission denied/i,
      ),
      clue("[FATAL tini (7)] exec train failed: Permission denied", /exec (?<program>\S+) failed: Permission denied/i),
      clue("exec /opt/program/train: permission denied", /\bexec (?<program>\/\S+): permission denied/i),
      clue(
        "PermissionError: [Errno 13] Permission denied: 'serve'",
        /Permission denied: '(?<program>train|serve|[\w/.-]*\/(?:train|serve)|[\w./-]+\.sh)'/i,
      ),
      clue(
        "/bin/sh: 1: /opt/program/train: Permission denied",
        /(?:sh|bash|env): (?:line )?(?:\d+: )?(?<program>[\w./-]+): Permission denied/i,
      ),
      clue(
        'standard_init_linux.go:211: exec user process caused "permission denied"',
        /exec user process caused:? "?permission denied/i,
      ),
    ],
    happened: "The file `{program|of the entry point}` is in the image and may not be executed.",
    cause:
      "Its execute bit was lost on the way into the image (a Windows checkout, an archive, `COPY` of a file without it).",
    fix: "`COPY --chmod=755 {program|train} …` in the Dockerfile, or `RUN chmod 755` on the file in the image.",
    requirements: ["IMG-SCRIPT-10", "IMG-TRAIN-03", "IMG-SERVE-04"],
    sources: [
      awsGuide("your-algorithms-training-algo-dockerfile"),
      issue("aws/sagemaker-python-sdk", 4678),
      issue("aws/amazon-sagemaker-examples", 744),
    ],
  },
];
