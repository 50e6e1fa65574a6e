import type { Behaviour } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { record, records, text } from "../known.ts";
import { roleInAnyAccount } from "./aws-role.ts";
import { providerFailures } from "./private-link.ts";
import { encodedId, ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** The AWS account by which Atlas assumes roles (trust policies of "Set up unified AWS access" in several public repositories, read 2026-11-27). */
const ATLAS_ACCOUNT_ARN = "arn:aws:iam::536727724300:root";

/** A role that Atlas wants to assume in the customer's account: who will come, and with which external id. */
export const roleSetup: Behaviour = {
  token: ATLAS.roleSetup,
  check: providerFailures,

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    const roleId = cloud.hex(24);
    const now = cloud.now.toISOString();
    return {
      id: encodedId({ id: roleId, project_id: project.id, provider_name: "AWS" }),
      outputs: {
        awsConfigs: [
          { atlasAssumedRoleExternalId: externalId(cloud), atlasAwsAccountArn: ATLAS_ACCOUNT_ARN },
        ],
        createdDate: now,
        gcpConfigs: [],
        lastUpdatedDate: now,
        roleId,
      },
    };
  },

  /** The provider forgets a setup whose project changes, and leaves it behind (resource_cloud_provider_access_setup.go at 468253d, read 2026-11-27). */
  update() {
    throw new CloudError(
      "CLOUD_PROVIDER_ACCESS_SETUP_FORGOTTEN",
      "The provider cannot move a setup to another project: it must be replaced.",
    );
  },

  delete(entity, cloud) {
    const { roleId } = entity.outputs;
    const user = ofProject(ATLAS.encryption, entity.inputs.projectId, cloud).find(
      (one) => record(one.inputs, "awsKmsConfig")?.roleId === roleId,
    );
    if (user !== undefined)
      throw new CloudError(
        "CLOUD_PROVIDER_ACCESS_ROLE_IN_USE",
        `The role ${String(roleId)} is used by the group's encryption at rest.`,
      );
    return undefined;
  },
};

/** The customer's role in answer to a setup: Atlas tries it before it takes it. */
export const roleAuthorization: Behaviour = {
  token: ATLAS.roleAuthorization,
  check: (inputs) =>
    record(inputs, "aws") === undefined && typeof inputs.aws !== "symbol"
      ? [{ property: "aws", reason: "must be given: this rehearsal knows roles of AWS" }]
      : [],

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    requireAssumable(project.id, inputs.roleId, roleArnOf(inputs), cloud);
    return {
      id: encodedId({ id: String(inputs.roleId), project_id: project.id }),
      outputs: { authorizedDate: cloud.now.toISOString(), featureUsages: [], gcps: [] },
    };
  },

  update(_entity, next, cloud) {
    requireAssumable(String(next.projectId), next.roleId, roleArnOf(next), cloud);
    return { authorizedDate: cloud.now.toISOString() };
  },
};

/** The role that stands behind an id of a setup, once it is authorized. */
export function authorizedRole(projectId: string, roleId: unknown, cloud: Cloud): string | undefined {
  const found = ofProject(ATLAS.roleAuthorization, projectId, cloud).find(
    (one) => one.inputs.roleId === roleId,
  );
  return found === undefined ? undefined : roleArnOf(found.inputs);
}

/** Refuses a role that is not there, or does not let Atlas in under the setup's external id. */
export function requireAssumable(projectId: string, roleId: unknown, arn: string, cloud: Cloud): void {
  const setup = setupOf(projectId, roleId, cloud);
  const role = roleInAnyAccount(arn, cloud);
  const [config] = records(setup.outputs, "awsConfigs");
  const external = text(config ?? {}, "atlasAssumedRoleExternalId") ?? "";
  if (role?.trusts(ATLAS_ACCOUNT_ARN, { "sts:ExternalId": external }) === true) return;
  throw new CloudError(
    "CANNOT_ASSUME_ROLE",
    role === undefined
      ? `Unable to assume the AWS IAM role ${arn}: it does not exist.`
      : `Unable to assume the AWS IAM role ${arn}: its trust policy does not let ${ATLAS_ACCOUNT_ARN} in with the setup's external id.`,
  );
}

function setupOf(projectId: string, roleId: unknown, cloud: Cloud): Entity {
  const setup = ofProject(ATLAS.roleSetup, projectId, cloud).find((one) => one.outputs.roleId === roleId);
  if (setup !== undefined) return setup;
  throw new CloudError(
    "CLOUD_PROVIDER_ACCESS_ROLE_NOT_FOUND",
    `No role ${String(roleId)} is set up in group ${projectId}.`,
  );
}

function roleArnOf(inputs: Readonly<Record<string, unknown>>): string {
  return text(record(inputs, "aws") ?? {}, "iamAssumedRoleArn") ?? "";
}

function externalId(cloud: Cloud): string {
  const hex = cloud.hex(32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
