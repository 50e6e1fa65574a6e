import type { Broken, Edit } from "../edited-stacks.ts";

const AT = "Pulumi.production.yaml promotion.from";
const ANOTHER = "the name of another stack of the folder";

function promoted(text: string): Edit {
  return ["    services:\n", `    promotion: ${text}\n    services:\n`];
}

/** Where images are tried first. */
export const promotion: readonly Broken[] = [
  {
    mistake: "images from a stack that the folder does not have",
    edits: [promoted("{ from: stagin }")],
    messages: [`${AT}: ${ANOTHER} (staging); got "stagin". Write from: staging.`],
  },
  {
    mistake: "images from the stack itself",
    edits: [promoted("{ from: production }")],
    messages: [`${AT}: ${ANOTHER} (staging); got "production", the stack itself. Write from: staging.`],
  },
  {
    mistake: "images from several stacks",
    edits: [promoted("{ from: [staging, test] }")],
    messages: [`${AT}: ${ANOTHER}; got a list. Write it like from: staging.`],
  },
  {
    mistake: "images from a stack of another project",
    edits: [promoted("{ from: acme/shop/staging }")],
    messages: [`${AT}: ${ANOTHER} (staging); got "acme/shop/staging". Write from: staging.`],
  },
  {
    mistake: "a promotion from nowhere",
    edits: [promoted("{}")],
    messages: [`${AT}: ${ANOTHER}; got nothing. Add it, for example from: staging.`],
  },
  {
    mistake: "one digest under two architectures",
    edits: [promoted("{ from: staging }"), ["architecture: ARM64", "architecture: X86_64"]],
    messages: [
      "Pulumi.production.yaml services.api.architecture: ARM64, under which Pulumi.staging.yaml runs the image first: one digest may hold an image for each; got X86_64. Write the same in both.",
    ],
  },
];
