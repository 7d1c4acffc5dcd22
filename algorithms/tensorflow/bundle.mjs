// Bundles the two programs of the images: /opt/program trains and serves on either backend, /opt/serve only serves, in JavaScript.
import { build } from "esbuild";

const common = {
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  splitting: true,
  outExtension: { ".js": ".mjs" },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  // tfjs-node asks for the union package; the facade is what it uses of it, so that there is one TensorFlow.js in the program.
  alias: { "@tensorflow/tfjs": "./src/backend/tfjs-facade.ts" },
  logLevel: "warning",
};

await build({ ...common, entryPoints: { main: "src/main.ts" }, outdir: "/opt/program" });
await build({ ...common, entryPoints: { main: "src/main-serve.ts" }, outdir: "/opt/serve" });
