import { fact, unchecked } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { SERVICE_COMPONENT } from "../../task/task-view.ts";

/** A digest after the last `@`. In a draft it may be that of an image which is built in this very update, and ran nowhere. */
const DIGEST = /@(sha256:[0-9a-f]{64})$/;

/** Of the service's own container alone: a connector or a pooler beside it is no image of the product. */
export const imageRanBefore = resourceRule({
  name: "image-ran-before",
  control: "DEL-12",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Where promotion.from names a stack, every service's image is one, by its digest, that this service ran there, or in this stack before.",
  rationale:
    "What was tried is the digest; an image that was built anew from the same source is another one.",
  remediation:
    "Bring this image up in that stack first, or write a digest that ran there, or here for a way back.",
  source: {
    url: "https://github.com/opencontainers/image-spec/blob/main/descriptor.md",
    readOn: "2026-11-27",
  },
  types: [SERVICE_COMPONENT],
  check: (view, { promotedFrom }) => {
    const read = inputsOf(view);
    const evidence = read.at("promotion");
    const from = promotedFrom ?? evidence.text("from");
    if (from === undefined)
      return unchecked("no stack is said to run images before this one: its file has no promotion.from");
    const own = read.items("draft.containers").find((container) => container.text("name") === view.name);
    const digest = DIGEST.exec(own?.text("image") ?? "")?.[1];
    const asked = evidence.text("from") === from;
    const [there, here] = asked ? [evidence.texts("ranThere"), evidence.texts("ranHere")] : [[], []];
    const ranThere = digest !== undefined && there.includes(digest);
    const ranHere = digest !== undefined && here.includes(digest);
    // It has no task of that image, and gets none before it ran there.
    if (!ranThere && !ranHere && evidence.flag("waits", false) && read.flag("held", false))
      return unchecked(`${view.name} stands at 0 tasks until its image ran in ${from}`);
    return fact(
      ranThere || ranHere,
      `containers.${view.name}.image`,
      ranThere || ranHere
        ? `a digest that ${view.name} ran in ${from}, or here before`
        : `a digest that ${view.name} ran in ${from} (${told(there, asked ? evidence.text("gap") : "nobody asked it")}), or here before (${told(here)})`,
      `${digest ?? "no digest"}${ranThere ? `, which ran in ${from}` : ranHere ? ", which ran here" : ""}`,
    );
  },
});

function told([newest]: readonly string[], gap = "none yet"): string {
  return newest === undefined ? gap : `the newest ${newest}`;
}
