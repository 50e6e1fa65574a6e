import { SECURITY_GROUP } from "../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../policies/resource-view.ts";
import { ECS_SERVICE, INSTANCE_PROFILE, LAUNCH_TEMPLATE, ROLE, ROLE_POLICY } from "../../policies/tokens.ts";
import { from, view } from "./rule-table.ts";

export const INSTANCE_GROUP = view(SECURITY_GROUP, "access-instance", {}, { outputs: { id: "sg-instance" } });
export const INSTANCE_ROLE = view(ROLE, "instance-role", {});
export const PROFILE = from(
  view(INSTANCE_PROFILE, "instance-profile", { role: UNKNOWN }),
  "role",
  INSTANCE_ROLE,
);

/** What the role of the instance may do. */
export function rolePolicy(policy: unknown) {
  return from(view(ROLE_POLICY, "instance-policy", { policy, role: UNKNOWN }), "role", INSTANCE_ROLE);
}

/** What starts an instance as this project declares it, in a first preview. */
export const TEMPLATE = from(
  from(
    view(LAUNCH_TEMPLATE, "instance-template", {
      instanceType: "t4g.small",
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 30, encrypted: "true" } }],
      networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: [UNKNOWN] }],
      iamInstanceProfile: { arn: UNKNOWN },
    }),
    "networkInterfaces",
    INSTANCE_GROUP,
  ),
  "iamInstanceProfile",
  PROFILE,
);

/** A service whose tasks stand on the stack's instance. */
export const ON_INSTANCE = view(ECS_SERVICE, "api-service", { launchType: "EC2", desiredCount: 1 });
