/** How the container runtime says that it could not start the image's program, as `docker run` would report with 125 to 127. */
const OF_THE_RUNTIME =
  /runtime (create|start) failed|failed to create (shim )?task|container process|executable file not found|exec format error|unable to find (user|group)|no matching entries in/i;
/** The engine's own troubles, which some engines report in the runtime's words. */
const OF_THE_ENGINE = /external connectivity|port is already allocated|network|iptables|no space left|cgroup/i;

/**
 * The exit code that `docker run` gives when the runtime refused to start the program: 127 not found, 126 found but not executable,
 * 125 anything else. Undefined when the words are not about the program: then the engine failed, not the image.
 */
export function startRefusalCode(engineWords: string): 125 | 126 | 127 | undefined {
  if (/executable file not found|cannot find the file specified/i.test(engineWords)) return 127;
  if (!OF_THE_RUNTIME.test(engineWords)) return undefined;
  if (/exec: .*no such file or directory/i.test(engineWords)) return 127;
  if (/exec: .*(permission denied|is a directory)|exec format error/i.test(engineWords)) return 126;
  if (OF_THE_ENGINE.test(engineWords)) return undefined;
  if (/no such file or directory/i.test(engineWords)) return 127;
  return /permission denied|is a directory/i.test(engineWords) ? 126 : 125;
}
