/** What the machine of an engine has, and which limits its kernel enforces. */
export interface Machine {
  readonly memoryBytes: number;
  /** Free space where containers write; undefined where it cannot be seen from here. */
  readonly freeDiskBytes: number | undefined;
  readonly enforces: { readonly memory: boolean; readonly processes: boolean };
}
