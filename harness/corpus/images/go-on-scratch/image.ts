import { image } from "../../src/image.ts";

export default image({
  title: "one static Go program on an empty image: no shell, no /tmp, no certificates",
  resembles: "Go and Rust services built FROM scratch or distroless",
  condition: "sound",
  bases: ["go"],
  flags: { hp: ["iterations=5"] },
  truth: { conclusion: "conformant", broken: {} },
});
