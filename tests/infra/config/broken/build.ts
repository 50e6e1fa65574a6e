import type { Broken, Edit } from "../edited-stacks.ts";

const AT = "Pulumi.production.yaml services.api";
const IMAGE = / {8}image: \S+warungin\/api@\S+\n/;
const IN_PRODUCTION = `${AT}.build: no build in production, which runs the digest that staging ran; got a build. Write image: with the reference that \`slipway up\` of staging and \`pulumi stack output images\` there print.`;

function built(text: string): Edit {
  return [IMAGE, `        build: ${text}\n`];
}

/** Images that are built instead of named. The table edits production's file, where a build is refused beside all else. */
export const build: readonly Broken[] = [
  { mistake: "a build in production", edits: [built("{ context: ../api }")], messages: [IN_PRODUCTION] },
  {
    mistake: "neither an image nor a build",
    edits: [[IMAGE, ""]],
    messages: [
      `${AT}.image: an image pinned by digest (<repository>@sha256:<64 hexadecimal digits>), or build; got nothing. Add it, like image: ghcr.io/acme/api@sha256:<64 hexadecimal digits>.`,
    ],
  },
  {
    mistake: "an image and a build at once",
    edits: [[/( {8}image: \S+warungin\/api@\S+\n)/, "$1        build: { context: ../api }\n"]],
    messages: [`${AT}.build: either image or build; got both. Remove one of them.`, IN_PRODUCTION],
  },
  {
    mistake: "a build without its context",
    edits: [built("{ dockerfile: Dockerfile }")],
    messages: [
      IN_PRODUCTION,
      `${AT}.build.context: a relative path of a folder; got nothing. Add it, for example context: ../api.`,
    ],
  },
  {
    mistake: "a context of a machine's own path",
    edits: [built("{ context: /home/me/api }")],
    messages: [
      IN_PRODUCTION,
      `${AT}.build.context: a relative path of a folder; got "/home/me/api". Write it like context: ../api.`,
    ],
  },
  {
    mistake: "a context that holds the stack files",
    edits: [built("{ context: ../../ }")],
    messages: [
      IN_PRODUCTION,
      `${AT}.build.context: a folder that does not hold the stack files, whose own state changes with each run; got "../../". Keep the application in a folder of its own.`,
    ],
  },
  {
    mistake: "a Dockerfile outside the context",
    edits: [built("{ context: ../api, dockerfile: ../Dockerfile }")],
    messages: [
      IN_PRODUCTION,
      `${AT}.build.dockerfile: a path inside the context; got "../Dockerfile". Write it like dockerfile: Dockerfile.`,
    ],
  },
  {
    mistake: "a secret among a build's arguments",
    edits: [built('{ context: ../api, args: { NPM_TOKEN: "x" } }')],
    messages: [
      IN_PRODUCTION,
      `${AT}.build.args.NPM_TOKEN: no secret among arguments, which stay in the image's history; got a name like a secret's. Mount it: services.api.build.secrets.`,
    ],
  },
  {
    mistake: "a secret's value where a variable's name belongs",
    edits: [built("{ context: ../api, secrets: { npm: npm_s3cr3t } }")],
    messages: [
      IN_PRODUCTION,
      `${AT}.build.secrets.npm: a variable name of capital letters, digits and underscores, never the value; got a value that is not shown here. Write it like npm: NPM_TOKEN.`,
    ],
  },
  {
    mistake: "a word that a build does not have",
    edits: [built("{ context: ../api, targets: web }")],
    messages: [
      IN_PRODUCTION,
      `${AT}.build.targets: a known key; got an unknown key. Write "target" instead of "targets".`,
    ],
  },
];
