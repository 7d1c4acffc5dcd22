import { expect, test } from "vitest";
import { terminalPicture } from "./terminal-picture.ts";

test("a line is drawn column by column, with its colours, and what is markup is text", () => {
  const picture = terminalPicture({
    command: "byoa check x",
    output: "\x1b[31m✗\x1b[39m a < b\n",
    columns: 20,
    title: 'the "x" check',
  });
  expect(picture).toContain('aria-label="the &quot;x&quot; check"');
  expect(picture.match(/<text .*<\/text>/g)).toMatchInlineSnapshot(`
    [
      "<text y="54"><tspan x="22.0" textLength="8.4" lengthAdjust="spacingAndGlyphs" fill="#8b949e">$</tspan><tspan x="38.8" textLength="100.8" lengthAdjust="spacingAndGlyphs" font-weight="bold">byoa check x</tspan></text>",
      "<text y="74"><tspan x="22.0" textLength="8.4" lengthAdjust="spacingAndGlyphs" fill="#ff7b72">✗</tspan><tspan x="38.8" textLength="42.0" lengthAdjust="spacingAndGlyphs">a &lt; b</tspan></text>",
    ]
  `);
});
