// The platform starts this image with one argument: `train` for a training job, `serve` for an endpoint.
const role = process.argv[2];

if (role === "train") (await import("./train.mjs")).train();
else if (role === "serve") (await import("./serve.mjs")).serve();
else {
  console.error(`usage: train | serve (got: ${process.argv.slice(2).join(" ") || "nothing"})`);
  process.exitCode = 2;
}
