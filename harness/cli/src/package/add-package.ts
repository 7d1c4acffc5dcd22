import type { Command } from "commander";
import type { Run } from "../command.ts";
import { JOBS_FLAG } from "../local/jobs-flag.ts";
import { wholeNumber } from "../local/numbers.ts";
import type { PackageFlags } from "./package-command.ts";

const EXAMPLES = `
Examples:
  byoa package my-image --repository ACCOUNT.dkr.ecr.REGION.amazonaws.com/my-image:1 \\
    --bucket s3://my-bucket/my-algorithm --role arn:aws:iam::ACCOUNT:role/sagemaker

Writes model.tar.gz of the last job (or of --model), create-training-job.json and create-model.json, which the AWS command line
takes as they are, and next-steps.sh with the commands: push, copy, create. Nothing is sent anywhere.`;

/** `byoa package` on the command line. */
export function addPackage(program: Command, run: Run): void {
  program
    .command("package")
    .description("make what the cloud needs: image, model, requests")
    .argument("<IMAGE>", "an image of this machine")
    .requiredOption("--repository <URI>", "its name in the registry, with a tag")
    .requiredOption("--bucket <S3URI>", "where data and model will lie: s3://bucket/prefix")
    .requiredOption("--role <ARN>", "the role that SageMaker takes")
    .option("--model <MODEL|JOB>", "model.tar.gz, or a job's name (default: the last job with a model)")
    .option("--name <NAME>", "of the training job and the model (default: from the image)")
    .option("--instance-type <TYPE>", "what the job runs on", "ml.m5.xlarge")
    .option("--hosts <N>", "number of hosts", wholeNumber(1, 100), 1)
    .option("--max-run <SECONDS>", "longest that the job may run", wholeNumber(1), 3600)
    .option("--config <FILE>", "byoa.yaml to use (default: ./byoa.yaml when it is there)")
    .option("--output <DIR>", "folder for all of it; it must be empty, or not there", "byoa-package")
    .option(...JOBS_FLAG)
    .option("--debug", "show the stack of an error")
    .addHelpText("after", EXAMPLES)
    .action(async (image: string, flags: PackageFlags) =>
      run(async ({ signal }) => (await import("./package-command.ts")).packageCommand(image, flags, signal)),
    );
}
