import * as z from "zod";
import { ATLAS_TIERS, ATLAS_VERSIONS, FORMER_TIERS } from "../../tables/atlas-tiers.ts";
import { awsRegions } from "../../tables/aws-regions.ts";
import { weeklyWindow } from "./windows.ts";
import { choice, flag, group, NO_DEFAULT, text, whole, words } from "./word.ts";

const SHORT_NAME = /^[a-z][a-z0-9_]{0,37}$/;

function shortName(meaning: string, derived: string) {
  return text(
    {
      meaning,
      expected: "1 to 38 lower-case letters, digits and underscores, first a letter",
      example: "app",
      derived,
    },
    SHORT_NAME,
  ).optional();
}

/** What somebody writes who knows what it means. */
export const COMPLIANCE_WORD = "nobody-can-take-it-back";

function personsName(meaning: string, example: string) {
  return text({ meaning, expected: "a name", example, required: NO_DEFAULT.identity });
}

/** The lock on backups that MongoDB's support alone opens again. */
const backupCompliance = group(
  {
    meaning:
      "A backup compliance policy, from M10 on in production: nobody deletes a snapshot or shortens its time, and nobody but MongoDB's support takes the policy back",
  },
  {
    acknowledgement: z.literal(COMPLIANCE_WORD).register(words, {
      meaning: "That you know that it stays, with its project and what its snapshots cost",
      expected: `"${COMPLIANCE_WORD}"`,
      example: COMPLIANCE_WORD,
      required: "nobody can take it back",
    }),
    email: text(
      {
        meaning: "Address of the person who alone may change the policy, with MongoDB's support",
        expected: "an address of mail",
        example: "security@example.com",
        required: NO_DEFAULT.identity,
      },
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    ),
    firstName: personsName("First name of that person", "Ada"),
    lastName: personsName("Last name of that person", "Lovelace"),
  },
).optional();

const REGIONS = awsRegions as readonly [string, ...string[]]; // the table is never empty

/** MongoDB on Atlas. */
export const mongodb = group(
  { meaning: "MongoDB on Atlas, in a project of its own, reachable from the stack only" },
  {
    engine: z.literal("mongodb").register(words, {
      meaning: "Kind of database",
      expected: '"postgres" or "mongodb"',
      example: "mongodb",
      required: NO_DEFAULT.identity,
    }),
    tier: choice(
      {
        meaning: "Size of the cluster; M0 and FLEX share machines, from M10 on it has three of its own",
        example: "M10",
        required: NO_DEFAULT.money,
        instead: FORMER_TIERS,
      },
      ATLAS_TIERS,
    ),
    region: choice(
      {
        meaning:
          "Region of a cluster on shared machines, where Atlas sells none in the stack's own; from M10 on it stands there",
        expected: "the name of an AWS region",
        example: "me-south-1",
        derived: "the stack's own",
      },
      REGIONS,
    ).optional(),
    version: choice(
      {
        meaning: "Version of MongoDB, needed from M10 on; smaller tiers run Atlas's own choice",
        example: '"8.0"',
        derived: "none below M10",
      },
      ATLAS_VERSIONS,
    ).optional(),
    storageGib: whole(
      {
        meaning: "Storage of each member, needed from M10 on; with smaller tiers it comes along",
        unit: "GiB",
        example: "10",
        derived: "none below M10",
      },
      10,
      4096,
    ).optional(),
    databaseName: shortName(
      "Name of the database, the only one that the users may touch",
      "the product's name, hyphens as underscores",
    ),
    username: shortName(
      "What the names of the two users begin with",
      "the product's name with _app, hyphens as underscores",
    ),
    turn: whole(
      {
        meaning:
          "Whose turn it is among the two users: odd the first, even the second; one more gives the idle one a new password and makes it the current one, without an outage",
        unit: "turns",
        example: "2",
      },
      1,
      100_000,
    ).optional(),
    reach: choice(
      {
        meaning:
          "How the stack reaches the cluster: by a private endpoint in its network, or from its fixed addresses, which alone stand on the access list",
        example: "private-endpoint",
        derived: "private-endpoint from M10 on, egress-addresses below",
      },
      ["private-endpoint", "egress-addresses"],
    ).optional(),
    pointInTimeDays: whole(
      {
        meaning:
          "Days in which every moment can be brought back, from M10 on; 0 means none, as in the one update that makes M0 or FLEX larger",
        unit: "days",
        example: "7",
        derived: "7 from M10 on, 0 below",
      },
      0,
      35,
    ).optional(),
    auditing: flag({
      meaning: "Logins, users and changes of structure are recorded, from M10 on",
      example: "true",
      derived: "true from M10 on",
    }).optional(),
    ownKey: flag({
      meaning:
        "Encrypted at rest with a key of the product's own, which Atlas reaches by a role, from M10 on; false in the one update that makes M0 or FLEX larger, under an exemption from ENC-01",
      example: "true",
      derived: "true from M10 on",
    }).optional(),
    backupCompliance,
    maintenanceWindow: weeklyWindow("When updates happen, from M10 on; it begins at a full hour"),
  },
);

/** The organization at MongoDB Atlas. */
export const mongodbAtlas = group(
  { meaning: "The organization at MongoDB Atlas, for stacks whose database is MongoDB" },
  {
    organizationId: text(
      {
        meaning: "The organization that the stack's project stands in",
        expected: "24 hexadecimal digits (0-9, a-f) as text in quotes",
        example: '"0123456789abcdef01234567"',
        required: NO_DEFAULT.identity,
      },
      /^[0-9a-f]{24}$/,
    ),
  },
).optional();
