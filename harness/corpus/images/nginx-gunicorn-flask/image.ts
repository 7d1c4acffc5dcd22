import { image } from "../../src/image.ts";

export default image({
  title: "nginx, gunicorn and Flask, started by one Python script; signals, failures and bad input are taken care of",
  resembles: "aws/amazon-sagemaker-examples scikit_bring_your_own, as careful teams finish it",
  condition: "sound",
  bases: ["nginx"],
  truth: { conclusion: "conformant", broken: {} },
});
