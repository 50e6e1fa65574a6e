import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { readScan } from "../../../cli/cloud/image-scan.ts";

const IMAGE = {
  registryId: "111122223333",
  region: "eu-central-1",
  repositoryName: "shop/api",
  digest: `sha256:${"5e".repeat(32)}`,
};

describe("readScan", () => {
  let answers: object[] = [];
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume();
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(answers.length > 1 ? answers.shift() : answers[0]));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => void server.close());

  const read = (...given: object[]) => {
    answers = given;
    const { port } = server.address() as AddressInfo; // it listens on TCP
    const at = rehearsalEndpoint(IMAGE.region, `http://127.0.0.1:${port}`);
    return readScan(at, IMAGE, { attempts: 3, pauseMs: 1 });
  };
  const status = (name: string) => ({ imageScanStatus: { status: name } });

  it("waits while the scan runs, and reads every page, of enhanced scans too", async () => {
    const first = {
      findings: [
        { name: "CVE-B", severity: "CRITICAL" },
        { name: "CVE-C", severity: "HIGH" },
      ],
    };
    const second = { enhancedFindings: [{ title: "CVE-A - openssl", severity: "CRITICAL" }] };
    expect(
      await read(
        status("PENDING"),
        status("IN_PROGRESS"),
        { ...status("ACTIVE"), imageScanFindings: first, nextToken: "more" },
        { ...status("ACTIVE"), imageScanFindings: second },
      ),
    ).toEqual({ state: "scanned", critical: ["CVE-A - openssl", "CVE-B"] });
  });

  it.each(["FAILED", "UNSUPPORTED_IMAGE", "IN_PROGRESS"])(
    "calls a scan that stays %s unknown",
    async (name) => {
      expect(await read(status(name))).toEqual({ state: "unknown", why: `a scan in state ${name}` });
    },
  );
});
