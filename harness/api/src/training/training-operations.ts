import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TrainingJob } from "@byoa/platform";
import { z } from "zod";
import { ApiError, validationException } from "../protocol/api-error.ts";
import { type Caller, sagemakerArn } from "../protocol/arns.ts";
import type { Operations } from "../protocol/operation.ts";
import { pageOf } from "../store/page-of-resources.ts";
import type { Resource, Resources } from "../store/resources.ts";
import { describeTrainingJob, summariseTrainingJob } from "./describe-training-job.ts";
import { withoutEffect } from "./effective-parameters.ts";
import { runTrainingJob, TRAINING_LOG_GROUP, type TrainingGround } from "./run-training-job.ts";
import { statusMessage } from "./status-messages.ts";
import { trainingChannels } from "./training-channels.ts";
import { type TrainingDocument, type TrainingState, trainingDocument, trainingInput } from "./training-input.ts";

type TrainingOperation = `${"Create" | "Describe" | "Stop" | "Delete"}TrainingJob` | "ListTrainingJobs";

/** Training jobs, and the end of those that still run. */
export interface TrainingService extends AsyncDisposable {
  readonly operations: Pick<Operations<"sagemaker">, TrainingOperation>;
}

const named = z.object({ TrainingJobName: z.string() });
const ENDED: ReadonlySet<string> = new Set(["Completed", "Failed", "Stopped"]);

export interface TrainingOptions extends TrainingGround {
  readonly jobs: Resources;
  /** In which running jobs keep their files. */
  readonly folder: string;
  /** What kept a job's state from being saved. */
  readonly onFault: (error: unknown) => void;
}

export function trainingService({ jobs, folder, onFault, ...ground }: TrainingOptions): TrainingService {
  let isClosing = false;
  const running = new Map<string, { job?: TrainingJob; isStopped: boolean; readonly ended: Promise<void> }>();
  failInterrupted(jobs, folder);

  const find = ({ region }: Caller, input: unknown): Resource => {
    const job = jobs.find(region, named.parse(input).TrainingJobName);
    if (job === undefined) throw validationException("Requested resource not found.");
    return job;
  };

  return {
    operations: {
      CreateTrainingJob(request, caller, note) {
        const input = trainingInput.parse(request);
        const { TrainingJobName: name } = input;
        const { region } = caller;
        const arn = sagemakerArn(caller, "training-job", name);
        if (jobs.find(region, name) !== undefined)
          throw new ApiError(
            "ResourceInUse",
            `Training job names must be unique within an AWS account and region, and a training job with this name already exists (${arn})`,
          );
        if (input.AlgorithmSpecification?.TrainingImage === undefined)
          throw validationException("byoa up runs images: give AlgorithmSpecification.TrainingImage.");
        const key = `${region}/${name}`;
        const jobFolder = join(folder, region, name);
        const channels = trainingChannels(input, { objects: ground.objects, folder: join(jobFolder, "input"), caller });
        const without = withoutEffect(request);
        if (without.length > 0) note(`not simulated: ${without.join(", ")}`);
        const state = firstState(without);
        const now = Date.now();
        const document: TrainingDocument = { request, state };
        jobs.add(region, { name, status: "InProgress", createdMs: now, modifiedMs: now, document });
        const entry: { job?: TrainingJob; isStopped: boolean; ended: Promise<void> } = {
          isStopped: false,
          ended: Promise.resolve(),
        };
        running.set(key, entry);
        entry.ended = runTrainingJob(ground, {
          input,
          channels,
          folder: jobFolder,
          region,
          state,
          save(status, saved) {
            const shown = entry.isStopped && status === "InProgress" ? "Stopping" : status;
            jobs.update(region, name, shown, { request, state: saved });
          },
          onStarted(job) {
            entry.job = job;
            if (isClosing) drop(job);
            else if (entry.isStopped) stop(job);
          },
        })
          .catch(onFault)
          .finally(() => running.delete(key));
        return { TrainingJobArn: arn };
      },
      DescribeTrainingJob: (input, caller) => describeTrainingJob(find(caller, input), caller),
      ListTrainingJobs(input, caller) {
        const { page, ...token } = pageOf(jobs.list(caller.region), input, "Ascending");
        return { TrainingJobSummaries: page.map((job) => summariseTrainingJob(job, caller)), ...token };
      },
      StopTrainingJob(input, caller) {
        const job = find(caller, input);
        if (ENDED.has(job.status))
          throw validationException(`The request was rejected because the training job is in status ${job.status}.`);
        const entry = running.get(`${caller.region}/${job.name}`);
        if (entry !== undefined && !entry.isStopped) {
          entry.isStopped = true;
          const { request, state } = trainingDocument.parse(job.document);
          jobs.update(caller.region, job.name, "Stopping", { request, state: entering(state, "Stopping") });
          if (entry.job !== undefined) stop(entry.job);
        }
        return {};
      },
      DeleteTrainingJob(input, caller) {
        const { name, status } = find(caller, input);
        if (!ENDED.has(status))
          throw new ApiError("ResourceInUse", `The training job is in status ${status}: it cannot be deleted.`);
        jobs.remove(caller.region, name);
        ground.logs.removeStreams(caller.region, TRAINING_LOG_GROUP, `${name}/`);
        return {};
      },
    },
    async [Symbol.asyncDispose]() {
      isClosing = true;
      const all = [...running.values()];
      for (const { job } of all) if (job !== undefined) drop(job);
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}

/** The job goes on to its end; `finished` has what it saved. A stop that fails shows there too. */
function stop(job: TrainingJob): void {
  job.stop().catch(() => {});
}

/** Ends it at once; the job's own end says whether that went wrong. */
function drop(job: TrainingJob): void {
  job[Symbol.asyncDispose]().then(undefined, () => {});
}

function firstState(without: readonly string[]): TrainingState {
  const told = without.length === 0 ? "" : ` (not simulated by byoa up: ${without.join(", ")})`;
  const message = `${statusMessage("Starting")}${told}`;
  return {
    secondaryStatus: "Starting",
    transitions: [{ status: "Starting", atMs: Date.now(), message }],
    metrics: [],
    notSimulated: [...without],
  };
}

function entering(state: TrainingState, status: string): TrainingState {
  const transition = { status, atMs: Date.now(), message: statusMessage(status) };
  return { ...state, secondaryStatus: status, transitions: [...state.transitions, transition] };
}

/** Jobs that ran when byoa was killed: their containers are gone, so they have failed. */
function failInterrupted(jobs: Resources, folder: string): void {
  for (const { region, name, document } of jobs.withStatus("InProgress", "Stopping")) {
    const { request, state } = trainingDocument.parse(document);
    const failed = { ...entering(state, "Failed"), failureReason: INTERRUPTED, trainingEndMs: Date.now() };
    jobs.update(region, name, "Failed", { request, state: failed });
  }
  rmSync(folder, { recursive: true, force: true });
}

const INTERRUPTED = "InternalServerError: byoa up ended while the job ran. Please try again.";
