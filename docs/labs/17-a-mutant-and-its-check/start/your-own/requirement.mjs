// What you hold the program to: the program keeps it, the mutant does not. The argument has more words: broken, evidence, notApplicable.
export default ({ requirement, experiments, pass }) =>
  requirement({
    id: "MY-OWN-01",
    section: "serving",
    level: "SHOULD",
    sentence: "",
    why: "",
    fix: "",
    needs: { odd: experiments.serveOddRequests },
    judge() {
      return pass();
    },
  });
