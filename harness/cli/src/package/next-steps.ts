import { commandLine, shellWord, visibleLine } from "@byoa/conformance/text";
import { channelUri, modelUri, type RequestFacts } from "./requests.ts";

/** The commands that bring it to the cloud, as a script that stands in the folder. */
export function nextSteps(facts: RequestFacts): string {
  const { image, bucket, profile } = facts;
  const registry = image.split("/", 1)[0] ?? "";
  const region = /\.ecr\.([a-z0-9-]+)\./.exec(registry)?.[1];
  const login =
    region === undefined
      ? []
      : [
          `aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin ${shellWord(registry)}`,
        ];
  const channels = profile.declaredData ? profile.channels : [];
  return [
    "#!/bin/sh",
    "# Written by byoa package. Needs the AWS command line and its credentials; look at the two requests first.",
    "set -eu",
    'cd "$(dirname "$0")"',
    "",
    ...login,
    commandLine(["docker", "push", image]),
    commandLine(["aws", "s3", "cp", "model.tar.gz", modelUri(facts)]),
    ...channels.map(
      ({ name }) =>
        `# ${visibleLine(commandLine(["aws", "s3", "cp", "--recursive", `YOUR/${name}`, channelUri(bucket, name)]))}`,
    ),
    "",
    "aws sagemaker create-model --cli-input-json file://create-model.json",
    "# Training there, once the channels' data are copied:",
    "# aws sagemaker create-training-job --cli-input-json file://create-training-job.json",
    "",
  ].join("\n");
}
