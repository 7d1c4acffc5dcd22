import type { ICruiseOptions, IFlattenedRuleSet, IResolveOptions } from "dependency-cruiser";
import { importRules } from "./import-rules.ts";
import { roomOrders } from "./room-order.ts";

type Rule = NonNullable<IFlattenedRuleSet["forbidden"]>[number];

const TESTS = String.raw`\.test\.ts$|\.fixture\.ts$|/fixtures/`;
const CONTAINER_LIBRARIES = "(?:^|node_modules/)(?:dockerode|testcontainers)(?:/|$)";

const inOneOf = (folders: readonly string[]): string => `^(?:${folders.join("|")})/`;
const everyPackage = importRules.map(({ folder }) => folder);

/** Two rules for each package: what its sources may import, and what its tests may import besides. */
const packageRules = importRules.flatMap(({ folder, mayImport, inTests = [] }): Rule[] => [
  {
    name: `imports of ${folder}`,
    severity: "error",
    from: { path: inOneOf([folder]), pathNot: TESTS },
    to: { path: inOneOf(everyPackage), pathNot: inOneOf([folder, ...mayImport]) },
  },
  {
    name: `imports of ${folder} in tests`,
    severity: "error",
    from: { path: inOneOf([folder]) },
    to: { path: inOneOf(everyPackage), pathNot: inOneOf([folder, ...mayImport, ...inTests]) },
  },
]);

/** Each room imports the rooms before it. */
const roomRules = roomOrders.flatMap(({ folder, rooms }) =>
  rooms.slice(0, -1).map(
    (room, index): Rule => ({
      name: `upward from ${folder}/${room}`,
      severity: "error",
      from: { path: inOneOf([`${folder}/${room}`]), pathNot: TESTS },
      to: { path: inOneOf(rooms.slice(index + 1).map((later) => `${folder}/${later}`)) },
    }),
  ),
);

const rulesOfTheHouse: readonly Rule[] = [
  { name: "no circle", severity: "error", from: {}, to: { circular: true } },
  { name: "every import resolves", severity: "error", from: {}, to: { couldNotResolve: true } },
  {
    name: "no source imports a test",
    severity: "error",
    from: { pathNot: TESTS },
    to: { path: TESTS },
  },
  {
    // Set-up installs an engine, and benchmarks measure single containers.
    name: "the engines stay behind the platform",
    severity: "error",
    from: { pathNot: inOneOf(["harness/platform", "setup", "benchmarks"]) },
    to: { path: [String.raw`^harness/platform/src/engines\.ts$`, CONTAINER_LIBRARIES] },
  },
];

export const dependencyRules: IFlattenedRuleSet = { forbidden: [...packageRules, ...roomRules, ...rulesOfTheHouse] };

export const cruiseOptions: ICruiseOptions = {
  tsPreCompilationDeps: true,
  doNotFollow: { path: "node_modules" },
  // Labs, templates and fixtures are projects of their own.
  exclude: { path: "^docs/|^harness/scaffold/templates/|^setup/fixtures/|/dist/|/vendor/" },
};

/** The workspace's packages and most libraries name their entries in `exports`. */
export const resolveOptions: Partial<IResolveOptions> = {
  exportsFields: ["exports"],
  conditionNames: ["import", "node", "types"],
};
