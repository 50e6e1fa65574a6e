import type { Settings } from "../../infra/config/settings.ts";
import { formatProblem, type Problem } from "../../infra/lib/errors.ts";
import type { Judgement } from "../../infra/service/image-builds.ts";
import type { AwsEndpoint } from "../cloud/aws-endpoint.ts";
import { type ImageScan, readScan, type ScanWait } from "../cloud/image-scan.ts";
import { type EcrImage, parseEcrImage } from "../cloud/tag-image.ts";
import type { Step } from "./event-log.ts";
import { stackImages } from "./stack-images.ts";

/** What starts tasks anew when it changes. A service whose task did not come up is only changed itself at the next try. */
const STARTING: readonly string[] = [
  "aws:ecs/taskDefinition:TaskDefinition",
  "aws:ecs/service:Service",
  "aws:scheduler/schedule:Schedule",
];

/**
 * Stands between an image and its delivery: a new task starts from scanned images without a critical finding (row CMP-06). It
 * judges every image in ECR, in whichever account. What cannot be read counts as a finding; an image that is not there does not,
 * since no task can start from it.
 */
export class FindingGate {
  readonly #settings: Settings;
  readonly #aws: (region: string) => AwsEndpoint;
  readonly #wait: ScanWait | undefined;
  readonly #refused = new Map<string, Problem>();
  #standing: ReadonlyMap<string, string> = new Map();

  constructor(settings: Settings, aws: (region: string) => AwsEndpoint, wait?: ScanWait) {
    this.#settings = settings;
    this.#aws = aws;
    this.#wait = wait;
  }

  /** Everything that was refused so far, a problem for each image. */
  get refused(): readonly Problem[] {
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
    const problem =
      standing === reference ? undefined : await this.judge(`services.${service}.build`, reference);
    return { refusal: problem === undefined ? undefined : formatProblem(problem), standing };
  }

  /** Judges one image, named by its key path; gives what is wrong with it, or undefined. */
  async judge(where: string, reference: string): Promise<Problem | undefined> {
    const image = parseEcrImage(reference);
    if (image === undefined) return undefined;
    const scan = await readScan(this.#aws(image.region), image, this.#wait);
    const problem = problemOf(where, reference, scan, nextStep(image, this.#settings.aws.accountId));
    if (problem !== undefined) this.#refused.set(reference, problem);
    return problem;
  }

  /** Judges the images, written by digest, of all tasks that the steps would start. */
  async judgeSteps(steps: readonly Step[]): Promise<readonly Problem[]> {
    const starting = new Set(
      steps
        .filter(({ op, type }) => STARTING.includes(type) && !op.startsWith("delete"))
        .map(({ name }) => name),
    );
    const images = stackImages(this.#settings).filter(({ startedBy }) =>
      startedBy.some((name) => starting.has(name)),
    );
    await Promise.all(images.map(({ reference, where }) => this.judge(where, reference)));
    return this.refused;
  }
}

/** Nothing is built again as long as its content is the same. */
const REBUILD =
  "Take a base image in which it is fixed: its new digest in the Dockerfile is other content, which is built and judged anew; " +
  "the same for a package's version";

function problemOf(
  where: string,
  reference: string,
  scan: ImageScan,
  nextOf: (code: string | undefined) => string,
): Problem | undefined {
  switch (scan.state) {
    case "absent":
      return undefined;
    case "scanned":
      if (scan.critical.length === 0) return undefined;
      return {
        where,
        expected: "an image without a critical finding",
        found: `${scan.critical.join(", ")} in ${reference}`,
        next: where.endsWith(".build") ? REBUILD : "Build an image in which it is fixed, and deliver that",
      };
    case "unknown":
      return {
        where,
        expected: "the findings of its image's scan",
        found: `${scan.why} of ${reference}`,
        next: `${nextOf(scan.code)}, and run this again`,
      };
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
