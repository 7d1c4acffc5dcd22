import type { PlatformErrorCode } from "@byoa/platform";
import type { ErrorEntry } from "./error-entry.ts";

/** What the platform can end with: the engine, images, archives, disks. */
export const platformErrors: Readonly<Record<PlatformErrorCode, ErrorEntry>> = {
  "image-not-found": {
    exit: 2,
    meaning: "The image is not on the engine, and no registry has it.",
    next: "Build it (`docker build -t NAME .`) or check its name.",
  },
  "image-pull-failed": {
    exit: 2,
    meaning: "The image is not on the engine and could not be pulled.",
    next: "Check the network and the registry's login, or pull it by hand.",
  },
  "image-build-failed": {
    exit: 2,
    meaning: "The folder that was given, or one of this project's own images, does not build.",
    next: "The line has the last words of the build.",
  },
  "input-not-readable": {
    exit: 2,
    meaning: "A channel's file cannot be read.",
    next: "Check the path and who may read it.",
  },
  "model-not-readable": {
    exit: 2,
    meaning: "The model to serve is neither a folder nor a readable model.tar.gz.",
    next: "Check `--model`.",
  },
  "archive-escapes": {
    exit: 2,
    meaning: "An archive has members that would be unpacked outside their folder.",
    next: "Pack it again with relative paths.",
  },
  "archive-too-large": {
    exit: 2,
    meaning: "An archive exceeds a limit: of members, of bytes once unpacked, of depth, or of the length of a name.",
    next: "Leave out what is not needed, or shorten the paths; the message names the limit.",
  },
  "folder-not-writable": {
    exit: 2,
    meaning: "The folder in which jobs keep their archives cannot be written.",
    next: "`--report` another folder; without `--keep` it is the system's temporary folder (TMPDIR).",
  },
  "engine-not-reachable": {
    exit: 3,
    meaning: "No container engine answers.",
    next: "Start Docker; check DOCKER_HOST.",
  },
  "engine-failed": {
    exit: 3,
    meaning: "The container engine answered with an error of its own.",
    next: "The line has its words; look into its log.",
  },
  "container-removed": {
    exit: 3,
    meaning: "Something other than byoa removed a container, or took its network away, while byoa used it.",
    next: "Run again, and leave containers and networks named `byoa-…` alone.",
  },
  "left-behind": {
    exit: 3,
    meaning: "The container engine did not remove everything within the time that closing may take.",
    next: "The line names what is left and the command that removes it; the next run removes it, too.",
  },
  "pipes-not-available": {
    exit: 3,
    meaning: "Named pipes cannot be shared with containers here.",
    next: "Run on a Linux host for Pipe mode, or leave the capability out.",
  },
  "program-not-found": {
    exit: 2,
    meaning: "Without containers the image is a program's folder: this one is none, or does not say how it is run.",
    next: "`command` in its byoa.yaml, or `main` in its package.json.",
  },
  "port-in-use": {
    exit: 2,
    meaning: "The port at which the endpoint is to be reached is taken: by another `byoa serve`, for example.",
    next: "`--port` another one.",
  },
  "not-recorded": {
    exit: 3,
    meaning: "A recorded platform was asked for a job, an endpoint or an answer that the recorded run did not ask for.",
    next: "Record the run again with the present experiments.",
  },
  "disk-full": {
    exit: 3,
    meaning: "There is no room left on a disk that the run needs.",
    next: "Make room, then run again.",
  },
  interrupted: {
    exit: 130,
    meaning: "Ctrl-C or SIGTERM. Containers, networks and volumes of the run were removed.",
    next: "Press Ctrl-C a second time to leave at once; then some may stay.",
  },
};
