import type { Broken } from "../edited-stacks.ts";

/** Overrides, owners, and files as a whole. */
export const wholes: readonly Broken[] = [
  {
    mistake: "an override of an unknown component",
    edits: [["    edge:\n", "    overrides: { databse.instance: {} }\n    edge:\n"]],
    messages: [
      'Pulumi.production.yaml overrides.databse.instance: a component (network, access, logs, topics, alarms, queries, dashboards, deployments, restarts, probes, notifier, database, pool, atlas, cache, secrets, images, registry, cluster, discovery, instance, certificate, ingress, records, threats, budget, backup, dump, restore-test, origin-pull, admin-access, internal-tools, zone, edge, failover, tunnels, firewall, api, web, tools); got "databse". Write database.instance.',
    ],
  },
  {
    mistake: "an override of an unknown child",
    edits: [["    edge:\n", "    overrides: { api.taskDefiniton: {} }\n    edge:\n"]],
    messages: [
      'Pulumi.production.yaml overrides.api.taskDefiniton: a child of api (service, taskDefinition, container, targetGroup, listenerRule, taskRole, executionRole, executionPolicy, taskPolicy, scalingTarget, scalingPolicy); got "taskDefiniton". Write api.taskDefinition.',
    ],
  },
  {
    mistake: "an override without a child",
    edits: [["    edge:\n", "    overrides: { database: { instance: {} } }\n    edge:\n"]],
    messages: [
      'Pulumi.production.yaml overrides.database: a target written <component>.<child> or <component>.<child>.<which>; got "database". Rename it, for example database.instance.',
    ],
  },
  {
    mistake: "an override's misspelt property, which the resource would drop without a word",
    edits: [
      ["    edge:\n", "    overrides: { database.instance: { publiclyAccesible: true } }\n    edge:\n"],
    ],
    messages: [
      'Pulumi.production.yaml overrides.database.instance.publiclyAccesible: a property that database.instance can be given; got "publiclyAccesible". Write publiclyAccessible.',
    ],
  },
  {
    mistake: "an override's property that nothing known is near to, though it would take one away",
    edits: [["    edge:\n", "    overrides: { edge.record: { quux: null } }\n    edge:\n"]],
    messages: [
      'Pulumi.production.yaml overrides.edge.record.quux: a property that edge.record can be given; got "quux". Remove it, or take one of comment, content, data, includeShadowMetadata, name, priority, privateRouting, proxied, settings, tags, ttl, type, zoneId.',
    ],
  },
  {
    mistake: "a misspelt property of one zone setting",
    edits: [["    edge:\n", "    overrides: { edge.zoneSetting.ssl: { valu: full } }\n    edge:\n"]],
    messages: [
      'Pulumi.production.yaml overrides.edge.zoneSetting.ssl.valu: a property that edge.zoneSetting.ssl can be given; got "valu". Write value.',
    ],
  },
  {
    mistake: "a misspelt child before the name of one",
    edits: [["    edge:\n", "    overrides: { logs.grup.api: {} }\n    edge:\n"]],
    messages: [
      'Pulumi.production.yaml overrides.logs.grup.api: a child of logs (group, key, keyAlias); got "grup". Write logs.group.api.',
    ],
  },
  {
    mistake: "a misspelt key of a service's container",
    edits: [["    edge:\n", "    overrides: { api.container: { stopTimeoutt: 5 } }\n    edge:\n"]],
    messages: [
      'Pulumi.production.yaml overrides.api.container.stopTimeoutt: a property that api.container can be given; got "stopTimeoutt". Write stopTimeout.',
    ],
  },
  {
    mistake: "a task definition's role, which the service decides after every override",
    edits: [["    edge:\n", "    overrides: { api.taskDefinition: { taskRoleArn: x } }\n    edge:\n"]],
    messages: [
      'Pulumi.production.yaml overrides.api.taskDefinition.taskRoleArn: a property that api.taskDefinition can be given; got "taskRoleArn". Remove it, or take one of containers, cpu, enableFaultInjection, ephemeralStorage, family, ipcMode, memory, networkMode, pidMode, placementConstraints, proxyConfiguration, region, requiresCompatibilities, runtimePlatform, trackLatest, volumes.',
    ],
  },
  {
    mistake: "overrides with values of another type than their properties have",
    edits: [
      [
        "    edge:\n",
        '    overrides: { database.instance: { deletionProtection: "no", allocatedStorage: [1], region: null }, api.container: { essential: 1 } }\n    edge:\n',
      ],
    ],
    messages: [
      "Pulumi.production.yaml overrides.api.container.essential: true or false; got 1. Correct it, or write null to take the property away.",
      "Pulumi.production.yaml overrides.database.instance.allocatedStorage: a number; got a list. Correct it, or write null to take the property away.",
      'Pulumi.production.yaml overrides.database.instance.deletionProtection: true or false; got "no". Correct it, or write null to take the property away.',
    ],
  },
  {
    mistake: "a reader without its owner's account",
    edits: [
      ["ownership: owner", "ownership: reader"],
      [/ {6}readerAccountIds.*\n/, ""],
    ],
    messages: [
      'Pulumi.production.yaml registry.ownerAccountId: 12 digits as text in quotes; got nothing. Add it, for example ownerAccountId: "111122223333".',
    ],
  },
  {
    mistake: "images of a region where the stack that owns the repositories makes none",
    edits: [["region: ap-southeast-3", "region: ap-southeast-2"]],
    messages: ["api", "tools", "web"].map(
      (name) =>
        `Pulumi.production.yaml services.${name}.image: an image of this stack's own repositories, which stand in ap-southeast-2; got one of ap-southeast-3. Push the image there and write ap-southeast-2 here.`,
    ),
  },
  {
    mistake: "an owner that lists itself as a reader",
    edits: [['readerAccountIds: ["111122223333"]', 'readerAccountIds: ["111122223333", "444455556666"]']],
    messages: [
      'Pulumi.production.yaml registry.readerAccountIds.1: another AWS account than the owner\'s own; got "444455556666". Remove it: the owner reads anyway.',
    ],
  },
  {
    mistake: "an owner that forgets a reader",
    edits: [['readerAccountIds: ["111122223333"]', "readerAccountIds: []"]],
    messages: [
      'Pulumi.production.yaml registry.readerAccountIds: account 111122223333, whose tasks pull as Pulumi.staging.yaml says; got a list without it. Add "111122223333".',
    ],
  },
  {
    mistake: "an owner by its images alone, which lets nobody read",
    edits: [[/ {4}registry:\n(?: {6}.*\n)+/, ""]],
    messages: [
      'Pulumi.production.yaml registry.readerAccountIds: account 111122223333, whose tasks pull as Pulumi.staging.yaml says; got a list without it. Write registry: { ownership: owner, readerAccountIds: ["111122223333"] }.',
    ],
  },
  {
    mistake: "a second owner of a zone",
    edits: [["b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2", "b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1"]],
    messages: [
      "Pulumi.staging.yaml cloudflare.ownsZone: one owning stack for a zone, since its rulesets would overwrite one another; got two, Pulumi.production.yaml and this one. Write ownsZone: false in one of them.",
    ],
  },
  {
    mistake: "edge settings of a stack that does not own its zone",
    edits: [["ownsZone: true", "ownsZone: false"]],
    messages: [
      "Pulumi.production.yaml admin: no admin in a stack that does not own its zone; got a group of keys. Move it to the owning stack: its rules hold for every hostname of the zone.",
      "Pulumi.production.yaml edge: no edge settings but waf and failover in a stack that does not own its zone; got a group of keys. Move them to the owning stack: TLS, headers and CORS are set once for a zone.",
      'Pulumi.production.yaml mail: no mail in a stack that does not own its zone; got "none". Move it to the owning stack: its rules hold for every hostname of the zone.',
    ],
  },
  {
    mistake: "no services",
    edits: [[/ {4}services:\n(?: {6}.*\n)+/, "    services: {}\n"]],
    messages: ["Pulumi.production.yaml services: at least one service; got an empty group. Add one."],
  },
  {
    mistake: "wrong indentation",
    edits: [["    services:\n", "   services:\n"]],
    messages: [
      "Pulumi.production.yaml YAML: text that YAML can read; got a line that is indented wrongly. Correct line N or the one before it.",
    ],
  },
  {
    mistake: "a quote that is never closed",
    edits: [['user: "1000:1000"', 'user: "1000:1000']],
    messages: [
      "Pulumi.production.yaml YAML: text that YAML can read; got a quote, bracket, comma or colon that is missing. Correct line N or the one before it.",
    ],
  },
  {
    mistake: "a tab",
    edits: [["    services:\n", "\tservices:\n"]],
    messages: [
      "Pulumi.production.yaml YAML: text that YAML can read; got a tab where spaces belong. Correct line N or the one before it.",
    ],
  },
  {
    mistake: "keys of providers beside the stack's own, which nobody reads",
    edits: [
      [
        "  slipway:stack:",
        "  aws:region: eu-west-1\n  region: eu-west-1\n  pulumi:tags: { a: b }\n  slipway:stack:",
      ],
    ],
    messages: [
      'Pulumi.production.yaml config.aws:region: no other key than slipway:stack and the engine\'s own (pulumi:…); got "aws:region". Remove it: the region is aws.region under slipway:stack.',
      'Pulumi.production.yaml config.region: no other key than slipway:stack and the engine\'s own (pulumi:…); got "region". Remove it: nothing reads it.',
    ],
  },
  {
    mistake: "a misspelt key for the whole",
    edits: [["slipway:stack:", "slipway:stak:"]],
    messages: [
      'Pulumi.production.yaml config.slipway:stak: no other key of slipway\'s than slipway:stack; got "slipway:stak". Write slipway:stack.',
    ],
  },
  {
    mistake: "an encrypted whole",
    edits: [[/slipway:stack:\n[\s\S]*/, "slipway:stack: { secure: AAABACsHfw }\n"]],
    messages: [
      "Pulumi.production.yaml slipway:stack: a group of keys; got an encrypted value. Write it in clear: it holds no secret.",
    ],
  },
  {
    mistake: "an empty file",
    edits: [[/[\s\S]*/, ""]],
    messages: [
      "Pulumi.production.yaml slipway:stack: a group of keys; got nothing. Write it as in the reference stacks.",
    ],
  },
  {
    mistake: "several mistakes, all at once",
    edits: [
      ["tier: production", "tier: prod"],
      ["containerPort: 3000", "containerPort: 80"],
      ["memoryMib: 1024", "memoryMib: 1000"],
      ["cidr: 10.30.0.0/16", "cidr: 10.30.0.0/28\n      zoneCount: 1"],
      ["nodes: 2", "nodes: 9"],
      ['version: "16.10"', "version: 16.10"],
    ],
    messages: [
      "Pulumi.production.yaml cache.nodes: a whole number from 1 to 6 nodes; got 9. Write it like nodes: 2.",
      'Pulumi.production.yaml database.version: major and minor version as text in quotes; got 16.10 without quotes. Write version: "16.10".',
      'Pulumi.production.yaml network.cidr: a block from /16 to /22, which leaves room for subnets of three kinds in three zones; got "10.30.0.0/28". Take a larger block, such as cidr: 10.20.0.0/16.',
      "Pulumi.production.yaml network.zoneCount: 2 or 3; got 1. Write it like zoneCount: 2.",
      "Pulumi.production.yaml services.api.containerPort: a whole number from 1024 to 65535; got 80. Write it like containerPort: 3000.",
      "Pulumi.production.yaml services.api.memoryMib: memory that Fargate offers with 512 CPU units (1024, 2048, 3072 or 4096 MiB); got 1000. Write memoryMib: 1024, or another cpuUnits.",
      'Pulumi.production.yaml tier: "staging" or "production"; got "prod". Write tier: production.',
    ],
  },
];
