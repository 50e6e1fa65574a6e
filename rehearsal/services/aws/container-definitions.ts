import { z } from "zod";

/** Source of the shape and its limits: ECS API Reference, ContainerDefinition and the types it names, from memory, 2026-11. */
const pair = z.strictObject({ name: z.string().min(1), value: z.string() });

const secret = z.strictObject({
  name: z.string().min(1),
  valueFrom: z
    .string()
    .refine(
      isSecretReference,
      "must be the ARN of a Secrets Manager secret (with :<json key>:<stage>:<version id> or none) or of a parameter, or a parameter's name (no version)",
    ),
});

const portMapping = z.strictObject({
  containerPort: z.int().min(1).max(65_535).optional(),
  hostPort: z.int().min(0).max(65_535).optional(),
  protocol: z.enum(["tcp", "udp"]).optional(),
  name: z
    .string()
    .regex(/^[a-z0-9_][a-z0-9_-]{0,63}$/)
    .optional(),
  appProtocol: z.enum(["http", "http2", "grpc"]).optional(),
  containerPortRange: z
    .string()
    .regex(/^\d+-\d+$/)
    .optional(),
});

const healthCheck = z.strictObject({
  command: z
    .array(z.string())
    .min(1)
    .refine(
      (command) => command.length > 1 || !["CMD", "CMD-SHELL"].includes(command[0] ?? ""),
      "holds no command after CMD or CMD-SHELL",
    ),
  interval: z.int().min(5).max(300).optional(),
  timeout: z.int().min(2).max(60).optional(),
  retries: z.int().min(1).max(10).optional(),
  startPeriod: z.int().min(0).max(300).optional(),
});

/**
 * Options of a tmpfs (ECS API Reference, "Tmpfs", read 2026-11-27). The last six carry a value, as in Docker's --tmpfs
 * (aws/amazon-ecs-agent, proposals/shmsize-tmpfs.md, read 2026-11-27).
 */
const TMPFS_OPTION = new RegExp(
  "^(?:defaults|r[ow]|(?:no)?(?:suid|dev|exec|mand|atime|diratime)|a?sync|dirsync|remount|r?bind|r?unbindable|" +
    "r?(?:private|shared|slave)|(?:no)?(?:relatime|strictatime)|(?:mode|uid|gid|nr_inodes|nr_blocks|mpol)=.+)$",
);

const linuxParameters = z.strictObject({
  capabilities: z
    .strictObject({ add: z.array(z.string()).optional(), drop: z.array(z.string()).optional() })
    .optional(),
  devices: z.array(z.unknown()).optional(),
  initProcessEnabled: z.boolean().optional(),
  maxSwap: z.int().min(0).optional(),
  sharedMemorySize: z.int().min(0).optional(),
  swappiness: z.int().min(0).max(100).optional(),
  tmpfs: z
    .array(
      z.strictObject({
        containerPath: z.string().startsWith("/"),
        size: z.int().min(1),
        mountOptions: z.array(z.string().regex(TMPFS_OPTION, "is no mount option of a tmpfs")).optional(),
      }),
    )
    .optional(),
});

const ulimit = z.strictObject({ name: z.string(), softLimit: z.int(), hardLimit: z.int() });

