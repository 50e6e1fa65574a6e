import * as z from "zod";
import { described, group, NO_DEFAULT, text, words } from "./word.ts";

/** A path without a step upwards, inside the context. */
const INSIDE = /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[A-Za-z0-9._/-]+$/;

/** How a service's image is made from a folder, instead of being named by its digest. */
export const build = described(
  group(
    { meaning: "Builds the image here" },
    {
      context: text(
        {
          meaning: "Folder that the image is built from, relative to the stack file's folder",
          expected: "a relative path of a folder",
          example: "../api",
          required: NO_DEFAULT.application,
        },
        /^(?!\/)[A-Za-z0-9._/-]+$/,
      ),
      dockerfile: text(
        {
          meaning:
            "The Dockerfile, relative to the context; it names the images that it is made from by their digest",
          expected: "a path inside the context",
          example: "Dockerfile",
        },
        INSIDE,
      ).optional(),
      target: text(
        {
          meaning: "Stage of the Dockerfile to build",
          expected: "a stage's name of letters, digits, dots, dashes and underscores",
          example: "runtime",
        },
        /^[A-Za-z][A-Za-z0-9._-]*$/,
      ).optional(),
      builder: text(
        {
          meaning: "buildx builder on the machine that builds",
          expected: "a builder's name of letters, digits, dots, dashes and underscores",
          example: "default",
        },
        /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
      ).optional(),
      args: z
        .record(
          text(
            { meaning: "Name of an argument", expected: "an argument's name", example: "NODE_VERSION" },
            /^[A-Za-z_][A-Za-z0-9_]*$/,
          ),
          text({ meaning: "Its value", expected: "text in quotes", example: '"24"' }, /^/, 4096),
        )
        .register(words, {
          meaning: "Arguments of the build, by name; everybody who can pull the image can read them",
          expected: "a group of arguments",
          example: "",
        })
        .optional(),
      secrets: z
        .record(
          text(
            {
              meaning: "Id under which the Dockerfile mounts it",
              expected: "an id of letters, digits, dashes and underscores",
              example: "npm_token",
            },
            /^[A-Za-z][A-Za-z0-9_-]*$/,
          ),
          text(
            {
              meaning: "Environment variable that holds it on the machine that builds",
              expected: "a variable name of capital letters, digits and underscores, never the value",
              example: "NPM_TOKEN",
            },
            /^[A-Z][A-Z0-9_]{0,127}$/,
          ),
        )
        .register(words, {
          meaning:
            "Secrets mounted while the image is built, id → variable; they stay in neither image nor state",
          expected: "a group of ids, each with a variable's name",
          example: "",
        })
        .optional(),
    },
  ),
  {
    meaning: "Builds the image here and pushes it to this stack's own repository; staging only",
    expected: "a group of keys (context, dockerfile, target, builder, args, secrets)",
    example: "",
    derived: "nothing is built where image names a digest",
  },
);
