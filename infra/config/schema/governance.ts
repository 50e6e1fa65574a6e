import { choice, group, whole } from "./word.ts";

function owner(meaning: string) {
  return choice(
    {
      meaning,
      example: "owned",
      required: "an account has one, and only you know whether another stack or team declares it",
    },
    ["owned", "elsewhere"],
  );
}

/** What an AWS account has once, whichever stack stands in it. */
export const account = group(
  {
    meaning: "What an AWS account has once: owned (this stack declares it) or elsewhere (somebody else does)",
  },
  {
    cloudTrail: owner("The record of who did what in the account, in every region"),
    guardDuty: owner("The watch for threats, in every region where the stack has something"),
    config: owner("The record of how every resource was set, in the stack's region"),
  },
);

/** What the account may cost. */
export const monthlyBudgetUsd = whole(
  {
    meaning: "What the AWS account may cost in a month; at 80 and 100 % of it alarms go out",
    unit: "US dollars",
    example: "250",
    required: "it is a cost decision",
  },
  1,
  1_000_000,
);
