// Bundles the two programs of the images: /opt/program trains and serves on either backend, /opt/serve only serves, in JavaScript.
import { join } from "node:path";
import { build } from "esbuild";

const facades = {
  // It asks for the union package; the facade is what it uses of it, so that there is one TensorFlow.js in the program.
  "@tensorflow/tfjs": "tfjs-facade.ts",
  // It calls functions of Node's that are no longer there.
  util: "util-facade.ts",
};

function resolveForTfjsNode(build) {
  build.onResolve({ filter: /^(@tensorflow\/tfjs|util)$/ }, ({ path, importer }) =>
    importer.includes("/tfjs-node/") ? { path: join(import.meta.dirname, "src/backend", facades[path]) } : undefined,
  );
}

const common = {
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  splitting: true,
  outExtension: { ".js": ".mjs" },
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  // ES modules where there are any: only what is used of them gets into the bundle.
  mainFields: ["module", "main"],
  plugins: [{ name: "tfjs-node", setup: resolveForTfjsNode }],
  logLevel: "warning",
};

await build({ ...common, entryPoints: { main: "src/main.ts" }, outdir: "/opt/program" });
await build({ ...common, entryPoints: { main: "src/main-serve.ts" }, outdir: "/opt/serve" });
