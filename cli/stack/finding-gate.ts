import type { Settings } from "../../infra/config/settings.ts";
import type { Judgement } from "../../infra/service/image-builds.ts";
import type { AwsEndpoint } from "../cloud/aws-endpoint.ts";
import { type ImageScan, readScan, type ScanWait } from "../cloud/image-scan.ts";
import { type EcrImage, parseEcrImage } from "../cloud/tag-image.ts";
import type { Step } from "./event-log.ts";
import { stackImages } from "./stack-images.ts";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";

/**
 * Stands between an image and its delivery: a new task starts from scanned images without a critical finding (row CMP-06). It
 * judges every image in ECR, in whichever account. What cannot be read counts as a finding; an image that is not there does not,
 * since no task can start from it.
 */
export class FindingGate {
  readonly #settings: Settings;
  readonly #aws: (region: string) => AwsEndpoint;
  readonly #wait: ScanWait | undefined;
  readonly #refused = new Map<string, string>();
  #standing: ReadonlyMap<string, string> = new Map();

  constructor(settings: Settings, aws: (region: string) => AwsEndpoint, wait?: ScanWait) {
    this.#settings = settings;
    this.#aws = aws;
    this.#wait = wait;
  }

  /** Everything that was refused so far, a line for each image. */
  get refused(): readonly string[] {
    return [...this.#refused.values()];
  }

  /** The images that the last update delivered, by service: what runs already is no delivery. */
  keep(images: unknown): void {
    if (typeof images !== "object" || images === null) return;
    this.#standing = new Map(Object.entries(images).map(([service, image]) => [service, String(image)]));
  }

  /** Judges one image that was built in the middle of an update. */
  async judgeBuilt(service: string, reference: string): Promise<Judgement> {
    const standing = this.#standing.get(service);
    const refusal =
      standing === reference ? undefined : await this.judge(`services.${service}.build`, reference);
    return { refusal, standing };
  }

  /** Judges one image, named by its key path; gives the refusal, or undefined. */
  async judge(where: string, reference: string): Promise<string | undefined> {
    const image = parseEcrImage(reference);
    if (image === undefined) return undefined;
    const scan = await readScan(this.#aws(image.region), image, this.#wait);
    const line = refusal(where, reference, scan, nextStep(image, this.#settings.aws.accountId));
    if (line !== undefined) this.#refused.set(reference, line);
    return line;
  }

  /** Judges the images, written by digest, of all tasks that the steps would make anew. */
  async judgeSteps(steps: readonly Step[]): Promise<readonly string[]> {
    const made = new Set(
      steps.filter(({ op, type }) => type === TASK && !op.startsWith("delete")).map(({ name }) => name),
    );
    const images = stackImages(this.#settings).filter(({ tasks }) => tasks.some((task) => made.has(task)));
    await Promise.all(images.map(({ reference, where }) => this.judge(where, reference)));
    return this.refused;
  }
}

function refusal(
  where: string,
  reference: string,
  scan: ImageScan,
  nextOf: (code: string | undefined) => string,
): string | undefined {
  switch (scan.state) {
    case "absent":
      return undefined;
    case "scanned":
      if (scan.critical.length === 0) return undefined;
      return (
        `${where}: an image without a critical finding was expected; got ${scan.critical.join(", ")} in ${reference}. ` +
        "Build an image in which it is fixed, and deliver that."
      );
    case "unknown":
      return (
        `${where}: the findings of its image's scan were expected; got ${scan.why} of ${reference}. ` +
        `${nextOf(scan.code)}, and run this again.`
      );
  }
}

/** What opens a scan that could not be read: in another account, its owner has to act. */
function nextStep(
  { digest, region, registryId, repositoryName }: EcrImage,
  accountId: string,
): (code: string | undefined) => string {
  const scan = `\`aws ecr start-image-scan --region ${region} --repository-name ${repositoryName} --image-id imageDigest=${digest}\``;
  if (registryId === accountId) return () => `Allow ecr:DescribeImageScanFindings, or scan it with ${scan}`;
  return (code) =>
    // Findings of Inspector's enhanced scans are not given to other accounts: aws/containers-roadmap issue 2541 (read 2026-11-27).
    code === "ScanNotFoundException"
      ? `Scan it in account ${registryId} with ${scan}; that registry must scan in the basic way, for enhanced findings are not given to other accounts`
      : `Add ${accountId} to registry.readerAccountIds of the stack that owns the registry in account ${registryId}, bring that stack up, ` +
        "allow ecr:DescribeImageScanFindings to your credentials";
}
