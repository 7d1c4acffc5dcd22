import { type Caller, sagemakerArn } from "../protocol/arns.ts";
import type { Resource } from "../store/resources.ts";
import { trainingDocument } from "./training-input.ts";

const seconds = (timeMs: number): number => timeMs / 1000;

/** DescribeTrainingJob: what was asked for, and how far it has come. */
export function describeTrainingJob(resource: Resource, caller: Caller): Readonly<Record<string, unknown>> {
  const { request, state } = trainingDocument.parse(resource.document);
  const { Tags: _, ...asked } = request;
  const { trainingStartMs: start, trainingEndMs: end } = state;
  const trainingSeconds =
    start === undefined || end === undefined ? undefined : Math.max(1, Math.round(seconds(end - start)));
  return {
    ...asked,
    TrainingJobArn: sagemakerArn(caller, "training-job", resource.name),
    TrainingJobStatus: resource.status,
    SecondaryStatus: state.secondaryStatus,
    ModelArtifacts: { S3ModelArtifacts: state.modelArtifact ?? "" },
    ...(state.failureReason === undefined ? {} : { FailureReason: state.failureReason }),
    CreationTime: seconds(resource.createdMs),
    LastModifiedTime: seconds(resource.modifiedMs),
    ...(start === undefined ? {} : { TrainingStartTime: seconds(start) }),
    ...(end === undefined ? {} : { TrainingEndTime: seconds(end) }),
    ...(trainingSeconds === undefined
      ? {}
      : { TrainingTimeInSeconds: trainingSeconds, BillableTimeInSeconds: trainingSeconds }),
    SecondaryStatusTransitions: state.transitions.map(({ status, atMs, message }, index, all) => {
      const next =
        all[index + 1]?.atMs ?? (resource.status === "InProgress" || resource.status === "Stopping" ? undefined : atMs);
      return {
        Status: status,
        StartTime: seconds(atMs),
        ...(next === undefined ? {} : { EndTime: seconds(next) }),
        StatusMessage: message,
      };
    }),
    FinalMetricDataList: state.metrics.map(({ name, value, atMs }) => ({
      MetricName: name,
      Value: value,
      Timestamp: seconds(atMs),
    })),
  };
}

/** One job of ListTrainingJobs. */
export function summariseTrainingJob(resource: Resource, caller: Caller): Readonly<Record<string, unknown>> {
  const { state } = trainingDocument.parse(resource.document);
  return {
    TrainingJobName: resource.name,
    TrainingJobArn: sagemakerArn(caller, "training-job", resource.name),
    CreationTime: seconds(resource.createdMs),
    LastModifiedTime: seconds(resource.modifiedMs),
    ...(state.trainingEndMs === undefined ? {} : { TrainingEndTime: seconds(state.trainingEndMs) }),
    TrainingJobStatus: resource.status,
    SecondaryStatus: state.secondaryStatus,
  };
}
