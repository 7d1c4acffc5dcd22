// INV-ERR-06 wants a refusal and a short message. This wants one that somebody with a thousand rows can use.
export default ({ requirement, experiments, pass, broken, notApplicable, evidence }) =>
  requirement({
    id: "MY-ERR-01",
    section: "serving",
    level: "SHOULD",
    sentence: "A refusal names the row that is wrong.",
    why: "A client sends many rows in a body; without the number the whole batch has to be searched.",
    fix: "Count the rows while they are read, and put the number first: row 3 has 3 columns, not 4.",
    needs: { odd: experiments.serveOddRequests },
    judge({ odd }) {
      const exchange = odd.exchanges.find(({ name }) => name === "bad column-missing");
      if (exchange === undefined) return notApplicable("no row was sent with a column too few");
      const text = (exchange.response?.body.text ?? "").trim();
      if (/\brow 1\b/.test(text)) return pass();
      return broken(
        `a row with a column too few is refused with "${text}", which names no row`,
        evidence("body", text),
      );
    },
  });
