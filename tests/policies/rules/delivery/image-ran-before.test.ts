import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { imageRanBefore } from "../../../../policies/rules/delivery/image-ran-before.ts";
import { DUMP_COMPONENT } from "../../../../policies/task/task-view.ts";
import { CONTAINER, draft } from "../../example-task.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const digest = (mark: string) => `sha256:${mark.padStart(64, "0")}`;
const IMAGE = { image: `prod.example/shop/api@${digest("b")}` };
const RAN = { from: "staging", ranThere: [digest("b")], ranHere: [] };
const NOWHERE = { from: "staging", ranThere: [], ranHere: [] };
const promotedFrom = "staging";
const context = { promotedFrom };

/** The service with what speaks for its image. */
const service = (promotion: unknown, change: object = IMAGE, task: object = {}) =>
  given(draft({ ...change }, { ...task }), { promotion });
const NEXT =
  "Bring this image up in that stack first, or write a digest that ran there, or here for a way back.";
const says = (there: string, here: string, found: string) =>
  `DEL-12: "api" containers.api.image must be a digest that api ran in staging (${there}), or here before (${here}); got ${found}. ${NEXT}`;

ruleTable(imageRanBefore, {
  rows: [
    {
      kind: "met",
      it: "accepts a digest that the service ran in the stack before, whatever the repository",
      views: [service(RAN)],
      context,
      state: "met",
      heldBy: ["api"],
    },
    {
      kind: "met",
      it: "accepts a digest that this stack ran before: an unchanged image, or a way back",
      views: [service({ from: "staging", ranThere: [], ranHere: [digest("b")] })],
      context,
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a digest that ran nowhere, and names the newest that did",
      views: [service({ from: "staging", ranThere: [digest("c")], ranHere: [digest("a")] })],
      context,
      state: "violated",
      says: says(`the newest ${digest("c")}`, `the newest ${digest("a")}`, digest("b")),
    },
    {
      kind: "violated",
      it: "refuses a new digest where nothing is known of the stack before, and says why",
      views: [service({ from: "staging", ranThere: [], ranHere: [], gap: "it has not been brought up" })],
      context,
      state: "violated",
      says: says("it has not been brought up", "none yet", digest("b")),
    },
    {
      kind: "boundary",
      it: "leaves a service at 0 tasks unchecked while it waits for that stack to run its image",
      views: [given(service({ ...NOWHERE, waits: true }), { held: true })],
      context,
      state: "unchecked",
    },
    {
      kind: "boundary",
      it: "refuses one that says that it waits, and has tasks",
      views: [given(service({ ...NOWHERE, waits: true }), { held: false })],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses evidence of another stack than the file names",
      views: [service({ ...RAN, from: "test" })],
      context,
      state: "violated",
      says: says("nobody asked it", "none yet", digest("b")),
    },
    {
      kind: "violated",
      it: "refuses an image without a digest",
      views: [service(RAN, { image: `prod.example/shop/api:${digest("b")}` })],
      context,
      state: "violated",
      says: says(`the newest ${digest("b")}`, "none yet", "no digest"),
    },
    {
      kind: "violated",
      it: "refuses an image that is only now built",
      views: [service(RAN, { image: `prod.example/shop/api@\${ref:digest.api}` })],
      context,
      state: "violated",
    },
    {
      kind: "absent",
      it: "leaves the row open where the file names no stack",
      views: [service(undefined)],
      state: "unchecked",
    },
    {
      kind: "absent",
      it: "refuses a service that says nothing of its image though the file names a stack",
      views: [service(undefined)],
      context,
      state: "violated",
      says: says("nobody asked it", "none yet", digest("b")),
    },
    {
      kind: "absent",
      it: "refuses a task without the service's own container",
      views: [service(RAN, { ...IMAGE, name: "web" })],
      context,
      state: "violated",
    },
    {
      kind: "boundary",
      it: "does not ask a connector or a pooler beside the service where it ran",
      views: [
        given(service(RAN), {
          draft: {
            containers: [
              { ...CONTAINER, ...IMAGE },
              { ...CONTAINER, name: "cloudflared" },
            ],
          },
        }),
      ],
      context,
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a digest that differs in its last digit",
      views: [service({ ...RAN, ranThere: [digest("c")] })],
      context,
      state: "violated",
    },
    {
      kind: "spelling",
      it: "takes the digest behind a port and a tag",
      views: [service(RAN, { image: `prod.example:5000/shop/api:1.2@${digest("b")}` })],
      context,
      state: "met",
    },
    {
      kind: "spelling",
      it: "goes by the component where no file was read for the word",
      views: [service({ ...RAN, ranThere: [digest("c")] })],
      state: "violated",
    },
    {
      kind: "not applicable",
      it: "has nothing to say of the dump's image, which is no service's",
      views: [view(DUMP_COMPONENT, "dump", { draft: { containers: [CONTAINER] } })],
      context,
      state: "silent",
    },
    {
      kind: "unknown",
      it: "leaves an image that is not known yet undecided",
      views: [service(RAN, { image: UNKNOWN })],
      context,
      state: "undecided",
      undecided: "draft.containers[0].image",
    },
    {
      kind: "unknown",
      it: "leaves it undecided where what ran is not known yet",
      views: [service({ ...RAN, ranThere: UNKNOWN })],
      context,
      state: "undecided",
      undecided: "promotion.ranThere",
    },
  ],
});
