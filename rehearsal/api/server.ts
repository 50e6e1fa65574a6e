import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CloudError } from "../cloud/cloud-error.ts";
import type { World } from "../cloud/world.ts";
import { roleOfCredentials } from "../messages/role-credentials.ts";
import type { Registry } from "../services/registry.ts";
import type { ApiOperation } from "./api-operation.ts";
import { ecrApi } from "./ecr.ts";
import { secretsManagerApi } from "./secretsmanager.ts";

const OPERATIONS = new Map<string, ApiOperation>(
  [...secretsManagerApi, ...ecrApi].map((operation) => [operation.target, operation]),
);

export interface ApiServer {
  /** Endpoint for an AWS SDK client. */
  readonly endpoint: string;
  close(): void;
}

/**
 * The part of AWS's JSON APIs that `slipway` itself calls, over the simulated account: so the same SDK client runs against
 * the rehearsal and the real cloud. The region is the one in the request's signature; the signature is not checked.
 */
export async function startApiServer(world: World, registry: Registry): Promise<ApiServer> {
  const server = createServer((request, response) => {
    answer(world, registry, request).then(
      (body) => send(response, 200, body),
      (error: unknown) => sendError(response, error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function answer(
  world: World,
  registry: Registry,
  request: IncomingMessage,
): Promise<Record<string, unknown>> {
  const target = String(request.headers["x-amz-target"] ?? "");
  const operation = OPERATIONS.get(target);
  if (operation === undefined) {
    const known = [...OPERATIONS.keys()].join(", ");
    throw new CloudError(
      "UnknownOperationException",
      `${target} is not one that this rehearsal answers: ${known}`,
    );
  }
  const body = JSON.parse(await textOf(request)) as Record<string, unknown>; // the SDK sends an object
  for (const field of operation.secretFields) world.learnSecret(body[field]);
  const { accessKeyId, region } = credentialOf(request);
  const caller = { provider: "aws", accountId: world.seed.aws.accountId, region };
  const run = operation.writes ? world.call.bind(world) : world.ask.bind(world);
  const result = run(caller, { name: "", urn: "" }, (cloud) =>
    operation.run(body, cloud, registry, roleOfCredentials(accessKeyId)),
  );
  if (operation.writes) await world.saved();
  return result;
}

/** `Credential=<key>/<date>/<region>/<service>/aws4_request` (Signature Version 4, from memory, 2026-11). */
function credentialOf(request: IncomingMessage): { readonly accessKeyId: string; readonly region: string } {
  const found = /Credential=([^/]+)\/\d+\/([a-z0-9-]+)\//.exec(request.headers.authorization ?? "");
  const [, accessKeyId, region] = found ?? [];
  if (accessKeyId === undefined || region === undefined)
    throw new CloudError("MissingAuthenticationTokenException", "The request is not signed.");
  return { accessKeyId, region };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, status: number, body: Record<string, unknown>): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
  response.end(JSON.stringify(body));
}

function sendError(response: ServerResponse, error: unknown): void {
  const known = error instanceof CloudError;
  const message = error instanceof Error ? error.message : String(error);
  send(response, known ? 400 : 500, {
    __type: known ? error.code : "InternalFailure",
    message: known ? message.slice(error.code.length + 2) : message,
  });
}
