/** The rooms of a package, from the ground floor up: each imports those before it. Files beside the rooms are free. */
export interface RoomOrder {
  readonly folder: string;
  readonly rooms: readonly string[];
}

export const roomOrders: readonly RoomOrder[] = [
  {
    folder: "harness/conformance/src",
    rooms: [
      "text",
      "profile",
      "experiment",
      "experiments",
      "secrets",
      "requirement",
      "symptoms",
      "diagnosis",
      "requirements",
      "report",
      "observations",
      "explanation",
      "renderers",
      "run",
      "recording",
    ],
  },
  {
    folder: "harness/platform/src",
    rooms: ["observation", "machine", "engine", "image-build", "endpoint", "training-job", "transform-job", "recorded"],
  },
  { folder: "harness/labs/src", rooms: ["lab", "course", "work", "check", "progress", "report", "grade"] },
  { folder: "harness/sdk/src", rooms: ["jobs", "local"] },
  { folder: "shared/toolkit/src", rooms: ["training", "model", "serving", "program", "script-mode"] },
];
