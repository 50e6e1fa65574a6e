import type { Broken } from "../edited-stacks.ts";

const FILE = "Pulumi.production.yaml";
const IMAGE = `docker.io/cloudflare/cloudflared@sha256:${"c1".repeat(32)}`;

/** Tunnels; what cannot go with them stands in tests/infra/config/checks/ingress.test.ts. */
export const ingress: readonly Broken[] = [
  {
    mistake: "a way in that does not exist",
    edits: [["    services:\n", "    ingress: tunel\n    services:\n"]],
    messages: [`${FILE} ingress: "load-balancer" or "tunnel"; got "tunel". Write ingress: tunnel.`],
  },
  {
    mistake: "a connector without a tunnel",
    edits: [
      [/ {4}internalTools:.*\n(?: {6}.*\n)+/, ""],
      [/ {4}tunnel:.*\n(?: {6}.*\n)+/, `    tunnel: { image: "${IMAGE}" }\n`],
    ],
    messages: [
      `${FILE} tunnel: ingress: tunnel or internalTools wherever a connector is named; got a load balancer. Write ingress: tunnel, or remove tunnel.`,
    ],
  },
  {
    mistake: "a connector's image by a tag",
    edits: [[/docker\.io\/cloudflare\/cloudflared@.*/, "cloudflare/cloudflared:latest"]],
    messages: [
      `${FILE} tunnel.image: an image pinned by digest (<repository>@sha256:<64 hexadecimal digits>); got "cloudflare/cloudflared:latest". Write it like image: docker.io/cloudflare/cloudflared@sha256:<64 hexadecimal digits>.`,
    ],
  },
];
