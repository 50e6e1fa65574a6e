import { describe, expect, it } from "@jest/globals";
import { ATLAS_KEY_ACTIONS, atlasTrust } from "../../../infra/data/atlas-encryption.ts";
import { keyPolicy } from "../../../infra/secrets/key-policy.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";
import { AWS_ACCOUNT } from "../../rehearsal/services/mongodbatlas/linked.ts";
import { held } from "../../rehearsal/services/mongodbatlas/own-key.ts";

const ATLAS = "arn:aws:iam::536727724300:root";
const ROLE = `arn:aws:iam::${AWS_ACCOUNT}:role/atlas`;

function policyFor(actions: readonly string[], roleArn = ROLE): string {
  return keyPolicy({
    accountId: AWS_ACCOUNT,
    region: "eu-central-1",
    services: [],
    user: { roleArn, actions },
  });
}

/** Asks Atlas to use a key of that policy by a role whose own policies do not open it. */
function encryptWith(policy: string): () => unknown {
  const { encrypt, key } = held({ actions: ["kms:ListAliases"] });
  key.inputs.policy = policy;
  key.outputs.policy = policy;
  return encrypt;
}

describe("atlasTrust", () => {
  const trust = parsePolicy(atlasTrust({ accountArn: ATLAS, externalId: "of-this-project" }));
  const asked = (aws: string, externalId: string) =>
    judge(trust, {
      action: "sts:AssumeRole",
      principal: { aws },
      context: { "sts:ExternalId": externalId },
    });

  it("lets Atlas in with the project's external id", () => {
    expect(asked(ATLAS, "of-this-project")).toBe("allow");
  });

  it("refuses Atlas on behalf of another project, and everybody else", () => {
    expect(asked(ATLAS, "of-another")).not.toBe("allow");
    expect(asked("arn:aws:iam::999999999999:root", "of-this-project")).not.toBe("allow");
  });
});

describe("the key of the product's own for Atlas", () => {
  it("is taken with the policy that names the role, and the role needs none", () => {
    expect(encryptWith(policyFor(ATLAS_KEY_ACTIONS))).not.toThrow();
  });

  it.each(ATLAS_KEY_ACTIONS)("is refused where the policy leaves %s out", (missing) => {
    const rest = ATLAS_KEY_ACTIONS.filter((action) => action !== missing);
    expect(encryptWith(policyFor(rest))).toThrow(`may not call ${missing}`);
  });

  it("is refused where the policy names another role", () => {
    expect(encryptWith(policyFor(ATLAS_KEY_ACTIONS, `${ROLE}-of-others`))).toThrow("may not call");
  });

  it("opens to no other role of the account, whatever IAM says", () => {
    const policy = parsePolicy(policyFor(ATLAS_KEY_ACTIONS));
    for (const aws of [`${ROLE}-of-others`, `arn:aws:iam::${AWS_ACCOUNT}:root`])
      expect(judge(policy, { action: "kms:Decrypt", principal: { aws }, context: {} })).not.toBe("allow");
  });
});
