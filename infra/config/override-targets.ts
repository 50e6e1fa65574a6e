/** What every service has. */
const SERVICE = [
  "service",
  "taskDefinition",
  "container",
  "targetGroup",
  "listenerRule",
  "taskRole",
  "executionRole",
  "executionPolicy",
  "taskPolicy",
  "scalingTarget",
  "scalingPolicy",
] as const;

/** What every private bucket has. */
const BUCKET = [
  "bucket",
  "bucketPolicy",
  "publicAccessBlock",
  "versioning",
  "encryption",
  "lifecycle",
  "accessLog",
  "ownershipControls",
] as const;

/** Component → the children whose properties `overrides` may replace. A service has the children of `service`, under its own name. */
export const OVERRIDE_TARGETS = {
  network: [
    "vpc",
    "subnet",
    "natGateway",
    "natAddress",
    "flowLog",
    "flowLogRole",
    "flowLogPolicy",
    "s3Endpoint",
    "defaultSecurityGroup",
    "internetGateway",
    "routeTable",
    "routeTableAssociation",
    "route",
  ],
  access: ["securityGroup", "ingressRule", "egressRule"],
  logs: ["group", "key", "keyAlias"],
  topics: ["topic", "topicPolicy", "subscription", "key", "keyAlias"],
  alarms: ["alarm", "compositeAlarm", "metricFilter"],
  queries: ["query"],
  dashboards: ["dashboard"],
  deployments: ["rule", "target"],
  restarts: ["rule", "target"],
  probes: ["healthCheck"],
  notifier: ["function", "retries", "role", "rolePolicy", "permission", "subscription"],
  database: ["instance", "parameterGroup", "subnetGroup", "key", "keyAlias"],
  pool: ["proxy", "targetGroup", "target", "secret", "version", "role", "rolePolicy"],
  atlas: [
    "project",
    "maintenanceWindow",
    "cluster",
    "auditing",
    "user",
    "accessEntry",
    "privateLink",
    "interfaceEndpoint",
    "linkedEndpoint",
    "backupSchedule",
    "backupCompliance",
    "key",
    "keyAlias",
    "roleSetup",
    "role",
    "roleAuthorization",
    "encryption",
  ],
  cache: ["replicationGroup", "parameterGroup", "subnetGroup"],
  secrets: ["secret", "version", "parameter", "key", "keyAlias"],
  images: ["image"],
  registry: ["repository", "lifecyclePolicy", "repositoryPolicy"],
  cluster: ["cluster", "capacityProviders"],
  discovery: ["namespace", "service"],
  instance: ["address", "role", "rolePolicy", "profile", "launchTemplate", "group"],
  certificate: ["certificate", "record", "validation"],
  ingress: ["loadBalancer", "listener"],
  records: [
    ...BUCKET,
    "key",
    "keyAlias",
    "trail",
    "trailRole",
    "trailPolicy",
    "recorder",
    "recorderRole",
    "recorderPolicy",
    "recorderReads",
    "recorderStatus",
    "deliveryChannel",
  ],
  threats: ["detector", "feature", "rule", "target", "role", "rolePolicy"],
  budget: ["budget"],
  backup: [
    "vault",
    "vaultLock",
    "plan",
    "selection",
    "role",
    "rolePolicy",
    "replication",
    "function",
    "functionRole",
    "functionPolicy",
    "key",
    "keyAlias",
  ],
  dump: [...BUCKET, "taskDefinition", "container", "schedule", "role", "rolePolicy"],
  "restore-test": ["taskDefinition", "container", "schedule", "role", "rolePolicy"],
  "origin-pull": [
    ...BUCKET,
    "caKey",
    "caCertificate",
    "clientKey",
    "clientRequest",
    "clientCertificate",
    "bundle",
    "trustStore",
    "edgeCertificate",
    "switch",
    "notification",
    "endRule",
    "endTarget",
  ],
  "admin-access": ["policy", "application"],
  "internal-tools": ["policy", "application", "record"],
  zone: ["dnssec", "record"],
  edge: [
    "record",
    "zoneSetting",
    "headersRuleset",
    "firewallRuleset",
    "limitsRuleset",
    "managedRuleset",
    "cacheRuleset",
  ],
  failover: ["script", "route"],
  tunnels: ["tunnel", "config"],
  firewall: ["webAcl", "association", "logging"],
  service: SERVICE,
} as const;

/** Name of a component, `service` standing for every service. */
export type OverrideComponent = keyof typeof OVERRIDE_TARGETS;

/** Name of a child of some component. */
export type OverrideTarget = (typeof OVERRIDE_TARGETS)[OverrideComponent][number];

/** The children that `component` offers; undefined for a name that is neither a component nor a service. */
export function overrideChildren(
  component: string,
  serviceNames: readonly string[],
): readonly string[] | undefined {
  if (serviceNames.includes(component)) return SERVICE;
  if (component === "service" || !Object.hasOwn(OVERRIDE_TARGETS, component)) return undefined;
  return OVERRIDE_TARGETS[component as OverrideComponent]; // hasOwn above
}

/** Names that can stand before the dot, for a stack with these services. */
export function overrideComponents(serviceNames: readonly string[]): readonly string[] {
  return [...Object.keys(OVERRIDE_TARGETS).filter((name) => name !== "service"), ...serviceNames];
}

/** What an override is of. */
export interface ParsedTarget {
  readonly component: string;
  readonly child: string;
  /** One of the resources that share the child's word, such as a hostname; undefined for all of them. */
  readonly which: string | undefined;
}

/** The parts of `<component>.<child>` or `<component>.<child>.<which>`; the last may hold dots. */
export function overrideTarget(target: string): ParsedTarget {
  const [component = "", child = "", ...which] = target.split(".");
  return { component, child, which: which.length === 0 ? undefined : which.join(".") };
}
