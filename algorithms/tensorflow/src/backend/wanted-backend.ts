/** Who computes: libtensorflow, or TensorFlow.js in JavaScript alone. */
export type BackendName = "native" | "pure";

/** Set in the image by the build argument of the same name; whoever starts a container may set it again. */
const BACKEND_VARIABLE = "TENSORFLOW_BACKEND";

/**
 * The backend that the environment asks for; undefined: whatever the image has.
 * @throws RangeError with one line that names the variable, its value and what is allowed
 */
export function wantedBackend(environment: Readonly<Record<string, string | undefined>>): BackendName | undefined {
  const value = environment[BACKEND_VARIABLE];
  if (value === undefined || value === "") return undefined;
  if (value === "native" || value === "pure") return value;
  throw new RangeError(`${BACKEND_VARIABLE} is ${value}; it must be native or pure`);
}
