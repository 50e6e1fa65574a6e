import type { Cloud } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import type { Entity } from "../cloud/entity.ts";
import { imagesIn } from "../services/aws/ecr.ts";
import { flag, record } from "../services/known.ts";
import type { ApiOperation } from "./api-operation.ts";

const REPOSITORY = "aws:ecr/repository:Repository";

interface ImageIdentifier {
  readonly imageDigest?: string;
  readonly imageTag?: string;
}

/** API reference, BatchGetImage (from memory, 2026-11). The manifest is the digest's own text: a rehearsal holds no layers. */
const batchGetImage: ApiOperation = {
  target: "AmazonEC2ContainerRegistry_V20150921.BatchGetImage",
  writes: false,
  secretFields: [],
  run(request, cloud) {
    const repository = requireRepository(request, cloud);
    const ids = (request.imageIds ?? []) as readonly ImageIdentifier[]; // the SDK's own shape
    const found = ids.filter((id) => imagesIn(cloud, repository).includes(id.imageDigest ?? ""));
    return {
      images: found.map((imageId) => ({ imageId, imageManifest: manifestOf(imageId.imageDigest ?? "") })),
      failures: ids
        .filter((id) => !found.includes(id))
        .map((imageId) => ({
          imageId,
          failureCode: "ImageNotFound",
          failureReason: "Requested image not found",
        })),
    };
  },
};

/** API reference, PutImage (from memory, 2026-11): a tag of an immutable repository is never moved. */
const putImage: ApiOperation = {
  target: "AmazonEC2ContainerRegistry_V20150921.PutImage",
  writes: true,
  secretFields: [],
  run(request, cloud) {
    const repository = requireRepository(request, cloud);
    const tag = String(request.imageTag ?? "");
    const digest = digestOf(String(request.imageManifest ?? ""));
    const tags = (repository.internal.tags ?? {}) as Record<string, string>; // written below only
    if (tags[tag] === digest) {
      throw new CloudError(
        "ImageAlreadyExistsException",
        `Image with digest '${digest}' and tag '${tag}' already exists`,
      );
    }
    if (tags[tag] !== undefined && repository.inputs.imageTagMutability === "IMMUTABLE") {
      throw new CloudError(
        "ImageTagAlreadyExistsException",
        `The image tag '${tag}' already exists and cannot be overwritten because the repository is immutable.`,
      );
    }
    repository.internal.tags = { ...tags, [tag]: digest };
    return { image: { imageId: { imageDigest: digest, imageTag: tag } } };
  },
};

/**
 * API reference, DescribeImageScanFindings (from memory, 2026-11). A basic scan of a push is done at once here. The fault
 * `critical-finding`, on a digest or a repository's name, is a hole in the image.
 */
const describeImageScanFindings: ApiOperation = {
  target: "AmazonEC2ContainerRegistry_V20150921.DescribeImageScanFindings",
  writes: false,
  secretFields: [],
  run(request, cloud) {
    const repository = requireRepository(request, cloud);
    const imageId = (request.imageId ?? {}) as ImageIdentifier; // the SDK's own shape
    const digest = imageId.imageDigest ?? "";
    const registryId = cloud.caller.accountId;
    const of = `image with imageId {imageDigest:'${digest}'} in the repository with name '${repository.id}' in the registry with id '${registryId}'`;
    if (!imagesIn(cloud, repository).includes(digest))
      throw new CloudError("ImageNotFoundException", `The ${of} does not exist`);
    if (flag(record(repository.inputs, "imageScanningConfiguration") ?? {}, "scanOnPush") !== true)
      throw new CloudError("ScanNotFoundException", `Image scan does not exist for the ${of}`);
    const struck = cloud.fault("critical-finding", digest) || cloud.fault("critical-finding", repository.id);
    return {
      registryId,
      repositoryName: repository.id,
      imageId,
      imageScanStatus: { status: "COMPLETE" },
      imageScanFindings: {
        findingSeverityCounts: struck ? { CRITICAL: 1, MEDIUM: 1 } : { MEDIUM: 1 },
        findings: [
          { name: "CVE-2023-4911", severity: "MEDIUM" },
          ...(struck ? [{ name: "CVE-2014-0160", severity: "CRITICAL" }] : []),
        ],
      },
    };
  },
};

function requireRepository(request: Readonly<Record<string, unknown>>, cloud: Cloud): Entity {
  const name = request.repositoryName;
  const found = cloud
    .list(REPOSITORY, { region: cloud.caller.region })
    .find((entity) => entity.inputs.name === name);
  if (found !== undefined) return found;
  throw new CloudError(
    "RepositoryNotFoundException",
    `The repository with name '${String(name)}' does not exist in the registry with id '${cloud.caller.accountId}'`,
  );
}

function manifestOf(digest: string): string {
  return JSON.stringify({ schemaVersion: 2, config: { digest } });
}

function digestOf(manifest: string): string {
  return (JSON.parse(manifest) as { config: { digest: string } }).config.digest;
}

export const ecrApi: readonly ApiOperation[] = [batchGetImage, putImage, describeImageScanFindings];
