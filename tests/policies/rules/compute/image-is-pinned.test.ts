import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { imageIsPinned } from "../../../../policies/rules/compute/image-is-pinned.ts";
import { TASK_DEFINITION } from "../../../../policies/task/task-view.ts";
import { definition, draft } from "../../example-task.ts";
import { ruleTable, view } from "../../rule-table.ts";

const digest = (length: number) => `shop.example/api@sha256:${"a".repeat(length)}`;

ruleTable(imageIsPinned, {
  rows: [
    { kind: "met", it: "accepts a digest in a draft", views: [draft()], state: "met" },
    { kind: "met", it: "accepts a digest in container definitions", views: [definition()], state: "met" },
    {
      kind: "violated",
      it: "refuses a tag",
      views: [draft({ image: "shop.example/api:latest" })],
      state: "violated",
      says: 'CMP-05: "api" containers.api.image must be named by a sha256 digest; got no digest. Write the image as <repository>@sha256:<digest>.',
    },
    {
      kind: "absent",
      it: "refuses a container without an image",
      views: [draft({ image: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a digest of 63 digits",
      views: [draft({ image: digest(63) })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a digest of 64 digits",
      views: [draft({ image: digest(64) })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts a tag beside the digest",
      views: [draft({ image: digest(64).replace("api@", "api:v1@") })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown image undecided",
      views: [draft({ image: UNKNOWN })],
      state: "undecided",
      undecided: "containers.api.image",
    },
    {
      kind: "unknown",
      it: "leaves unknown container definitions undecided",
      views: [view(TASK_DEFINITION, "api-task", { containerDefinitions: UNKNOWN })],
      state: "undecided",
      undecided: "containerDefinitions",
    },
  ],
});
