import { runtime } from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks.js";
import { deserializeProperties } from "@pulumi/pulumi/runtime/rpc.js";
import { disconnect, setMockOptions } from "@pulumi/pulumi/runtime/settings.js";
import type { Settings } from "../../infra/config/settings.ts";
import { parameterName, secretNamePrefix } from "../../infra/secrets/secret-name.ts";
import type { ResourceView } from "../../policies/resource-view.ts";
import { plainValue } from "../lib/plain-value.ts";

/** A stack as its file says it. */
export interface Declared {
  readonly stack: string;
  /** Value of `slipway:stack`. */
  readonly raw: unknown;
  readonly settings: Settings;
  /** Folder of the stack files, from which build contexts start. */
  readonly folder: string;
}

/** What the program registers, as far as it is read here (@pulumi/pulumi 3.256.0, proto/resource.proto). */
interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getProtect(): boolean;
  getObject(): Parameters<typeof deserializeProperties>[0];
  getDependenciesList(): readonly string[];
  getPropertydependenciesMap(): {
    forEach(callback: (sources: { getUrnsList(): readonly string[] }, property: string) => void): void;
  };
}

type Callback = (error: unknown, response: { getUrn(): string } | undefined) => void;

const MOCKS: runtime.Mocks = {
  newResource: ({ id, inputs, name }) => ({
    id: id === "" ? `${name}-id` : (id ?? `${name}-id`),
    state: inputs as object, // plain data, as it was sent
  }),
  call: () => ({}),
};

/**
 * Everything that the program declares, without an engine or a cloud: a few hundred milliseconds, the same at every run. Outputs
 * of a cloud stay unknown, as in a preview. External secrets are taken as filled, so that their services run.
 */
export async function programViews({
  folder,
  raw,
  settings,
  stack,
}: Declared): Promise<readonly ResourceView[]> {
  const views: ResourceView[] = [];
  const mocks = {
    ...MOCKS,
    call: ({ inputs, token }: runtime.MockCallArgs) => answer(token, inputs, settings),
  };
  await runtime.setMocks(mocks, "slipway", stack, true, "organization");
  setMockOptions(new RecordingMonitor(mocks, views), "slipway", stack, true, "organization");
  const { program } = await import("../../infra/index.ts");
  await program({ raw, folder });
  await disconnect();
  return views;
}

/** Takes the engine's place, and keeps each resource with what it depends on, of which mocks are told nothing. */
class RecordingMonitor extends MockMonitor {
  readonly #views: ResourceView[];

  constructor(mocks: runtime.Mocks, views: ResourceView[]) {
    super(mocks);
    this.#views = views;
  }

  override async registerResource(request: RegisterRequest, callback: Callback): Promise<void> {
    await super.registerResource(request, (error: unknown, response: { getUrn(): string } | undefined) => {
      if (response !== undefined) this.#views.push(viewOf(request, response.getUrn()));
      callback(error, response);
    });
  }
}

function viewOf(request: RegisterRequest, urn: string): ResourceView {
  const inputs = plainRecord(deserializeProperties(request.getObject()));
  const propertyDependencies: Record<string, readonly string[]> = {};
  request.getPropertydependenciesMap().forEach((sources, property) => {
    propertyDependencies[property] = sources.getUrnsList();
  });
  const parent = request.getParent();
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    inputs,
    outputs: inputs,
    parent: parent === "" ? undefined : parent,
    dependencies: request.getDependenciesList(),
    propertyDependencies,
    protect: request.getProtect(),
  };
}

function plainRecord(properties: unknown): Readonly<Record<string, unknown>> {
  const value = plainValue(properties);
  return value !== null && typeof value === "object" ? { ...value } : {};
}

/** A private way into a cluster: a place that costs nothing to name. */
const ANY_ENDPOINT = {
  srvConnectionString: "mongodb+srv://cluster-pl-0.example.mongodb.net",
  endpoints: [{ endpointId: "atlas-access-endpoint-id" }],
};

/** What the program asks of the clouds before it declares anything. */
function answer(token: string, inputs: unknown, settings: Settings): Record<string, unknown> {
  const external = Object.keys(settings.secrets).filter((key) => settings.secrets[key]?.kind === "external");
  switch (token) {
    case "aws:index/getAvailabilityZones:getAvailabilityZones":
      return { names: ["zone-a", "zone-b", "zone-c"] };
    case "aws:secretsmanager/getSecrets:getSecrets": {
      const names = external.map((key) => `${secretNamePrefix(settings, key)}1`);
      const { accountId, region } = settings.aws;
      return {
        names,
        arns: names.map((name) => `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-AbCdEf`),
      };
    }
    case "aws:secretsmanager/getSecretVersions:getSecretVersions":
      return { versions: [{ versionId: "1", versionStages: ["AWSCURRENT"] }] };
    case "aws:ssm/getParametersByPath:getParametersByPath":
      return { names: external.map((key) => parameterName(settings, key)) };
    case "aws:ssm/getParameter:getParameter":
      return { arn: token, version: 2 }; // the first only holds the place
    case "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster":
      return { connectionStrings: { privateEndpoints: [ANY_ENDPOINT] } };
    case "cloudflare:index/getIpRanges:getIpRanges":
      return { ipv4Cidrs: ["192.0.2.0/24"], ipv6Cidrs: ["2001:db8::/32"] };
    case "pulumi:pulumi:readStackOutputs":
      return { outputs: {} };
    default:
      // What else is looked up is known by what it was asked for, and has an id.
      return { id: token, arn: token, ...(inputs as object) }; // plain data, as it was sent
  }
}
