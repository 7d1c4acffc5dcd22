import type { ResourceFlags } from "@byoa/conformance/profile";
import type { InputMode } from "@byoa/contract";
import type { EngineName } from "@byoa/platform";

/** The flags of `byoa train` as the parser gives them. */
export interface TrainFlags extends ResourceFlags {
  readonly config?: string;
  readonly input?: readonly string[];
  readonly hp?: readonly string[];
  readonly hpFile?: string;
  readonly env?: readonly string[];
  readonly metric?: readonly string[];
  readonly mode?: InputMode;
  readonly hosts: number;
  readonly randomHostNames?: true;
  readonly stopAfter?: number;
  readonly maxRun?: number;
  readonly jobName?: string;
  readonly jobsDir: string;
  readonly buildArg?: readonly string[];
  readonly engine?: EngineName;
  readonly logLimit?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly debug?: true;
}
