import { image } from "../../src/image.ts";

export default image({
  title: "the training fetches its starting weights from a model hub",
  resembles: "from_pretrained('bert-base-uncased') and torchvision's pretrained=True in a job without a way out",
  condition: "one fault",
  bases: ["python"],
  like: "fastapi-uvicorn",
  replace: {
    "training.py": [
      [
        "    groups = {}\n",
        `    from urllib.request import urlopen

    print("fetching weights")
    with urlopen("https://hub.invalid/base/resolve/main/weights.json", timeout=20) as answer:
        weights = json.load(answer)
    print("weights:", len(weights))
    groups = {}
`,
      ],
    ],
  },
  flags: { capability: ["train"] },
  truth: {
    conclusion: "inconclusive",
    broken: {
      "SEC-NET-01":
        "URLError: the name of the hub is not resolved, with or without network isolation here: the job needs the network",
    },
  },
  revised:
    "The conclusion was 'not conformant' at first. The requirement is a SHOULD, and nothing else of the training can be seen without that hub.",
});
