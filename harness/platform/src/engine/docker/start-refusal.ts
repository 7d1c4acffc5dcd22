/**
 * The exit code that `docker run` gives when the engine refused to start the program:
 * 127 not found, 126 found but not executable, 125 anything else.
 */
export function startRefusalCode(engineWords: string): 125 | 126 | 127 {
  if (/executable file not found|no such file or directory|cannot find the file specified/i.test(engineWords))
    return 127;
  if (/permission denied|is a directory|exec format error/i.test(engineWords)) return 126;
  return 125;
}
