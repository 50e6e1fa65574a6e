import * as z from "zod";
import { accountId } from "./accounts.ts";
import { described, group, NO_DEFAULT, words } from "./word.ts";

function ownership<const T extends string>(value: T) {
  return described(z.literal(value), {
    meaning:
      "Who declares the image repositories: owner (this stack, one per service), reader (another stack), external (nobody here)",
    expected: '"owner", "reader" or "external"',
    example: value,
    required: NO_DEFAULT.identity,
  });
}

const meaning = "Where the images' repositories are declared";

/** Image repositories. One stack owns them; the others read. */
export const registry = z
  .discriminatedUnion("ownership", [
    group({ meaning }, { ownership: ownership("external") }),
    group(
      { meaning },
      {
        ownership: ownership("owner"),
        readerAccountIds: z
          .array(accountId("An AWS account that may pull"))
          .register(words, {
            meaning: "Other AWS accounts that may pull the images and read what their scans found",
            expected: "a list of AWS account ids",
            example: '["111122223333"]',
          })
          .optional(),
      },
    ),
    group(
      { meaning },
      {
        ownership: ownership("reader"),
        ownerAccountId: accountId("The AWS account whose stack owns the repositories"),
      },
    ),
  ])
  .register(words, {
    meaning,
    expected: "a group of keys (ownership and what goes with it)",
    example: "",
    derived:
      "from the images: an own account's repository makes production the owner and staging a reader; another account's makes a reader; all else is external",
  });
