import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as grpc from "@grpc/grpc-js";

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const analyzer = require("@pulumi/pulumi/proto/analyzer_pb.js");
const service = require("@pulumi/pulumi/proto/analyzer_grpc_pb.js");
const struct = require("google-protobuf/google/protobuf/struct_pb.js");
const empty = require("google-protobuf/google/protobuf/empty_pb.js");

/** What the engine says when a text is not known yet. */
export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export interface Asked {
  readonly type: string;
  readonly name: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  readonly parent?: string;
  readonly protect?: boolean;
  readonly propertyDependencies?: Record<string, readonly string[]>;
}

export interface Said {
  readonly policy: string;
  readonly message: string;
  readonly level: "advisory" | "mandatory";
  readonly urn: string;
}

/** A policy pack as the engine runs it: its own process, asked over gRPC. */
export interface RunningPack {
  policies(): Promise<readonly string[]>;
  analyze(asked: Asked): Promise<readonly Said[]>;
  analyzeStack(resources: readonly Asked[]): Promise<readonly Said[]>;
  stop(): Promise<void>;
}

export const STACK = "staging";

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:${STACK}::slipway::${type}::${name}`;
}

/** Starts the SDK's own server over `policies/` with these variables; resolves when it listens. */
export async function startPack(variables: Record<string, string>): Promise<RunningPack> {
  const script = join(ROOT, "node_modules/@pulumi/pulumi/cmd/run-policy-pack/index.js");
  const pack = join(ROOT, "policies");
  const child = spawn(process.execPath, [script, "127.0.0.1:0", pack], {
    cwd: pack,
    env: { PATH: process.env.PATH ?? "", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const port = await portOf(child);
  const client = new service.AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const call = (method: string, request: unknown) =>
    // biome-ignore lint/suspicious/noExplicitAny: the SDK's generated classes have no types that hold here
    new Promise<any>((resolve, reject) => {
      client[method](request, (error: Error | null, response: unknown) =>
        error === null ? resolve(response) : reject(error),
      );
    });
  return {
    policies: async () =>
      (await call("getAnalyzerInfo", new empty.Empty()))
        .getPoliciesList()
        .map((policy: { getName(): string }) => policy.getName()),
    analyze: async (asked) => saidIn(await call("analyze", analyzeRequest(asked))),
    async analyzeStack(resources) {
      const request = new analyzer.AnalyzeStackRequest();
      request.setResourcesList(resources.map(stackResource));
      return saidIn(await call("analyzeStack", request));
    },
    async stop() {
      client.close();
      child.kill();
      await once(child, "exit");
    },
  };
}

async function portOf(child: ChildProcess): Promise<string> {
  let errors = "";
  child.stderr?.on("data", (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk) => {
      said += chunk;
      if (said.includes("\n")) resolve(said.trim());
    });
    child.on("exit", () => reject(new Error(errors)));
  });
}

function analyzeRequest(asked: Asked) {
  const request = new analyzer.AnalyzeRequest();
  request.setUrn(urnOf(asked.type, asked.name));
  request.setType(asked.type);
  request.setName(asked.name);
  request.setProperties(struct.Struct.fromJavaScript(asked.inputs ?? {}));
  request.setOptions(optionsOf(asked));
  return request;
}

function stackResource(asked: Asked) {
  const resource = new analyzer.AnalyzerResource();
  resource.setUrn(urnOf(asked.type, asked.name));
  resource.setType(asked.type);
  resource.setName(asked.name);
  resource.setProperties(struct.Struct.fromJavaScript(asked.outputs ?? asked.inputs ?? {}));
  resource.setOptions(optionsOf(asked));
  for (const [property, urns] of Object.entries(asked.propertyDependencies ?? {})) {
    const dependencies = new analyzer.AnalyzerPropertyDependencies();
    dependencies.setUrnsList([...urns]);
    resource.getPropertydependenciesMap().set(property, dependencies);
  }
  return resource;
}

function optionsOf(asked: Asked) {
  const options = new analyzer.AnalyzerResourceOptions();
  options.setProtect(asked.protect ?? false);
  if (asked.parent !== undefined) options.setParent(asked.parent);
  return options;
}

// biome-ignore lint/suspicious/noExplicitAny: the SDK's generated classes have no types that hold here
function saidIn(response: any): readonly Said[] {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  return response.getDiagnosticsList().map((diagnostic: any) => ({
    policy: diagnostic.getPolicyname(),
    message: diagnostic.getMessage(),
    level:
      diagnostic.getEnforcementlevel() === analyzer.EnforcementLevel.MANDATORY ? "mandatory" : "advisory",
    urn: diagnostic.getUrn(),
  }));
}
