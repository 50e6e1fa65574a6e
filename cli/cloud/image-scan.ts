import type { AwsEndpoint } from "./aws-endpoint.ts";
import type { EcrImage } from "./tag-image.ts";

/** What ECR knows of an image's holes. */
export type ImageScan =
  /** Names of the critical findings, sorted. */
  | { readonly state: "scanned"; readonly critical: readonly string[] }
  /** Neither repository nor image is there: nothing can run from it either. */
  | { readonly state: "absent" }
  | {
      readonly state: "unknown";
      readonly why: string;
      /** Name of AWS's refusal, where there was one. */
      readonly code?: string;
    };

/** Waiting for a scan that a push has started. */
export interface ScanWait {
  readonly pauseMs: number;
  readonly attempts: number;
}

/** A basic scan takes seconds to a few minutes (from memory, 2026-11): five minutes are enough. */
const WAIT: ScanWait = { pauseMs: 5_000, attempts: 60 };

/** COMPLETE ends a basic scan, ACTIVE is an enhanced one that goes on. @aws-sdk/client-ecr, ScanStatus (read 2026-11-27). */
const DONE: readonly string[] = ["COMPLETE", "ACTIVE"];
const RUNNING: readonly string[] = ["IN_PROGRESS", "PENDING"];

/** Reads the image's findings, all pages, and waits while the scan runs. Never throws: what cannot be read is unknown. */
export async function readScan(at: AwsEndpoint, image: EcrImage, wait: ScanWait = WAIT): Promise<ImageScan> {
  const { ECRClient, DescribeImageScanFindingsCommand } = await import("@aws-sdk/client-ecr");
  const client = new ECRClient(at);
  const { digest, registryId, repositoryName } = image;
  const critical = new Set<string>();
  let nextToken: string | undefined;
  try {
    for (let attempt = 1; ; ) {
      const page = await client.send(
        new DescribeImageScanFindingsCommand({
          registryId,
          repositoryName,
          imageId: { imageDigest: digest },
          nextToken,
        }),
      );
      const status = page.imageScanStatus?.status ?? "no status";
      if (DONE.includes(status)) {
        for (const found of page.imageScanFindings?.findings ?? [])
          if (found.severity === "CRITICAL") critical.add(found.name ?? "a finding without a name");
        for (const found of page.imageScanFindings?.enhancedFindings ?? [])
          if (found.severity === "CRITICAL") critical.add(found.title ?? "a finding without a title");
        nextToken = page.nextToken;
        if (nextToken === undefined) return { state: "scanned", critical: [...critical].sort() };
      } else if (RUNNING.includes(status) && attempt < wait.attempts) {
        attempt += 1;
        await new Promise((resolve) => setTimeout(resolve, wait.pauseMs));
      } else return { state: "unknown", why: `a scan in state ${status}` };
    }
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (["RepositoryNotFoundException", "ImageNotFoundException"].includes(name)) return { state: "absent" };
    if (!(error instanceof Error)) return { state: "unknown", why: String(error) };
    return { state: "unknown", why: `${name}: ${error.message}`, code: name };
  } finally {
    client.destroy();
  }
}
