import { useData } from "vitepress";
import { defineComponent, h, onMounted, ref, watch } from "vue";

let drawn = 0;

const light = {
  darkMode: false,
  background: "#ffffff",
  primaryColor: "#e9f4ef",
  primaryBorderColor: "#0b7a5b",
  primaryTextColor: "#213030",
  textColor: "#213030",
  lineColor: "#5c6b66",
  edgeLabelBackground: "#ffffff",
  clusterBkg: "#f6f6f7",
  clusterBorder: "#c2c2c4",
  titleColor: "#213030",
  noteBkgColor: "#f6f6f7",
  noteBorderColor: "#c2c2c4",
  noteTextColor: "#213030",
};
const dark: typeof light = {
  darkMode: true,
  background: "#1b1b1f",
  primaryColor: "#22352e",
  primaryBorderColor: "#3fbf96",
  primaryTextColor: "#dfe7e3",
  textColor: "#dfe7e3",
  lineColor: "#94a39d",
  edgeLabelBackground: "#1b1b1f",
  clusterBkg: "#25252a",
  clusterBorder: "#515c67",
  titleColor: "#dfe7e3",
  noteBkgColor: "#2e2e32",
  noteBorderColor: "#515c67",
  noteTextColor: "#dfe7e3",
};

/** A mermaid diagram, drawn in the browser in the colours of the moment; until then, and without JavaScript, its source. */
export const Diagram = defineComponent({
  name: "Diagram",
  props: { code: { type: String, required: true } },
  setup(props) {
    const source = decodeURIComponent(props.code);
    const { isDark } = useData();
    const svg = ref("");
    async function draw(): Promise<void> {
      const { default: mermaid } = await import("mermaid");
      mermaid.initialize({
        startOnLoad: false,
        securityLevel: "strict",
        look: "classic",
        theme: "base",
        themeVariables: { ...(isDark.value ? dark : light), fontSize: "14px" },
        fontFamily: "inherit",
        // In its own size: the style sheet says where it shrinks and where it scrolls.
        flowchart: { useMaxWidth: false, wrappingWidth: 320 },
        sequence: { useMaxWidth: false },
      });
      drawn += 1;
      svg.value = (await mermaid.render(`diagram-${drawn}`, source)).svg;
    }
    onMounted(() => watch(isDark, draw, { immediate: true }));
    return () =>
      svg.value === ""
        ? h("pre", { class: "diagram diagram-source" }, source)
        : h("div", { class: "diagram", innerHTML: svg.value });
  },
});
