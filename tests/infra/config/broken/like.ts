import type { Broken, Edit } from "../edited-stacks.ts";

/** The whole file of production, which is like staging in these words. */
function file(...lines: readonly string[]): readonly Edit[] {
  const text = ["config:", "  slipway:stack:", ...lines.map((line) => `    ${line}`), ""].join("\n");
  return [[/[\s\S]*/, text]];
}

/** A stack that is like another. */
export const like: readonly Broken[] = [
  {
    mistake: "a stack that is like none of the folder",
    edits: file("like: stagin"),
    messages: [
      'Pulumi.production.yaml like: the name of another stack of the folder (staging); got "stagin". Write like: staging.',
    ],
  },
  {
    mistake: "a stack that is like itself",
    edits: file("like: production"),
    messages: [
      'Pulumi.production.yaml like: the name of another stack of the folder (staging); got "production", the stack itself. Write like: staging.',
    ],
  },
  {
    mistake: "a stack that is like two others",
    edits: file("like: [staging, test]"),
    messages: [
      "Pulumi.production.yaml like: the name of another stack of the folder (staging); got a list. Write like: staging.",
    ],
  },
  {
    mistake: "the environment of the stack that it is like",
    edits: file("like: staging", "environment: staging"),
    messages: [
      'Pulumi.production.yaml environment: an environment of another name than that of the stack it is like; got "staging" for both. Remove it: the stack\'s own name serves.',
    ],
  },
  {
    mistake: "a stack of the other tier's name, which becomes the environment",
    edits: file("like: staging"),
    messages: [
      'Pulumi.production.yaml environment: a name of its own, or staging as the tier says; got "production". Write environment: test, or remove it.',
    ],
  },
  {
    mistake: "a word of the zone's owner beside like",
    edits: file("like: staging", "environment: test", "mail: none"),
    messages: [
      'Pulumi.production.yaml mail: no mail in a stack that does not own its zone; got "none". Move it to the owning stack: its rules hold for every hostname of the zone.',
    ],
  },
  {
    mistake: "a second owner of the zone beside like",
    edits: file("like: staging", "environment: test", "cloudflare: { ownsZone: true }"),
    messages: [
      "Pulumi.staging.yaml cloudflare.ownsZone: one owning stack for a zone, since its rulesets would overwrite one another; got two, Pulumi.production.yaml and this one. Write ownsZone: false in one of them.",
    ],
  },
  {
    mistake: "wrong words beside like, each told where it stands",
    edits: file("like: staging", "environment: test", "database: { storageGib: 5 }", "colour: blue"),
    messages: [
      "Pulumi.production.yaml colour: one of the known keys (like, product, tier, environment, owner, costCentre, domain, aws, cloudflare, mongodbAtlas, network, registry, services, promotion, compute, ingress, tunnel, database, cache, backup, edge, admin, internalTools, mail, limits, bypass, maintenance, secretStore, secrets, logs, account, monthlyBudgetUsd, notify, measures, published, alerts, queries, dashboards, outsideProbes, availabilityPercent, deletionProtection, recoveryWindowDays, overrides); got an unknown key. Remove it.",
      "Pulumi.production.yaml database.storageGib: a whole number from 20 to 65536 GiB; got 5. Write it like storageGib: 20.",
    ],
  },
  {
    mistake: "blocked hostnames without blocked paths",
    edits: [["    edge:\n", "    edge:\n      blockedHostnames: [api-test.warungin.example]\n"]],
    messages: [
      "Pulumi.production.yaml edge.blockedHostnames: blockedPaths beside it; got none. Write the paths, or remove it.",
    ],
  },
  {
    mistake: "a blocked hostname of another zone",
    edits: [
      [
        "    edge:\n",
        "    edge:\n      blockedPaths: [/debug]\n      blockedHostnames: [api-test.warungin-staging.example]\n",
      ],
    ],
    messages: [
      'Pulumi.production.yaml edge.blockedHostnames.0: "warungin.example" or a name below it; got "api-test.warungin-staging.example". Correct the hostname or domain.',
    ],
  },
];
