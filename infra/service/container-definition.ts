import type { Settings } from "../config/settings.ts";
import { referenceTo } from "./references.ts";

/** One container in the shape of ECS's container-definition JSON. */
export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly repositoryCredentials?: { readonly credentialsParameter: string };
  readonly essential: boolean;
  readonly command?: readonly string[];
  readonly user: string;
  readonly readonlyRootFilesystem: boolean;
  readonly privileged?: boolean;
  readonly portMappings: readonly { readonly containerPort: number; readonly protocol: "tcp" }[];
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly dockerLabels?: Readonly<Record<string, string>>;
  /** Containers that it reaches by name, behind a bridge. */
  readonly links?: readonly string[];
  readonly dependsOn?: readonly { readonly containerName: string; readonly condition: "HEALTHY" }[];
  readonly mountPoints: readonly {
    readonly sourceVolume: string;
    readonly containerPath: string;
    readonly readOnly: boolean;
  }[];
  readonly healthCheck: {
    readonly command: readonly string[];
    readonly interval: number;
    readonly timeout: number;
    readonly retries: number;
    readonly startPeriod: number;
  };
  readonly logConfiguration: {
    readonly logDriver: "awslogs";
    readonly options: Readonly<Record<string, string>>;
  };
  readonly linuxParameters: {
    readonly initProcessEnabled: boolean;
    readonly capabilities: { readonly drop: readonly string[] };
    readonly tmpfs?: readonly {
      readonly containerPath: string;
      /** MiB. */
      readonly size: number;
      readonly mountOptions: readonly string[];
    }[];
  };
  /** Seconds. */
  readonly stopTimeout: number;
  /** CPU units. */
  readonly cpu: number;
  /** Hard limit in MiB. */
  readonly memory: number;
}

/** Log lines that wait in memory while CloudWatch is slow; beyond it lines are lost, but the application never stalls. */
const LOG_BUFFER = "25m";

/** Where a container of a service writes its log: the service's own group, its own stream. */
export function logging(settings: Settings, service: string): ContainerDefinition["logConfiguration"] {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": referenceTo(`logs.${service}`),
      "awslogs-region": settings.aws.region,
      "awslogs-stream-prefix": service,
      "max-buffer-size": LOG_BUFFER,
      mode: "non-blocking",
    },
  };
}
