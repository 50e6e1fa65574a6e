import { describe, expect, it } from "@jest/globals";
import { parseImage } from "../../../../rehearsal/services/aws/image-reference.ts";

const DIGEST = `sha256:${"0".repeat(64)}`;

describe("parseImage", () => {
  const known: readonly (readonly [string, string, string])[] = [
    ["nginx", "docker.io/library/nginx:latest", "docker.io"],
    [`grafana/grafana@${DIGEST}`, `docker.io/grafana/grafana@${DIGEST}`, "docker.io"],
    ["ghcr.io/shop/api:1.2", "ghcr.io/shop/api:1.2", "ghcr.io"],
    ["localhost:5000/api", "localhost:5000/api:latest", "localhost:5000"],
    [`ghcr.io/shop/api:1.2@${DIGEST}`, `ghcr.io/shop/api@${DIGEST}`, "ghcr.io"],
  ];
  it.each(known)("takes %s for %s", (image, text, registry) => {
    expect(parseImage(image)).toMatchObject({ text, registry });
  });

  it("knows the account and the region of a private registry", () => {
    expect(parseImage(`111122223333.dkr.ecr.eu-west-1.amazonaws.com/a/b@${DIGEST}`)).toMatchObject({
      repository: "a/b",
      digest: DIGEST,
      ecr: { accountId: "111122223333", region: "eu-west-1" },
    });
  });

  it.each(["", "Shop/API", `shop@${DIGEST.slice(0, -1)}`, "shop:"])("refuses %j", (image) => {
    expect(parseImage(image)).toBeUndefined();
  });
});
