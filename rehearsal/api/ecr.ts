import type { Cloud } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import type { Entity } from "../cloud/entity.ts";
import { imagesAt } from "../services/aws/ecr.ts";
import { deniedAcross, isOwn, type RepositoryPlace, repositoryAt } from "../services/aws/ecr-across.ts";
import { imageStruck } from "../services/aws/image-struck.ts";
import { flag, record, text } from "../services/known.ts";
import type { ApiOperation } from "./api-operation.ts";

const SERVICE = "AmazonEC2ContainerRegistry_V20150921";

interface ImageIdentifier {
  readonly imageDigest?: string;
  readonly imageTag?: string;
}

/** A repository that the caller may ask. */
interface Asked {
  readonly place: RepositoryPlace;
  /** `<registry>/<repository>`. */
  readonly url: string;
  /** Undefined in an account that nobody brought up: the seed's images are all that is known of it. */
  readonly entity: Entity | undefined;
}

/** API reference, BatchGetImage (from memory, 2026-11). The manifest is the digest's own text: a rehearsal holds no layers. */
const batchGetImage: ApiOperation = {
  target: `${SERVICE}.BatchGetImage`,
  writes: false,
  secretFields: [],
  run(request, cloud, _registry, roleName) {
    const { url } = asked(request, cloud, "ecr:BatchGetImage", roleName);
    const ids = (request.imageIds ?? []) as readonly ImageIdentifier[]; // the SDK's own shape
    const found = ids.filter((id) => isThere(cloud, url, id.imageDigest ?? ""));
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

/**
 * API reference, PutImage (from memory, 2026-11): a tag of an immutable repository is never moved. Nobody pushes into another
 * account here: no repository's policy allows it.
 */
const putImage: ApiOperation = {
  target: `${SERVICE}.PutImage`,
  writes: true,
  secretFields: [],
  run(request, cloud, _registry, roleName) {
    const { entity: repository, place } = asked(request, cloud, "ecr:PutImage", roleName);
    if (repository === undefined || !isOwn(cloud, place))
      throw denied(cloud, place, "ecr:PutImage", roleName);
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
 * API reference, DescribeImageScanFindings (parameters read 2026-11-27, errors from memory, 2026-11). A basic scan of a push is
 * done at once here, and an account that nobody brought up has scanned what the seed puts there.
 */
const describeImageScanFindings: ApiOperation = {
  target: `${SERVICE}.DescribeImageScanFindings`,
  writes: false,
  secretFields: [],
  run(request, cloud, _registry, roleName) {
    const { entity, place, url } = asked(request, cloud, "ecr:DescribeImageScanFindings", roleName);
    const { accountId: registryId, repository: repositoryName } = place;
    const imageId = (request.imageId ?? {}) as ImageIdentifier; // the SDK's own shape
    const digest = imageId.imageDigest ?? "";
    const of = `image with imageId {imageDigest:'${digest}'} in the repository with name '${repositoryName}' in the registry with id '${registryId}'`;
    if (!isThere(cloud, url, digest))
      throw new CloudError("ImageNotFoundException", `The ${of} does not exist`);
    if (
      (entity !== undefined && !scansOnPush(entity)) ||
      imageStruck(cloud, "image-unscanned", { digest, url })
    )
      throw new CloudError("ScanNotFoundException", `Image scan does not exist for the ${of}`);
    const struck = imageStruck(cloud, "critical-finding", { digest, url });
    return {
      registryId,
      repositoryName,
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

function isThere(cloud: Cloud, url: string, digest: string): boolean {
  return imagesAt(cloud, url).includes(digest) && !imageStruck(cloud, "image-absent", { digest, url });
}

function scansOnPush({ inputs }: Entity): boolean {
  return flag(record(inputs, "imageScanningConfiguration") ?? {}, "scanOnPush") === true;
}

/**
 * The repository of the request: of the registry that it names, else of the caller's own. Another account's answers only where its
 * policy lets the caller's account ask; a name that it does not have has no policy either (from memory, 2026-11).
 */
function asked(
  request: Readonly<Record<string, unknown>>,
  cloud: Cloud,
  action: string,
  roleName: string | undefined,
): Asked {
  const { region } = cloud.caller;
  const accountId = text(request, "registryId") ?? cloud.caller.accountId;
  const repository = String(request.repositoryName);
  const place = { accountId, region, repository };
  const url = `${accountId}.dkr.ecr.${region}.amazonaws.com/${repository}`;
  const found = repositoryAt(cloud, place);
  if (found === "outside") {
    if (imagesAt(cloud, url).length === 0) throw denied(cloud, place, action, roleName);
    return { place, url, entity: undefined };
  }
  if (!isOwn(cloud, place) && deniedAcross(cloud, place, [action], roleArn(cloud, roleName)) !== undefined)
    throw denied(cloud, place, action, roleName);
  if (found === undefined)
    throw new CloudError(
      "RepositoryNotFoundException",
      `The repository with name '${repository}' does not exist in the registry with id '${accountId}'`,
    );
  return { place, url, entity: found };
}

function roleArn(cloud: Cloud, roleName: string | undefined): string | undefined {
  return roleName === undefined ? undefined : `arn:aws:iam::${cloud.caller.accountId}:role/${roleName}`;
}

/** Text of the real refusal: hashicorp/terraform-provider-aws issue 35303 (read 2026-11-27). */
function denied(
  cloud: Cloud,
  { accountId, region, repository }: RepositoryPlace,
  action: string,
  roleName: string | undefined,
): CloudError {
  const who = roleArn(cloud, roleName) ?? `arn:aws:iam::${cloud.caller.accountId}:user/rehearsal`;
  return new CloudError(
    "AccessDeniedException",
    `User: ${who} is not authorized to perform: ${action} on resource: arn:aws:ecr:${region}:${accountId}:repository/${repository} because no resource-based policy allows the ${action} action`,
  );
}

function manifestOf(digest: string): string {
  return JSON.stringify({ schemaVersion: 2, config: { digest } });
}

function digestOf(manifest: string): string {
  return (JSON.parse(manifest) as { config: { digest: string } }).config.digest;
}

export const ecrApi: readonly ApiOperation[] = [batchGetImage, putImage, describeImageScanFindings];
