import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Cloud } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import type { World } from "../cloud/world.ts";
import { roleOfCredentials } from "../messages/role-credentials.ts";
import type { Registry } from "../services/registry.ts";
import { accountApi, accountQueries } from "./account.ts";
import type { ApiOperation } from "./api-operation.ts";
import { ATLAS_API, answerAtlas } from "./atlas.ts";
import { answerCloudflare } from "./cloudflare.ts";
import { ecrApi } from "./ecr.ts";
import type { QueryOperation } from "./query-operation.ts";
import { errorXml, resultXml } from "./query-xml.ts";
import { rdsApi } from "./rds.ts";
import { secretsManagerApi } from "./secretsmanager.ts";
import { parameterApi } from "./ssm.ts";

const OPERATIONS = new Map<string, ApiOperation>(
  [...secretsManagerApi, ...parameterApi, ...ecrApi, ...accountApi].map((operation) => [
    operation.target,
    operation,
  ]),
);

/** Operations of the Query protocol by version and action: two services may have an action of the same name. */
const QUERIES = new Map<string, QueryOperation>(
  [...rdsApi, ...accountQueries].map((operation) => [`${operation.version} ${operation.action}`, operation]),
);

/** What goes back over the wire. */
interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const JSON_TYPE = "application/x-amz-json-1.1";
const XML_TYPE = "text/xml";
const FORM_TYPE = "application/x-www-form-urlencoded";

export interface ApiServer {
  /** Endpoint for an AWS SDK client. */
  readonly endpoint: string;
  close(): void;
}

/**
 * The part of AWS's APIs that `slipway` itself and the stack's functions call, over the simulated account: so the same SDK
 * client runs against the rehearsal and the real cloud. The region is the one in the request's signature; the signature is not
 * checked.
 */
export async function startApiServer(world: World, registry: Registry): Promise<ApiServer> {
  const server = createServer((request, response) => {
    const isForm = request.headers["content-type"]?.startsWith(FORM_TYPE) === true;
    const reply =
      request.method === "GET"
        ? replyToGet(world, request)
        : isForm
          ? replyToQuery(world, request)
          : replyToTarget(world, registry, request);
    void reply.then(({ body, status, type }) => {
      response.writeHead(status, { "content-type": type });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** The JSON protocol: the header names the operation. */
async function replyToTarget(world: World, registry: Registry, request: IncomingMessage): Promise<Reply> {
  try {
    const target = String(request.headers["x-amz-target"] ?? "");
    const operation = OPERATIONS.get(target) ?? unknownOperation(target, OPERATIONS);
    const body = JSON.parse(await textOf(request)) as Record<string, unknown>; // the SDK sends an object
    for (const field of operation.secretFields) world.learnSecret(body[field]);
    const result = await inAccount(world, request, operation.writes, (cloud, roleName) =>
      operation.run(body, cloud, registry, roleName),
    );
    return { status: 200, type: JSON_TYPE, body: JSON.stringify(result) };
  } catch (error) {
    const known = error instanceof CloudError;
    const message = error instanceof Error ? error.message : String(error);
    const body = {
      __type: known ? error.code : "InternalFailure",
      message: known ? message.slice(error.code.length + 2) : message,
    };
    return { status: known ? 400 : 500, type: JSON_TYPE, body: JSON.stringify(body) };
  }
}

/** The Query protocol: the form names the operation. */
async function replyToQuery(world: World, request: IncomingMessage): Promise<Reply> {
  try {
    const form = new URLSearchParams(await textOf(request));
    const name = `${form.get("Version") ?? ""} ${form.get("Action") ?? ""}`;
    const operation = QUERIES.get(name) ?? unknownOperation(name, QUERIES);
    const result = await inAccount(world, request, operation.writes, (cloud, roleName) =>
      operation.run(form, cloud, roleName),
    );
    return { status: 200, type: XML_TYPE, body: resultXml(operation, result) };
  } catch (error) {
    return { type: XML_TYPE, ...errorXml(error) };
  }
}

function replyToGet(world: World, request: IncomingMessage): Promise<Reply> {
  return request.url?.startsWith(ATLAS_API) === true
    ? replyToAtlas(world, request)
    : replyToCloudflare(world, request);
}

/** Atlas's API: questions only. A login is anything here; whose it is, the seed says. */
async function replyToAtlas(world: World, request: IncomingMessage): Promise<Reply> {
  const type = "application/json";
  try {
    if (request.headers.authorization === undefined)
      throw new CloudError("NO_CREDENTIALS", "Unauthorized: no credentials are given.");
    const accountId = world.seed.mongodbAtlas?.organizationId ?? "";
    const caller = { provider: "mongodbatlas", accountId, region: "" };
    const result = world.ask(caller, { name: "", urn: "" }, (cloud) => answerAtlas(request.url ?? "", cloud));
    return { status: 200, type, body: JSON.stringify(result) };
  } catch (error) {
    const errorCode = error instanceof CloudError ? error.code : "UNEXPECTED_ERROR";
    const detail = error instanceof Error ? error.message : String(error);
    return {
      status: errorCode === "NO_CREDENTIALS" ? 401 : 404,
      type,
      body: JSON.stringify({ errorCode, detail }),
    };
  }
}

/** Cloudflare's API: questions only, in its envelope. Codes 7xxx and 1xxx are of the request, 9xxx of the token's rights. */
async function replyToCloudflare(world: World, request: IncomingMessage): Promise<Reply> {
  const type = "application/json";
  try {
    if (request.headers.authorization?.startsWith("Bearer ") !== true)
      throw new CloudError("9106", "Missing X-Auth-Key, X-Auth-Email or Authorization headers");
    const caller = { provider: "cloudflare", accountId: world.seed.cloudflare.accountId, region: "" };
    const result = world.ask(caller, { name: "", urn: "" }, (cloud) =>
      answerCloudflare(request.url ?? "", cloud),
    );
    return { status: 200, type, body: JSON.stringify({ success: true, errors: [], messages: [], result }) };
  } catch (error) {
    const code = error instanceof CloudError ? Number(error.code) : 0;
    const message = error instanceof Error ? error.message : String(error);
    const status = code === 0 ? 500 : code >= 9000 ? 403 : 400;
    return {
      status,
      type,
      body: JSON.stringify({ success: false, errors: [{ code, message }], messages: [], result: null }),
    };
  }
}

function unknownOperation(name: string, known: ReadonlyMap<string, unknown>): never {
  const all = [...known.keys()].join(", ");
  throw new CloudError("UnknownOperationException", `${name} is not one that this rehearsal answers: ${all}`);
}

/** Runs it in the account and region that the request is signed for; what it changed is on disk when this resolves. */
async function inAccount<T>(
  world: World,
  request: IncomingMessage,
  writes: boolean,
  run: (cloud: Cloud, roleName: string | undefined) => T,
): Promise<T> {
  const { accessKeyId, region } = credentialOf(request);
  const caller = { provider: "aws", accountId: world.seed.aws.accountId, region };
  const within = writes ? world.call.bind(world) : world.ask.bind(world);
  const result = within(caller, { name: "", urn: "" }, (cloud) => run(cloud, roleOfCredentials(accessKeyId)));
  if (writes) await world.saved();
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
