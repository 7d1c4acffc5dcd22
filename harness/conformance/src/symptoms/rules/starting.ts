import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** The container ends before a line of the program has run. */
export const starting: readonly Symptom[] = [
  {
    title: "train is not found",
    area: "starting",
    role: "cause",
    clues: [
      clue(
        'exec: "train": executable file not found in $PATH',
        /exec:? \\*["']?train\\*["']?:? (?:executable file )?not found/i,
      ),
      clue(
        "[FATAL tini (7)] exec train failed: No such file or directory",
        /exec train failed: No such file or directory/i,
      ),
      clue(
        "FileNotFoundError: [Errno 2] No such file or directory: 'train'",
        /No such file or directory: '(?:\.?\/)?train'(?:: 'train')?\s*$/i,
      ),
      clue(
        "/bin/sh: 1: train: not found",
        /(?:\bsh|bash|entrypoint\S*): (?:line )?(?:\d+: )?(?:exec: )?train: (?:command )?not found/i,
      ),
      clue("Error: Cannot find module '/usr/src/app/train'", /Cannot find module '(?<path>\/(?:\S+\/)?train)'/i),
      clue(
        "python: can't open file '/opt/program/train': [Errno 2] No such file or directory",
        /can't open file '(?<path>[^']*\btrain)'/i,
      ),
      clue("Error: No such command 'train'", /No such command ["']?train\b/i),
      clue("main.py: error: unrecognized arguments: train", /unrecognized arguments: train$|invalid choice: 'train'/i),
      clue(
        'exec: "/opt/program/train": stat /opt/program/train: no such file or directory',
        /exec:? \\*"[^"]*\/train\\*":? stat \S+: no such file/i,
      ),
    ],
    happened: "The platform ran `docker run IMAGE train`, and nothing in the image knows `train`.",
    cause:
      "With no entry point, `train` is looked for as a program on the PATH; an entry point such as `python`, `node`, `tini --` or a shell gets it as the name of a file to run. What stands in CMD is replaced.",
    fix: 'Give the image an entry point that looks at its argument, `ENTRYPOINT ["python", "/opt/program/main.py"]` with `sys.argv[1] == "train"`; or put an executable file `train` on the PATH: `COPY --chmod=755 train /usr/local/bin/train`. With a job\'s own ContainerEntrypoint no `train` is added.',
    requirements: ["IMG-TRAIN-03", "IMG-CMD-05", "IMG-INIT-07", "IMG-SCRIPT-10"],
    sources: [
      awsGuide("your-algorithms-training-algo-dockerfile"),
      issue("aws/sagemaker-python-sdk", 222),
      issue("aws/sagemaker-python-sdk", 4113),
      issue("aws/sagemaker-training-toolkit", 65),
    ],
  },
  {
    title: "serve is not found",
    area: "starting",
    role: "cause",
    clues: [
      clue(
        'exec: "serve": executable file not found in $PATH',
        /exec:? \\*["']?serve\\*["']?:? (?:executable file )?not found/i,
      ),
      clue(
        "[FATAL tini (7)] exec serve failed: No such file or directory",
        /exec serve failed: No such file or directory/i,
      ),
      clue(
        "FileNotFoundError: [Errno 2] No such file or directory: 'serve'",
        /No such file or directory: '(?:\.?\/)?serve'(?:: 'serve')?\s*$/i,
      ),
      clue(
        "/bin/sh: 1: serve: not found",
        /(?:\bsh|bash|entrypoint\S*): (?:line )?(?:\d+: )?(?:exec: )?serve: (?:command )?not found/i,
      ),
      clue("Error: Cannot find module '/usr/src/app/serve'", /Cannot find module '(?<path>\/(?:\S+\/)?serve)'/i),
      clue(
        "python: can't open file '/app/serve': [Errno 2] No such file or directory",
        /can't open file '(?<path>[^']*\bserve)'/i,
      ),
      clue("Error: No such command 'serve'", /No such command ["']?serve\b/i),
      clue(
        "api_server.py: error: unrecognized arguments: serve",
        /unrecognized arguments: serve\s*$|invalid choice: 'serve'|unexpected (?:extra )?argument '?\(?serve/i,
      ),
      clue(
        'exec: "/opt/program/serve": stat /opt/program/serve: no such file or directory',
        /exec:? \\*"[^"]*\/serve\\*":? stat \S+: no such file/i,
      ),
    ],
    happened: "The platform ran `docker run IMAGE serve`, and nothing in the image knows `serve`.",
    cause:
      "With no entry point, `serve` is looked for as a program on the PATH; an entry point that is a server, an interpreter or an init program gets the word as an argument of its own. What stands in CMD is replaced.",
    fix: "Let the entry point take the argument: a script `serve` on the PATH that ends with `exec python server.py` (`COPY --chmod=755 serve /usr/local/bin/serve`, and `ENTRYPOINT []` if the base image sets one), or a program that drops `serve` before it reads its options.",
    requirements: ["IMG-SERVE-04", "IMG-CMD-05", "IMG-INIT-07", "IMG-SCRIPT-10"],
    sources: [
      awsGuide("your-algorithms-inference-code"),
      issue("aws/amazon-sagemaker-examples", 628),
      issue("aws/sagemaker-python-sdk", 4191),
      issue("aws-neuron/deep-learning-containers", 171),
    ],
  },
  {
    title: "Exit code 126",
    area: "starting",
    role: "effect",
    clues: [clue("exited with code 126", /exit(?:ed)?(?: with)?[ _]?(?:code|status)[:= ]+126\b/i)],
    alone: ["126", "exit code 126", "exit code: 126"],
    happened: "A program was found and could not be executed (exit code 126).",
    cause: "Its execute bit is missing, or it is no program for this system.",
    fix: "`COPY --chmod=755` the entry script; the line before this one in the log names the file.",
    requirements: ["IMG-SCRIPT-10", "IMG-TRAIN-03", "IMG-SERVE-04"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile"), issue("aws/sagemaker-python-sdk", 4678)],
  },
  {
    title: "Exit code 127",
    area: "starting",
    role: "effect",
    clues: [clue("Process exited with code: 127", /exit(?:ed)?(?: with)?[ _]?(?:code|status)[:= ]+127\b/i)],
    alone: ["127", "exit code 127", "exit code: 127"],
    happened: "A program was not found (exit code 127).",
    cause:
      "The entry point itself, the interpreter in its first line, or a program that a script calls is not in the image.",
    fix: "The line before this one in the log names the program: install it, or put it on the PATH.",
    requirements: ["IMG-TRAIN-03", "IMG-SERVE-04", "IMG-SCRIPT-10", "IMG-CMD-05"],
    sources: [issue("aws/sagemaker-tensorflow-training-toolkit", 263)],
  },
  {
    title: "The container cannot be started",
    area: "starting",
    role: "effect",
    clues: [
      clue(
        "CannotStartContainerError. Please make sure the container can be run with docker run <image> train",
        /CannotStartContainerError|Please ensure the model container .* starts correctly when invoked with 'docker run|make sure the container can be run with '?docker run/i,
      ),
    ],
    happened: "SageMaker started the container with `train` or `serve`, and it ended at once.",
    cause:
      "The entry point is missing, may not be executed, is built for another processor, or fails in its first lines.",
    fix: "Run `docker run --rm IMAGE train` (or `serve`) on your machine: it prints what the platform saw. `byoa check IMAGE` says which requirement it was.",
    requirements: ["IMG-TRAIN-03", "IMG-SERVE-04", "IMG-CMD-05", "IMG-ARCH-01", "IMG-SCRIPT-10"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile"), awsGuide("your-algorithms-inference-code")],
  },
];
