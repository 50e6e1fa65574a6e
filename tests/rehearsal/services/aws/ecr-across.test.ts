import { describe, expect, it } from "@jest/globals";
import { deniedAcross, repositoryAt } from "../../../../rehearsal/services/aws/ecr-across.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { policy } from "./service-fixture.ts";

const OWNER = "444455556666";
const READER = "111122223333";
const ROOT = `arn:aws:iam::${READER}:root`;
const ROLE = `arn:aws:iam::${READER}:role/pull`;
const PLACE = { accountId: OWNER, region: "eu-central-1", repository: "shop/api" };
const ACTION = "ecr:BatchGetImage";

/** A repository of the owner with that policy, asked for from the reader's account. */
function owned(text: string | undefined): MemoryCloud {
  const cloud = new MemoryCloud(services);
  cloud.as({ accountId: OWNER });
  cloud.make(TOKEN.repository, { name: "shop/api" });
  if (text !== undefined) cloud.make(TOKEN.repositoryPolicy, { repository: "shop/api", policy: text });
  cloud.as({ accountId: READER });
  return cloud;
}

describe("repositoryAt", () => {
  const found = (cloud: MemoryCloud, place = PLACE) =>
    cloud.ask((one) => {
      const repository = repositoryAt(one, place);
      return typeof repository === "object" ? repository.id : repository;
    });

  it("finds a repository in another account, by its region and name", () => {
    const cloud = owned(undefined);
    expect(found(cloud)).toBe("shop/api");
    expect(found(cloud, { ...PLACE, region: "eu-west-1" })).toBeUndefined();
    expect(found(cloud, { ...PLACE, repository: "shop/web" })).toBeUndefined();
    expect(found(cloud, { ...PLACE, accountId: READER })).toBeUndefined();
  });

  it("calls an account outside that nobody brought up", () => {
    expect(found(owned(undefined), { ...PLACE, accountId: "777788889999" })).toBe("outside");
  });
});

describe("deniedAcross", () => {
  const allow = (Principal: object, Action: unknown = ACTION) => ({ Effect: "Allow", Principal, Action });
  const denied = (text: string | undefined, role?: string) =>
    owned(text).ask((cloud) => deniedAcross(cloud, PLACE, [ACTION], role));

  it.each([
    ["a repository without a policy", undefined],
    ["one that names another account", policy(allow({ AWS: "arn:aws:iam::777788889999:root" }))],
    ["one that allows another action", policy(allow({ AWS: ROOT }, "ecr:GetDownloadUrlForLayer"))],
    ["one that names another role alone", policy(allow({ AWS: `${ROLE}-other` }))],
    ["one that denies it the account", policy({ ...allow({ AWS: ROOT }), Effect: "Deny" })],
  ])("refuses by %s", (_what, text) => {
    expect(denied(text, ROLE)).toBe(ACTION);
  });

  it.each([
    ["its account's root", policy(allow({ AWS: ROOT }))],
    ["its account's number", policy(allow({ AWS: READER }))],
    ["the role itself", policy(allow({ AWS: ROLE }))],
  ])("lets a role through by %s", (_what, text) => {
    expect(denied(text, ROLE)).toBeUndefined();
  });

  it("refuses a person where a role alone is named", () => {
    expect(denied(policy(allow({ AWS: ROLE })))).toBe(ACTION);
  });
});
