/** Lines that say nothing of a fault, whatever words stand in them. */
const NOISE = [
  // Access logs of what was answered.
  /" [123]\d\d(?:\s|$)/,
  /\bMETRICS - |ACCESS_LOG - \S+ "[^"]*" [123]\d\d/,
  // Progress bars.
  /\d+%\|.*\||[▏▎▍▌▋▊▉█━]{2}|\b(?:it|s|B|MB|kB)\/s\b/,
  /^\s*(?:Collecting|Downloading|Requirement already satisfied|Installing collected|Successfully installed|Using cached|Building wheel)/,
  /pip's dependency resolver does not currently take into account|Running pip as the 'root' user/,
  /No GPUs detected \(normal if no gpus installed\)|Failed to parse hyperparameter \w+ value .* to Json/,
  /cannot set terminal process group|no job control in this shell/,
  /Ignore above cudart dlerror|Could not find TensorRT|Unable to register cu\w+ factory|NUMA node read from SysFS/,
] as const;

export const isNoise = (line: string): boolean => NOISE.some((pattern) => pattern.test(line));

/** A line that its program calls a warning; a worker's own error output is passed on as a warning by model servers. */
export const isWarning = (line: string): boolean =>
  /\b(?:WARN(?:ING)?|\w*Warning)\b|\bW tensorflow\/|: W \S+\.cc/.test(line) &&
  !/-stderr\b|terminated due to signal/.test(line);

/** A line that its program calls an error. */
export const isError = (line: string): boolean =>
  /\b(?:FATAL|CRITICAL|ERROR|SEVERE|EMERG|panic)\b|^(?:\w+\.)*\w*(?:Error|Exception)\b ?:|Exception in thread|^Error(?: in | ?:)|^Caused by:|\[(?:error|crit|emerg|alert)\]/.test(
    line,
  );
