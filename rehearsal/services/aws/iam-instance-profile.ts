import type { Behaviour } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { letters, prefixSuffix } from "../identifiers.ts";
import { record, text } from "../known.ts";
import { requireRole } from "./iam-role.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** IAM API reference, CreateInstanceProfile, from memory, 2026-11. */
const NAME = /^[\w+=,.@-]{1,128}$/;

/** What hands a role to instances. */
export const instanceProfile: Behaviour = {
  token: TOKEN.instanceProfile,
  autoName: { property: "name", maxLength: 128 },
  check(inputs) {
    const name = text(inputs, "name");
    return name === undefined || NAME.test(name)
      ? []
      : [
          {
            property: "name",
            reason: `must be 1 to 128 characters of letters, digits and _+=,.@-; got "${name}"`,
          },
        ];
  },
  create(inputs, cloud) {
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? ""}${prefixSuffix(cloud)}`;
    if (cloud.get(TOKEN.instanceProfile, name) !== undefined)
      throw new CloudError("EntityAlreadyExists", `Instance Profile ${name} already exists.`);
    if (inputs.role !== undefined) requireRole(cloud, inputs.role);
    const path = text(inputs, "path") ?? "/";
    return {
      id: name,
      outputs: {
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        path,
        arn: cloud.arn("iam", `instance-profile${path}${name}`, ""),
        createDate: cloud.now.toISOString(),
        uniqueId: `AIPA${letters(cloud, 17, { upper: true })}`,
      },
    };
  },
  update(_entity, next, cloud) {
    if (next.role !== undefined) requireRole(cloud, next.role);
    return {};
  },
  delete(entity, cloud) {
    // IAM deletes a profile that instances carry, and they lose their role: the program is told, since it never means that.
    const user = cloud.list(TOKEN.instance).find((one) => live(one).profile === entity.id);
    if (user === undefined) return undefined;
    throw new CloudError(
      "DeleteConflict",
      `Cannot delete entity, must remove users of instance profile ${entity.id} first (${user.id}).`,
    );
  },
};

/** The profile that a launch template names by ARN or name; undefined where it names none. */
export function profileOf(cloud: Cloud, template: Readonly<Record<string, unknown>>): Entity | undefined {
  const named = record(template, "iamInstanceProfile");
  if (named === undefined) return undefined;
  const found = cloud
    .list(TOKEN.instanceProfile)
    .find((one) => one.outputs.arn === text(named, "arn") || one.id === text(named, "name"));
  if (found !== undefined) return found;
  const shown = text(named, "arn") ?? text(named, "name") ?? "";
  throw new CloudError("ValidationError", `Invalid IamInstanceProfile: ${shown}`);
}
