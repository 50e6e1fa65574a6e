import { imageCredentials } from "./service.ts";
import { choice, group, text } from "./word.ts";

/** By which way requests reach the services. */
export const ingress = choice(
  {
    meaning:
      "How requests reach the services: load-balancer, or tunnel (cloudflared beside each public service; no load balancer, no certificate, no open port)",
    example: "tunnel",
  },
  ["load-balancer", "tunnel"],
).optional();

/** The connector of Cloudflare's tunnels. */
export const tunnel = group(
  {
    meaning:
      "The connector (cloudflared) that stands beside each public service where ingress is tunnel, and beside internal tools",
  },
  {
    image: text(
      {
        meaning: "Image of cloudflared for the services' own architecture, pinned by digest",
        expected: "an image pinned by digest (<repository>@sha256:<64 hexadecimal digits>)",
        example: "docker.io/cloudflare/cloudflared@sha256:<64 hexadecimal digits>",
        required: "what runs in the tasks is pinned by you, and nobody updates it unseen",
      },
      /^[a-z0-9][a-z0-9._:-]*(?:\/[a-z0-9._-]+)+@sha256:[0-9a-f]{64}$/,
      512,
    ),
    imageCredentials,
  },
).optional();
