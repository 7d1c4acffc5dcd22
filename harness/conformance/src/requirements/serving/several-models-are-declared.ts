import { CAPABILITY_LABELS, HOSTING_VARIABLES } from "@byoa/contract";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import { declares } from "../../experiments/serving/declared-capabilities.ts";
import { broken, notApplicable, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide } from "../../requirement/source.ts";
import { imageIsRead } from "../sights/image.ts";

const LABEL = `${CAPABILITY_LABELS.multiModel}=true`;

export const severalModelsAreDeclared = requirement({
  id: "MME-LABEL-01",
  section: "serving",
  level: "MUST",
  sentence: `An image for multi-model endpoints has the label ${LABEL}.`,
  why: "CreateModel refuses the mode MultiModel for an image without it.",
  causes: ["the label is missing, or misspelt", "the label is set in a stage of the build that is not the last"],
  fix: `Dockerfile: \`LABEL ${LABEL}\` after the last FROM.`,
  sources: [awsGuide("build-multi-model-build-container"), awsGuide("mms-container-apis")],
  facets: ["image"],
  needs: { look: lookAtImage },
  passHasSeen: imageIsRead,
  judge({ look }, profile) {
    const environment = { ...look.serve?.facts.environment, ...profile.serveEnvironment };
    const wanted = environment[HOSTING_VARIABLES.multiModel]?.trim().toLowerCase() === "true";
    if (declares(look.serve?.facts, "multiModel"))
      return pass("the label is there; loading, listing and invoking several models is not looked at");
    if (!wanted) return notApplicable(`the image has no label ${CAPABILITY_LABELS.multiModel}`);
    const labels = Object.entries(look.serve?.facts.labels ?? {}).map(([name, value]) => `${name}=${value}`);
    return broken(`${HOSTING_VARIABLES.multiModel}=true is given, and the image has no label ${LABEL}`, {
      label: "labels",
      text: labels.length === 0 ? "(none)" : labels.join("\n"),
    });
  },
});
