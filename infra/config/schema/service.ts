import * as z from "zod";
import { LEAST_CONTAINER_MIB, LEAST_TASK_CPU_UNITS } from "../../tables/instance-task-sizes.ts";
import { build } from "./build.ts";
import { calls } from "./calls.ts";
import { health } from "./health.ts";
import { scale } from "./scale.ts";
import { webSockets } from "./web-sockets.ts";
import { choice, group, NO_DEFAULT, text, type Word, whole, words } from "./word.ts";

/** Name of an environment variable. */
export const VARIABLE_NAME = /^[A-Z][A-Z0-9_]{0,127}$/;

/** What a service may ask of the data components. */
export const OUTPUT_NAMES = [
  "database.host",
  "database.port",
  "database.name",
  "cache.host",
  "cache.port",
] as const;

const MIN_PORT = 1024;
const MAX_PORT = 65535;

function variable(meaning: string) {
  const expected = "a variable name of capital letters, digits and underscores";
  return text({ meaning, expected, example: "LOG_LEVEL" }, VARIABLE_NAME);
}

function list<S extends z.ZodType>(element: S, meaning: string, expected: string, example: string) {
  return z.array(element).register(words, { meaning, expected, example });
}

const route = group(
  { meaning: "A public address of the service" },
  {
    hostname: text(
      {
        meaning: "The zone's name, or one label below it",
        expected: "a host name without scheme, port or path",
        example: "api.example.com",
        required: NO_DEFAULT.exposure,
      },
      /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
    ),
    paths: z
      .array(
        text(
          {
            meaning: "A path pattern; * stands for any text",
            expected: "a path pattern that starts with /",
            example: '"/*"',
          },
          /^\/[A-Za-z0-9_.$/~"'@:+&*?-]*$/,
          128,
        ),
      )
      .min(1)
      .max(4) // a load-balancer rule holds five condition values in all, and the hostname is one (docs.aws.amazon.com, ELB quotas, from memory, 2026-11)
      .register(words, {
        meaning: "Paths that lead to the service",
        expected: "a list of one to four path patterns",
        example: '["/*"]',
        required: NO_DEFAULT.exposure,
      }),
  },
);

/** Where an image may come from, beside the rest, that has a word for its login. */
export const LOGIN = ", or from a private one by imageCredentials";

/** An image by its digest. */
export function pinnedImage({
  holds,
  login = "",
  ...word
}: Pick<Word, "derived" | "required"> & { readonly holds?: string; readonly login?: string }): z.ZodString {
  return text(
    {
      meaning: `The container image, pinned by digest; from ECR, from any public registry${login}${holds === undefined ? "" : `. ${holds}`}`,
      expected: "an image pinned by digest (<repository>@sha256:<64 hexadecimal digits>)",
      example: "ghcr.io/acme/api@sha256:<64 hexadecimal digits>",
      ...word,
    },
    /^[a-z0-9][a-z0-9._:-]*(?:\/[a-z0-9._-]+)+@sha256:[0-9a-f]{64}$/,
    512,
  );
}

/** The login by which an image is pulled. */
export const imageCredentials = text(
  {
    meaning:
      'Name of the external secret by which a private image is pulled from a registry other than ECR; its value is {"username": "…", "password": "…"}. Without it the image must be public or in ECR',
    expected: "the name of a secret",
    example: "REGISTRY_LOGIN",
  },
  VARIABLE_NAME,
).optional();

/** One container service. */
export const service = group(
  { meaning: "One container service on Fargate" },
  {
    image: pinnedImage({
      login: LOGIN,
      derived: "the digest of the image that `build` gives; one of the two must be written",
    }).optional(),
    imageCredentials,
    build: build.optional(),
    architecture: choice(
      {
        meaning: "Processor that the image is built for",
        example: "ARM64",
        required: NO_DEFAULT.application,
      },
      ["X86_64", "ARM64"],
    ),
    command: list(
      z.string().max(4096),
      "Replaces the image's command",
      "a list of texts",
      '["node", "server.js"]',
    ).optional(),
    containerPort: whole(
      {
        meaning: "Port that the container listens on; a container without root cannot bind below 1024",
        example: "3000",
        required: NO_DEFAULT.application,
      },
      MIN_PORT,
      MAX_PORT,
    ),
    user: text(
      {
        meaning: "User and group that the container runs as",
        expected: "a numeric user other than 0, or user:group, as text in quotes",
        example: '"1000:1000"',
        required: NO_DEFAULT.application,
      },
      /^[1-9]\d{0,9}(?::[1-9]\d{0,9})?$/,
    ),
    writablePaths: list(
      text(
        {
          meaning: "A folder that the application writes to",
          expected: "an absolute path below /",
          example: "/tmp",
        },
        /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+)+$/,
      ),
      "Folders mounted as empty writable volumes; the rest of the file system is read-only",
      "a list of absolute paths",
      "[/tmp]",
    ).optional(),
    cpuUnits: whole(
      {
        meaning:
          "CPU of a task, 1024 = one vCPU; on Fargate one of its pairs with memoryMib, on an instance any that fits",
        unit: "CPU units",
        example: "256",
        required: NO_DEFAULT.money,
      },
      LEAST_TASK_CPU_UNITS,
      16_384,
    ),
    memoryMib: whole(
      {
        meaning: "Memory of a task; on Fargate one of its pairs with cpuUnits, on an instance any that fits",
        unit: "MiB",
        example: "512",
        required: NO_DEFAULT.money,
      },
      LEAST_CONTAINER_MIB,
      122_880,
    ),
    scale,
    health,
    routes: list(
      route,
      "Public addresses; none for a service without ingress",
      "a list of routes",
      "",
    ).optional(),
    environment: z
      .record(
        variable("A plain variable"),
        text(
          {
            meaning: "Its value",
            expected: "text, in quotes where it looks like a number, date or yes/no",
            example: "info",
          },
          /^/,
          4096,
        ),
      )
      .register(words, {
        meaning: "Plain variables of the container, by name; never a secret",
        expected: "a group of variables",
        example: "",
      })
      .optional(),
    secrets: z
      .record(
        variable("A variable that holds a secret"),
        text(
          {
            meaning: "Name of the secret under the top-level key `secrets`",
            expected: "the name of a secret",
            example: "JWT_SECRET",
          },
          VARIABLE_NAME,
        ),
      )
      .register(words, {
        meaning: "Variable of the container → name of the secret that fills it",
        expected: "a group of variable names, each with a secret's name",
        example: "",
      })
      .optional(),
    outputs: z
      .record(
        variable("A variable that holds an output"),
        choice(
          { meaning: "What another component knows once it exists", example: "cache.host" },
          OUTPUT_NAMES,
        ),
      )
      .register(words, {
        meaning: "Variable of the container → output of the database or the cache",
        expected: "a group of variable names, each with an output's name",
        example: "",
      })
      .optional(),
    calls: calls(variable("A variable that holds another service's address")),
    webSockets,
    databaseConnectionsPerTask: whole(
      {
        meaning:
          "Most connections to the database that one task opens: the size that the application's own pool is given (MongoDB's maxPoolSize). With every task of the service it has to fit the instance class, the pool before it, or the tier of MongoDB. Asked for where the service reads PostgreSQL; of MongoDB the drivers' own 100 are counted where it is left out",
        unit: "connections",
        example: "10",
      },
      1,
      1000,
    ).optional(),
    stopTimeoutSeconds: whole(
      { meaning: "Time that a stopping container has before it is killed", unit: "seconds", example: "30" },
      2,
      120, // Fargate's limit: docs.aws.amazon.com/AmazonECS, "Container timeouts", from memory, 2026-11
    ).optional(),
    drainSeconds: whole(
      {
        meaning: "Time that open requests have to end when a task leaves the load balancer",
        unit: "seconds",
        example: "30",
      },
      0,
      3600,
    ).optional(),
  },
);

/** All services, by name. */
export const services = z
  .record(
    text(
      {
        meaning: "Name of a service",
        expected: "a service name of 2 to 20 lower-case letters, digits and hyphens, first a letter",
        example: "api",
      },
      /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,19}$/,
    ),
    service,
  )
  .refine((all) => Object.keys(all).length > 0)
  .register(words, {
    meaning: "The services, by name",
    expected: "at least one service",
    example: "",
    required: NO_DEFAULT.identity,
  });
