import { Interrupted } from "@byoa/conformance";
import { nameFault, TEMPLATES } from "@byoa/scaffold";
import { select, text } from "@clack/prompts";
import type { NewFlags } from "./new-flags.ts";

interface Answers {
  readonly name: string;
  readonly from: NewFlags["from"] | undefined;
  readonly language: NewFlags["language"] | undefined;
}

/** Asks for what was not given. Throws Interrupted when Ctrl-C is the answer, or a signal comes. */
export async function ask(name: string | undefined, flags: NewFlags, signal: AbortSignal): Promise<Answers> {
  const chosen =
    name ??
    given<string>(
      await text({
        signal,
        message: "Its name?",
        placeholder: "my-algorithm",
        validate: (value) => nameFault(value ?? ""),
      }),
    );
  if (flags.from !== undefined) return { name: chosen, from: flags.from, language: flags.language };
  const templates = TEMPLATES.filter(({ language }) => flags.language === undefined || language === flags.language);
  const index = given<number>(
    await select({
      signal,
      message: "What does it start from?",
      options: templates.map(({ id, language, what }, value) => ({ value, label: `${id} (${language})`, hint: what })),
    }),
  );
  const template = templates[index];
  return { name: chosen, from: template?.id, language: template?.language };
}

function given<T extends string | number>(answer: T | symbol): T {
  if (typeof answer === "symbol") throw new Interrupted();
  return answer;
}
