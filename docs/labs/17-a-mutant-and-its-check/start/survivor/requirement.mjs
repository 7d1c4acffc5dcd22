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
      const line = sample.hosts[0].log.find(({ text }) => text.startsWith("testing:accuracy="));
      const accuracy = Number(line.text.split("=")[1]);
      if (accuracy < LOWEST)
        return broken(`only ${accuracy} of the testing rows are right`, evidence("log", line.text));
      return pass();
    },
  });
