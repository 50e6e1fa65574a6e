import { RESERVED_MEMORY_MIB } from "../tables/instance-classes.ts";

/** What the start of the instance is told. */
export interface InstanceStart {
  readonly region: string;
  readonly clusterName: string;
  readonly allocationId: string;
}

/**
 * The script of the instance's first start: its fixed address first, then the cluster's name, which lets the agent in. So no task
 * runs from an address that nobody's access list holds. The agent starts after the script (ECS Developer Guide, "Bootstrapping
 * Amazon ECS Linux container instances", from memory, 2026-11). What fails is tried for five minutes; then the instance switches
 * itself off, and its group starts another.
 *
 * The image of ECS has no AWS command line (aws/amazon-ecs-ami, variables.pkr.hcl, packages_al2023, read 2026-11-27): it is
 * installed from Amazon's own repository, by the address that the instance has until then.
 */
export function instanceStart({ allocationId, clusterName, region }: InstanceStart): string {
  return `#!/bin/bash
set -Eeuo pipefail
trap "shutdown --poweroff now" ERR
patiently() {
  for _ in {1..20}; do
    if "$@"; then return; fi
    sleep 15
  done
  return 1
}
metadata=http://169.254.169.254/latest
patiently dnf install --assumeyes --quiet awscli-2
token=$(curl --fail --silent --request PUT --header "X-aws-ec2-metadata-token-ttl-seconds: 300" $metadata/api/token)
instance=$(curl --fail --silent --header "X-aws-ec2-metadata-token: $token" $metadata/meta-data/instance-id)
patiently aws ec2 associate-address --region ${region} --allocation-id ${allocationId} --instance-id "$instance" --allow-reassociation
cat > /etc/ecs/ecs.config <<CONFIG
ECS_CLUSTER=${clusterName}
ECS_RESERVED_MEMORY=${RESERVED_MEMORY_MIB}
ECS_DISABLE_PRIVILEGED=true
ECS_ENABLE_TASK_IAM_ROLE=true
ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE=true
CONFIG
`;
}
