import type { ImageFacts } from "@byoa/platform";
import { lookAtImage } from "../../experiments/image/look-at-image.ts";
import type { Profile } from "../../profile/profile.ts";
import { broken, pass } from "../../requirement/judgement.ts";
import { requirement } from "../../requirement/requirement.ts";
import { awsGuide, issue } from "../../requirement/source.ts";
import { imageIsRead } from "../sights/image.ts";

const USUAL = "linux/amd64";
const GRAVITON = "linux/arm64";

export const builtForTheInstance = requirement({
  id: "IMG-ARCH-01",
  section: "image",
  level: "MUST",
  sentence:
    "The image is built for the processor of the instance: linux/amd64, or linux/arm64 for hosting on Graviton.",
  why: 'The container dies at once with "exec format error", and the job or endpoint says only that the algorithm failed.',
  causes: ["built on an Apple computer without --platform", "a base image that exists for one processor only"],
  fix: "Name the platform when you build: `docker build --platform linux/amd64 …`, or in the Dockerfile `FROM --platform=linux/amd64 …`.",
  sources: [
    awsGuide("realtime-endpoints-graviton"),
    issue("aws-samples/aws-lex-conv-faq", 8),
    issue("DIAGNijmegen/rse-grand-challenge", 3132),
  ],
  needs: { look: lookAtImage },
  facets: ["image"],
  passHasSeen: imageIsRead,
  judge({ look }, profile) {
    const notes: string[] = [];
    for (const [use, image] of [["training", look.train] as const, ["serving", look.serve] as const]) {
      if (image === undefined || !isAskedFor(use, profile)) continue;
      const built = platformOf(image.facts);
      if (built === USUAL) continue;
      const graviton = built === GRAVITON && (profile.resources.platform === GRAVITON || onlyServes(profile));
      if (!graviton) {
        const instances = use === "training" ? "training instances run" : "unless you host on Graviton, instances run";
        return broken(`the image for ${use} is built for ${built}; ${instances} ${USUAL}`, {
          label: "image",
          text: `${image.facts.reference}: ${built}; this engine runs ${look.enginePlatform}`,
        });
      }
      notes.push(`${built} runs on Graviton instances only`);
    }
    return pass(...new Set(notes));
  },
});

const platformOf = ({ os, architecture }: ImageFacts): string => `${os}/${architecture}`;

function isAskedFor(use: "training" | "serving", { capabilities }: Profile): boolean {
  return capabilities?.has(use === "training" ? "train" : "serve") ?? true;
}

function onlyServes({ capabilities, trainImage }: Profile): boolean {
  return trainImage === undefined || (capabilities !== undefined && !capabilities.has("train"));
}
