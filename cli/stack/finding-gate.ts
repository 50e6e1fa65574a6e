import type { Settings } from "../../infra/config/settings.ts";
import type { Judgement } from "../../infra/service/image-builds.ts";
import type { AwsEndpoint } from "../cloud/aws-endpoint.ts";
import { type ImageScan, readScan, type ScanWait } from "../cloud/image-scan.ts";
import { parseEcrImage } from "../cloud/tag-image.ts";
import type { Step } from "./event-log.ts";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";

/**
 * Stands between an image and its delivery: a new task of a service starts from a scanned image without a critical finding
 * (row CMP-06). It judges images in the stack's own account; those of another are that owner's, whose delivery came first.
 * What cannot be read counts as a finding; an image that is not there does not, since no task can start from it.
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
    const refusal = standing === reference ? undefined : await this.judge(service, reference);
    return { refusal, standing };
  }

  /** Judges one image; gives the refusal, or undefined. */
  async judge(service: string, reference: string): Promise<string | undefined> {
    const image = parseEcrImage(reference);
    if (image === undefined || image.registryId !== this.#settings.aws.accountId) return undefined;
    const line = refusal(service, reference, await readScan(this.#aws(image.region), image, this.#wait));
    if (line !== undefined) this.#refused.set(reference, line);
    return line;
  }

  /** Judges the images, written by digest, of all services whose task the steps would make anew. */
  async judgeSteps(steps: readonly Step[]): Promise<readonly string[]> {
    const tasks = new Set(
      steps.filter(({ op, type }) => type === TASK && !op.startsWith("delete")).map(({ name }) => name),
    );
    const services = Object.values(this.#settings.services).filter(({ name }) => tasks.has(`${name}-task`));
    await Promise.all(services.map(({ image, name }) => this.judge(name, image)));
    return this.refused;
  }
}

function refusal(service: string, reference: string, scan: ImageScan): string | undefined {
  switch (scan.state) {
    case "absent":
      return undefined;
    case "scanned":
      if (scan.critical.length === 0) return undefined;
      return (
        `services.${service}: an image without a critical finding was expected; got ${scan.critical.join(", ")} in ${reference}. ` +
        "Build an image in which it is fixed, and deliver that."
      );
    case "unknown":
      return (
        `services.${service}: the findings of its image's scan were expected; got ${scan.why} of ${reference}. ` +
        "Allow ecr:DescribeImageScanFindings, or scan it with `aws ecr start-image-scan`, and run this again."
      );
  }
}
