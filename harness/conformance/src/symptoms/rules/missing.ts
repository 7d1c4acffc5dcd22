import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";
import { packageOf, systemPackageOf } from "./package-names.ts";

/** Something that the program needs is not in the image. */
export const missing: readonly Symptom[] = [
  {
    title: "A character that the locale of the image lacks",
    area: "missing",
    role: "cause",
    clues: [
      clue(
        "UnicodeEncodeError: 'ascii' codec can't encode character '\\u2265' in position 9: ordinal not in range(128)",
        /UnicodeEncodeError: '(?<codec>[\w-]+)' codec can't encode/,
      ),
      clue(
        "UnicodeDecodeError: 'ascii' codec can't decode byte 0xe2 in position 12: ordinal not in range(128)",
        /UnicodeDecodeError: '(?<codec>ascii)' codec can't decode/,
      ),
      clue("invalid byte sequence in US-ASCII", /invalid byte sequence in (?<codec>US-ASCII)/),
    ],
    happened: "The program reads or writes a character that the encoding {codec|of the container} does not have.",
    cause:
      "A slim image has the locale C or POSIX; the same program works on a machine with UTF-8, in a terminal or a notebook.",
    fix: 'Set it in the Dockerfile: `ENV LANG=C.UTF-8 PYTHONIOENCODING=utf-8`; open files with `encoding="utf-8"`.',
    requirements: ["TRAIN-EXIT-01", "IMG-SERVE-04"],
    sources: [issue("aws/sagemaker-containers", 159)],
  },
  {
    title: "A system library is missing",
    area: "missing",
    role: "cause",
    clues: [
      clue(
        "ImportError: libGL.so.1: cannot open shared object file: No such file or directory",
        /(?<library>lib[\w.+-]+?\.so[\w.]*):? cannot open shared object file/i,
        /libcuda\.so|libnvidia|libcudart|libcudnn|libcublas|libnccl|libcufft|libcusparse|libnvinfer/i,
      ),
      clue(
        "Error loading shared library libstdc++.so.6: No such file or directory",
        /(?:Error loading shared library|error while loading shared libraries:) (?<library>[\w.+-]+)/i,
      ),
    ],
    derive: ({ library = "" }) => ({ systemPackage: systemPackageOf(library) }),
    happened: "The shared library {library} is not in the image.",
    cause: "A package of the program was built against it, and slim base images leave it out.",
    fix: "Install what brings it, in the Dockerfile: `RUN apt-get update && apt-get install -y --no-install-recommends {systemPackage|the package that holds it}`.",
    requirements: ["IMG-SERVE-04", "IMG-TRAIN-03"],
    sources: [issue("aws/sagemaker-tensorflow-serving-container", 159), issue("aws/sagemaker-python-sdk", 1546)],
  },
  {
    title: "A library has another version than the program needs",
    area: "missing",
    role: "cause",
    clues: [
      clue(
        "/lib/x86_64-linux-gnu/libm.so.6: version `GLIBC_2.29' not found",
        /: version [`'"]?(?<name>[A-Z]+_[\w.]+)['"`]? not found/i,
      ),
      clue("ImportError: /opt/lib.so: undefined symbol: _ZN3c104cuda", /undefined symbol: (?<name>\w+)/i),
      clue(
        "cannot import name 'url_quote' from 'werkzeug.urls'",
        /cannot import name '?(?<name>\w+)'? from (?:partially initialized module )?'?(?<module>[\w.]+)/i,
      ),
      clue(
        "AttributeError: module 'numpy' has no attribute 'float'",
        /AttributeError: module '(?<module>[\w.]+)' has no attribute '(?<name>\w+)'/,
      ),
      clue(
        "numpy.dtype size changed, may indicate binary incompatibility",
        /size changed, may indicate binary incompatibility|module compiled against API version/i,
      ),
      clue(
        "pkg_resources.DistributionNotFound: The 'requests' distribution was not found and is required by the application",
        /DistributionNotFound: The '(?<module>[^']+)' distribution was not found|VersionConflict: \(?(?<name>[\w.-]+)/i,
      ),
      clue(
        "RuntimeError: module compiled against ABI version 0x1000009 but this version of numpy is 0x2000000",
        /compiled (?:against|using|with) (?:ABI|NumPy) (?:version )?\S+/i,
      ),
      clue(
        "java.lang.UnsupportedClassVersionError: Server has been compiled by a more recent version of the Java Runtime",
        /UnsupportedClassVersionError(?:: (?<name>[\w./]+))?/i,
      ),
      clue(
        "ERROR: Cannot install a==1 and b==2 because these package versions have conflicting dependencies.",
        /conflicting dependencies|ResolutionImpossible|ERESOLVE/i,
      ),
      clue(
        "TypeError: Descriptors cannot be created directly.",
        /Descriptors cannot (?:not )?be created directly|generated code is out of date and must be regenerated with protoc/i,
      ),
      clue("ModuleNotFoundError: No module named 'numpy._core'", /No module named '(?<name>numpy\._core[\w.]*)'/),
    ],
    happened: "Two packages in the image do not fit together ({module|one of them}: {name|see the line}).",
    cause:
      "One was built or written for another version of the other: a version that is not pinned, or a wheel built for a newer base image.",
    fix: "Pin both versions in requirements.txt or the lock file, and build on the base image that the packages were made for; then run the image once with `docker run --rm IMAGE serve`.",
    requirements: ["IMG-SERVE-04", "IMG-TRAIN-03"],
    sources: [issue("aws/sagemaker-tensorflow-serving-container", 135), issue("aws/amazon-sagemaker-examples", 1333)],
  },
  {
    title: "The program is written for another interpreter",
    area: "missing",
    role: "cause",
    clues: [
      clue(
        "SyntaxError: Cannot use import statement outside a module",
        /Cannot use import statement outside a module|ERR_REQUIRE_ESM|require is not defined in ES module|ERR_UNKNOWN_FILE_EXTENSION|Unexpected token 'export'/i,
      ),
      clue(
        "SyntaxError: invalid syntax",
        /SyntaxError: (?:invalid syntax|Missing parentheses|f-string|Unexpected (?:token|identifier))/i,
      ),
    ],
    happened: "The interpreter in the image does not understand the program.",
    cause:
      "It is older or newer than the one that the program was written for, or takes modules in another form (ES modules and CommonJS in Node).",
    fix: 'Use the base image of the version you develop with (`FROM python:3.12-slim`, `FROM node:24-slim`); in Node set `"type": "module"` in the package.json that you copy.',
    requirements: ["IMG-SERVE-04", "IMG-TRAIN-03"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile")],
  },
  {
    title: "A program is missing",
    area: "missing",
    role: "cause",
    clues: [
      clue(
        "FileNotFoundError: [Errno 2] No such file or directory: 'nginx': 'nginx'",
        /No such file or directory: '(?<program>[A-Za-z][\w+-]*)'(?:: '\k<program>')?/i,
      ),
      clue(
        'exec: "gunicorn": executable file not found in $PATH',
        /exec:? \\*["'](?<program>[^"'\\]+)\\*["']:? executable file not found/i,
      ),
      clue(
        "/usr/local/bin/serve: line 5: gunicorn: command not found",
        /\b(?<program>[\w+-][\w.+-]*): command not found/i,
      ),
      clue("/bin/sh: 1: java: not found", /\bsh: (?:\d+: )?(?<program>[\w.+/-]+): not found/),
      clue("Error: spawn python3 ENOENT", /spawn (?<program>\S+) ENOENT/),
      clue(
        "/usr/bin/env: 'node': No such file or directory",
        /env: '?(?<program>[\w.-]+)'?: No such file or directory/i,
      ),
      clue('exec: "mlflow": executable file not found', /\\*"(?<program>[\w.-]+)\\*": executable file not found/i),
      clue(
        'exec: "/app/entrypoint.sh": stat /app/entrypoint.sh: no such file or directory: unknown',
        /exec:? \\*"(?<program>[^"\\]+)\\*":? stat \S+: no such file/i,
      ),
      clue(
        "error: command 'gcc' failed: No such file or directory",
        /command '(?<program>[\w./+-]+)' failed: No such file|unable to execute '(?<program>[\w./+-]+)'/i,
      ),
    ],
    derive: ({ program = "" }) => ({ systemPackage: systemPackageOf(program) }),
    happened: "The program {program} is not in the image, or not on its PATH.",
    cause:
      "The entry script starts {program}, and the image was built without it; a training image of a pair often lacks what its serving half has.",
    fix: "Install it in the Dockerfile (`RUN apt-get update && apt-get install -y --no-install-recommends {systemPackage|it}`, or pip for Python programs), or start what is there; for a framework's image use its serving image.",
    requirements: ["IMG-SERVE-04", "IMG-TRAIN-03", "IMG-SCRIPT-10"],
    sources: [
      issue("aws/sagemaker-mxnet-inference-toolkit", 80),
      issue("aws/amazon-sagemaker-examples", 1853),
      issue("aws/sagemaker-tensorflow-training-toolkit", 372),
    ],
  },
  {
    title: "A module is missing",
    area: "missing",
    role: "cause",
    clues: [
      clue("ModuleNotFoundError: No module named 'sklearn'", /No module named '?"?(?<module>[\w.-]+)/i),
      clue("Error: Cannot find module 'express'", /Cannot find (?:module|package) '(?<module>[^'/][^']*)'/i),
      clue("Error: Cannot find module '/opt/program/server.js'", /Cannot find module '(?<module>\/[^']+)'/i),
      clue(
        "Error in library(mda) : there is no package called 'mda'",
        /there is no package called '?(?<module>[\w.]+)/i,
      ),
      clue("code: 'ERR_MODULE_NOT_FOUND'", /ERR_MODULE_NOT_FOUND/),
      clue(
        "Error: Could not find or load main class com.example.Server",
        /Could not find or load main class (?<module>[\w.$]+)|(?:NoClassDefFoundError|ClassNotFoundException): (?<module>[\w./$]+)/i,
      ),
      clue("Error: Unable to access jarfile /opt/app.jar", /Unable to access jarfile (?<module>\S+)/i),
      clue("Error: The package `paws.storage` is required.", /The package [`'"](?<module>[\w.]+)[`'"] is required/i),
      clue(
        "Error: class uri 'gevent' invalid or not found",
        /class uri '(?<module>[\w.]+)' invalid or not found|(?<module>gevent|eventlet|tornado) worker requires/i,
      ),
    ],
    derive: ({ module = "" }) => ({ package: packageOf(module) }),
    happened: "The module {module|that the line names} is not in the image.",
    cause:
      "The program imports it and the image was built without it: it lies beside the program on your machine only, or is installed at start, or another interpreter has it.",
    fix: "Install it when the image is built: add {package|the package} to requirements.txt (pip), package.json (npm) or the Dockerfile, or `COPY` your own module into it. `docker run --rm IMAGE serve` with nothing mounted shows the same.",
    requirements: ["IMG-SERVE-04", "IMG-TRAIN-03", "SEC-NET-01", "IMG-OPTML-09"],
    sources: [
      issue("aws/amazon-sagemaker-examples", 558),
      issue("aws/sagemaker-python-sdk", 155),
      issue("aws/amazon-sagemaker-examples", 1805),
    ],
  },
];
