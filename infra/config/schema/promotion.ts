import { group, NO_DEFAULT, text } from "./word.ts";

/** Where images are tried before this stack gets them. */
export const promotion = group(
  { meaning: "Where images are tried before this stack gets them; left out, nobody asks" },
  {
    from: text({
      meaning:
        "Another stack of the folder: a service gets a digest only if the service of the same name ran it there, or in this stack before. Both stacks stand in one backend. A service without tasks waits at 0 for its image to run there",
      expected: "the name of another stack of the folder",
      example: "staging",
      required: NO_DEFAULT.identity,
    }),
  },
).optional();
