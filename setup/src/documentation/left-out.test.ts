import { expect, test } from "vitest";
import { staleEntries } from "./left-out.ts";

const blocks = [
  { page: "A.md", line: 3, language: "sh", text: "npm test    # all of it\nnpm start" },
  { page: "B.md", line: 3, language: "sh", text: "aws s3 ls" },
];

test("an entry is stale when its page has no block that begins so", () => {
  const entries = [
    { page: "A.md", firstLines: ["npm test", "npm start"], reason: "is this test" },
    { page: "B.md", firstLines: ["npm test"], reason: "is this test" },
  ];
  expect(staleEntries(entries, blocks)).toEqual(["A.md: npm start", "B.md: npm test"]);
});