const container = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,255}$/, "must be 1 to 255 letters, digits, hyphens and underscores"),
  image: z.string().min(1),
  repositoryCredentials: z.strictObject({ credentialsParameter: z.string() }).optional(),
  cpu: z.int().min(0).optional(),
  memory: z.int().min(6).optional(),
  memoryReservation: z.int().min(6).optional(),
  links: z.array(z.string()).optional(),
  portMappings: z.array(portMapping).max(100).optional(),
  essential: z.boolean().optional(),
  restartPolicy: z
    .strictObject({
      enabled: z.boolean(),
      ignoredExitCodes: z.array(z.int()).max(50).optional(),
      restartAttemptPeriod: z.int().min(60).max(1800).optional(),
    })
    .optional(),
  entryPoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: z.array(pair).optional(),
  environmentFiles: z
    .array(z.strictObject({ value: z.string(), type: z.literal("s3") }))
    .max(10)
    .optional(),
  mountPoints: z
    .array(
      z.strictObject({
        sourceVolume: z.string(),
        containerPath: z.string().startsWith("/"),
        readOnly: z.boolean().optional(),
      }),
    )
    .optional(),
  volumesFrom: z
    .array(z.strictObject({ sourceContainer: z.string(), readOnly: z.boolean().optional() }))
    .optional(),
  linuxParameters: linuxParameters.optional(),
  secrets: z.array(secret).optional(),
  dependsOn: z
    .array(
      z.strictObject({
        containerName: z.string(),
        condition: z.enum(["START", "COMPLETE", "SUCCESS", "HEALTHY"]),
      }),
    )
    .optional(),
  startTimeout: z.int().min(2).max(120).optional(),
  stopTimeout: z.int().min(0).max(120).optional(),
  versionConsistency: z.enum(["enabled", "disabled"]).optional(),
  hostname: z.string().optional(),
  user: z
    .string()
    .regex(
      /^[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/,
      'must be "user", "uid", "user:group" or "uid:gid"',
    )
    .optional(),
  workingDirectory: z.string().optional(),
  disableNetworking: z.boolean().optional(),
  privileged: z.boolean().optional(),
  readonlyRootFilesystem: z.boolean().optional(),
  dnsServers: z.array(z.string()).optional(),
  dnsSearchDomains: z.array(z.string()).optional(),
  extraHosts: z.array(z.strictObject({ hostname: z.string(), ipAddress: z.string() })).optional(),
  dockerSecurityOptions: z.array(z.string()).optional(),
  interactive: z.boolean().optional(),
  pseudoTerminal: z.boolean().optional(),
  dockerLabels: z.record(z.string(), z.string()).optional(),
  ulimits: z.array(ulimit).optional(),
  logConfiguration: z
    .strictObject({
      logDriver: z.enum([
        "awslogs",
        "splunk",
        "awsfirelens",
        "json-file",
        "syslog",
        "journald",
        "gelf",
        "fluentd",
      ]),
      options: z.record(z.string(), z.string()).optional(),
      secretOptions: z.array(secret).optional(),
    })
    .optional(),
  healthCheck: healthCheck.optional(),
  systemControls: z.array(z.strictObject({ namespace: z.string(), value: z.string() })).optional(),
  resourceRequirements: z
    .array(z.strictObject({ type: z.enum(["GPU", "InferenceAccelerator"]), value: z.string() }))
    .optional(),
  firelensConfiguration: z
    .strictObject({
      type: z.enum(["fluentd", "fluentbit"]),
      options: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  credentialSpecs: z.array(z.string()).optional(),
});

export type ContainerDefinition = z.infer<typeof container>;

/** Containers in one task definition. Source: ECS Developer Guide, "Service quotas", from memory, 2026-11. */
const MAX_CONTAINERS = 10;

/** The containers of a definition's JSON text, or what is wrong with the text: every fault with its path. */
export function parseContainerDefinitions(
  text: string,
): { readonly containers: readonly ContainerDefinition[] } | { readonly problems: readonly string[] } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { problems: ["ECS Task Definition container_definitions is invalid: the text is not JSON"] };
  }
  const parsed = z.array(container).min(1).max(MAX_CONTAINERS).safeParse(raw);
  if (parsed.success) return { containers: parsed.data };
  return { problems: parsed.error.issues.map((issue) => `[${issue.path.join(".")}] ${issue.message}`) };
}

/**
 * `arn:aws:secretsmanager:…:secret:<name>` with up to three more parts, a parameter's ARN, or a parameter's name: those two take no
 * version (aws/containers-roadmap issues 97 and 636, read 2026-11-27).
 */
function isSecretReference(valueFrom: string): boolean {
  if (!valueFrom.startsWith("arn:")) return /^[A-Za-z0-9_./-]+$/.test(valueFrom);
  if (/^arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter\/[A-Za-z0-9_./-]+$/.test(valueFrom)) return true;
  if (
    !/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+(:[^:]*:[^:]*:[^:]*)?$/.test(
      valueFrom,
    )
  )
    return false;
  const [stage, version] = valueFrom.split(":").slice(8);
  return stage === undefined || stage === "" || version === undefined || version === "";
}
