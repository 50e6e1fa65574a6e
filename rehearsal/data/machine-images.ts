import { createHash } from "node:crypto";

/** An image that instances start from. */
export interface MachineImage {
  readonly id: string;
  readonly architecture: "arm64" | "x86_64";
  /** GiB of its snapshot: no disk may be smaller (aws/amazon-ecs-ami, variables.pkr.hcl, block_device_size_gb, read 2026-11-27). */
  readonly snapshotGib: number;
  readonly rootDevice: string;
}

/**
 * Public parameters that name the current image of ECS (ECS Developer Guide, "Retrieving Amazon ECS-optimized Linux AMI metadata",
 * read 2026-11-27).
 */
const ECS_IMAGES: Readonly<Record<string, MachineImage["architecture"]>> = {
  "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id": "x86_64",
  "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id": "arm64",
  "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id": "x86_64",
  "/aws/service/ecs/optimized-ami/amazon-linux-2/arm64/recommended/image_id": "arm64",
};

const BY_PARAMETER = "resolve:ssm:";

/** The image that `ami-…` or `resolve:ssm:<public parameter>` means in a region; undefined where there is none. */
export function machineImage(reference: string, region: string): MachineImage | undefined {
  if (reference.startsWith(BY_PARAMETER)) return imageOf(reference.slice(BY_PARAMETER.length), region);
  return Object.keys(ECS_IMAGES)
    .map((parameter) => imageOf(parameter, region))
    .find((image) => image?.id === reference);
}

/** The image that a public parameter names; identifiers are made up, and the same in every run. */
export function imageOf(parameter: string, region: string): MachineImage | undefined {
  const architecture = ECS_IMAGES[parameter];
  if (architecture === undefined) return undefined;
  const digest = createHash("sha256").update(`${region}${parameter}`).digest("hex");
  return { id: `ami-${digest.slice(0, 17)}`, architecture, snapshotGib: 30, rootDevice: "/dev/xvda" };
}
