import { awsRegions } from "../../tables/aws-regions.ts";
import { choice, flag, group, NO_DEFAULT, text } from "./word.ts";

/** Twelve digits: an AWS account id. */
export const AWS_ACCOUNT_ID = /^\d{12}$/;

const CLOUDFLARE_ID = /^[0-9a-f]{32}$/;

const regions = awsRegions as readonly [string, ...string[]]; // the table is never empty

/** One AWS account id, as text: a number would lose leading zeros. */
export function accountId(meaning: string) {
  return text(
    {
      meaning,
      expected: "12 digits as text in quotes",
      example: '"111122223333"',
      required: NO_DEFAULT.identity,
    },
    AWS_ACCOUNT_ID,
  );
}

function region(meaning: string, example: string) {
  return choice(
    { meaning, example, expected: "the name of an AWS region", required: NO_DEFAULT.identity },
    regions,
  );
}

/** Which AWS account, and where in it. */
export const aws = group(
  { meaning: "The AWS account and its regions" },
  {
    accountId: accountId("The AWS account that the stack stands in; the program refuses any other"),
    region: region("Region of everything but copies of backups", "ap-southeast-3"),
    recoveryRegion: region("Another region, for copies of backups", "ap-southeast-1"),
  },
);

function cloudflareId(meaning: string) {
  return text(
    {
      meaning,
      expected: "32 hexadecimal digits (0-9, a-f) as text in quotes",
      example: '"0123456789abcdef0123456789abcdef"',
      required: NO_DEFAULT.identity,
    },
    CLOUDFLARE_ID,
  );
}

/** Which Cloudflare account and zone, and whether this stack rules the zone. */
export const cloudflare = group(
  { meaning: "The Cloudflare account and zone" },
  {
    accountId: cloudflareId("The Cloudflare account that holds the zone"),
    zoneId: cloudflareId("The zone of `domain`"),
    plan: choice(
      {
        meaning: "The zone's plan; decides which edge features it can hold",
        example: "free",
        required: NO_DEFAULT.money,
      },
      ["free", "pro", "business", "enterprise"],
    ),
    ownsZone: flag({
      meaning:
        "Whether this stack declares the zone's settings and rulesets; a zone has one owning stack, others declare records only",
      example: "true",
      required: "two stacks on one zone must never both own it",
    }),
  },
);
