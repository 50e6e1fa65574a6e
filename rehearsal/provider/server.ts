import { Server, ServerCredentials } from "@grpc/grpc-js";
import grpcProto from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { World } from "../cloud/world.ts";
import { Shapes } from "../schema/load-shapes.ts";
import type { Registry } from "../services/registry.ts";
import { Connections } from "./connections.ts";
import { providerService } from "./provider-service.ts";
import { Resources, type Target } from "./resources.ts";

/** The providers that the rehearsal stands in for, as Pulumi names them. */
export const PROVIDERS = ["aws", "cloudflare", "docker", "mongodbatlas", "random", "tls"] as const;

export interface RehearsalServerOptions {
  readonly world: World;
  readonly registry: Registry;
  /** Folder where the shapes read from the SDK packages are cached. */
  readonly cacheDir: string;
  readonly onOperation?: (operation: "create" | "update" | "delete", target: Target) => void;
}

export interface RehearsalServer {
  /** Value of PULUMI_DEBUG_PROVIDERS: the engine attaches to these ports and loads no plugin. */
  readonly attach: string;
  close(): void;
}

/** 400 MiB, the engine's own limit for a message. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** Serves every provider on a loopback port of its own, in this process. */
export async function startRehearsalServer(options: RehearsalServerOptions): Promise<RehearsalServer> {
  const { world } = options;
  const shapes = new Shapes({ cacheDir: options.cacheDir });
  const resources = new Resources(world, shapes, options.registry);
  const connections = new Connections(world.seed);
  const limits = {
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
  };
  const servers: Server[] = [];
  const ports = await Promise.all(
    PROVIDERS.map(async (provider) => {
      const server = new Server(limits);
      servers.push(server);
      const version = shapes.packageVersion(provider);
      const service = providerService({
        provider,
        version,
        world,
        resources,
        connections,
        onOperation: options.onOperation,
      });
      server.addService((grpcProto as unknown as GrpcModule).ResourceProviderService, service);
      return `${provider}:${await listen(server)}`;
    }),
  );
  return {
    attach: ports.join(","),
    close: () => {
      shapes.save();
      for (const server of servers) server.forceShutdown();
    },
  };
}

/** The generated module has no types of its own. */
interface GrpcModule {
  readonly ResourceProviderService: Parameters<Server["addService"]>[0];
}

async function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}
