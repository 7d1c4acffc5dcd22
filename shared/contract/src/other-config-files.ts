/** Files that lie beside the documented three in real jobs; undocumented, their content is unknown. */
export const UNDOCUMENTED_CONFIG_FILES = [
  "init-config.json",
  "trainingjobconfig.json",
  "upstreamoutputdataconfig.json",
  "metric-definition-regex.json",
  "debughookconfig.json",
  "profilerconfig.json",
] as const;
