import { choice } from "./word.ts";

/** Where the values of all secrets are kept. */
export const secretStore = choice(
  {
    meaning:
      "Where secrets are kept: secrets-manager, or parameters (free encrypted parameters of Systems Manager; no recovery window, no copy in another region, 4 KiB each). Another store has its own values: external ones are filled again",
    example: "parameters",
  },
  ["secrets-manager", "parameters"],
).optional();
