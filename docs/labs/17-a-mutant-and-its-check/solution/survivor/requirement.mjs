// The suite asks whether a metric can be read. This asks whether it is any good.
const LOWEST = 0.85;

export default ({ requirement, experiments, pass, broken, evidence }) =>
  requirement({
    id: "MY-ACC-01",
    section: "training",
    level: "MUST",
    sentence: "The model is right for at least 85 of 100 testing rows.",
    why: "A model that learns nothing is Completed, served and billed like any other.",
    fix: "Look at what changed since it was last good; plot the centres.",
    needs: { sample: experiments.trainSample },
    judge({ sample }) {
      const lines = sample.hosts[0].log.map(({ text }) => text);
      const found = lines.map((text) => /^testing:accuracy=([0-9.]+);/.exec(text)).find((match) => match !== null);
      if (found === undefined) return broken("the log tells no testing:accuracy", evidence("log", lines.join("\n")));
      const accuracy = Number(found[1]);
      // Asked for what must be, not for what must not: a NaN would be neither above nor below.
      if (accuracy >= LOWEST) return pass();
      return broken(`only ${accuracy} of the testing rows are right`, evidence("log", found[0]));
    },
  });
