import { fact } from "../../expect.ts";
import { containerRule } from "../../task/task-rule.ts";

/**
 * A digest after the last `@`: SHA-256, 64 hexadecimal digits. In a draft it may be that of an image which is built in this very
 * update; the real text is judged when it is known.
 */
const DIGEST = /@(?:sha256:[0-9a-f]{64}|\$\{ref:digest\.[a-z][a-z0-9-]*\})$/;

export const imageIsPinned = containerRule({
  name: "image-is-pinned",
  control: "CMP-05",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every container's image is named by its digest.",
  rationale: "A tag can be moved to another image between the test and the release.",
  remediation: "Write the image as <repository>@sha256:<digest>.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerImage.html",
    readOn: "2026-11-27",
  },
  check({ read }) {
    const pinned = DIGEST.test(read.text("image") ?? "");
    return fact(pinned, `${read.path}.image`, "named by a sha256 digest", pinned ? "a digest" : "no digest");
  },
});
