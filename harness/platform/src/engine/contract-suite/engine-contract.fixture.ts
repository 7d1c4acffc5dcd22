import { afterAll, describe } from "vitest";
import { archivesContract } from "./archives-contract.fixture.ts";
import { closingContract } from "./closing-contract.fixture.ts";
import type { EngineFixture } from "./engine-fixture.fixture.ts";
import { facetsContract } from "./facets-contract.fixture.ts";
import { lifeContract } from "./life-contract.fixture.ts";
import { outputContract } from "./output-contract.fixture.ts";

/**
 * What every engine promises (docs/decisions/0020), held against one engine. What an engine cannot show is stated by its facets and
 * tested as such; nothing is left out. Run it once in a test file of each engine.
 */
export function engineContract(title: string, fixture: EngineFixture): void {
  describe(`the contract of an engine: ${title}`, () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on("unhandledRejection", note);
    afterAll(() => {
      process.off("unhandledRejection", note);
      if (unhandled.length > 0) throw new AggregateError(unhandled, "promises were rejected that nobody held");
    });
    lifeContract(fixture);
    outputContract(fixture);
    archivesContract(fixture);
    closingContract(fixture);
    facetsContract(fixture);
  });
}
